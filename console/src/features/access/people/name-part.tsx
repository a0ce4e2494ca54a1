import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneDone } from '../../../api/all-done.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { personsQuery } from '../../../api/listings.ts'
import { useCommand } from '../../../api/use-command.ts'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import { type Account, accountsQuery } from './accounts-query.ts'

/** What somebody is called. */
export function NamePart({ person }: { readonly person: Account }) {
  const { t } = useTranslation()
  const [name, setName] = useState(person.name)
  const rename = useCommand({
    run: async () => {
      const item = { key: commandKey(), person: person.id, name: name.trim() }
      return oneDone(api().renamePersons({ body: { items: [item] } }))
    },
    changes: [accountsQuery.queryKey, personsQuery.queryKey],
    said: t('people.renamed'),
  })
  return (
    <section className={styles.part} aria-labelledby="part-name">
      <h3 id="part-name">{t('people.rename')}</h3>
      <SheetForm
        submit={t('people.save')}
        onSubmit={() => rename.mutate(undefined)}
        isRunning={rename.isPending}
        error={rename.error}
        isBlocked={name.trim() === '' || name.trim() === person.name}
      >
        <TextField id="new-name" label={t('people.name')} value={name} onChange={setName} longest={100} isRequired />
      </SheetForm>
    </section>
  )
}
