import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { fieldMessages } from '../../../api/field-messages.ts'
import { personsQuery } from '../../../api/listings.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { accountProblems } from '../new-account.ts'
import { accountsQuery } from './accounts-query.ts'

type AddPeopleSheetProps = { readonly onClose: () => void; readonly onAdded: (id: string) => void }

/** Adds one person; what they may do and how they come in is said next, in their own sheet. */
export function AddPeopleSheet({ onClose, onAdded }: AddPeopleSheetProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [isTried, setTried] = useState(false)
  const [key] = useState(commandKey)
  const add = useCommand({
    run: async () => {
      const item = { key: `${key} ${email.trim()}`, name: name.trim(), email: email.trim() }
      return oneDone(api().addPersons({ body: { items: [item] } }))
    },
    changes: [accountsQuery.queryKey, personsQuery.queryKey],
    said: t('people.added'),
    onDone: ({ id }) => {
      onAdded(id)
      onClose()
    },
  })
  const problems = accountProblems({ name, email, password: 'not asked for here' })
  const told = fieldMessages(add.error)
  const submit = () => {
    setTried(true)
    if (problems.name === undefined && problems.email === undefined) add.mutate(undefined)
  }
  return (
    <SideSheet title={t('people.add')} onClose={onClose} isHeld={add.isPending}>
      <SheetForm
        submit={t('people.addSubmit')}
        onSubmit={submit}
        onCancel={onClose}
        isRunning={add.isPending}
        error={add.error}
      >
        <TextField
          id="person-name"
          label={t('people.name')}
          value={name}
          onChange={setName}
          longest={100}
          problem={isTried && problems.name ? t('setUp.nameMissing') : told['name']}
          isRequired
          isFocused
        />
        <TextField
          id="person-email"
          label={t('signIn.email')}
          value={email}
          onChange={setEmail}
          hint={t('people.emailHint')}
          problem={isTried && problems.email ? t('setUp.emailWrong') : told['email']}
          isRequired
        />
      </SheetForm>
    </SideSheet>
  )
}
