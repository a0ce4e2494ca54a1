import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client.ts'
import { personsQuery } from '../../../api/listings.ts'
import { answered } from '../../../api/refused.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Field } from '../../../shell/fields/field.tsx'
import { ChoiceField } from '../../../shell/sheet/choice-field.tsx'
import { SheetForm } from '../../../shell/sheet/sheet-form.tsx'
import styles from '../../../shell/sheet/side-sheet.module.css'
import { SideSheet } from '../../../shell/sheet/side-sheet.tsx'
import { instantOfInput } from '../../tasks/index.ts'

type AbsenceSheetProps = { readonly person: string | null; readonly onClose: () => void }

/** Says who does somebody's new tasks while they are away. */
export function AbsenceSheet({ person, onClose }: AbsenceSheetProps) {
  const { t } = useTranslation()
  const persons = useQuery(personsQuery)
  const [who, setWho] = useState(person)
  const [deputy, setDeputy] = useState<string | null>(null)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const add = useCommand({
    run: () => {
      const times = { startsAt: instantOfInput(from) ?? '', endsAt: instantOfInput(to) ?? '' }
      return answered(api().addAbsence({ body: { person: who ?? '', deputy: deputy ?? '', ...times } }))
    },
    changes: [['absences']],
    said: t('absence.added'),
    onDone: onClose,
  })
  const options = (persons.data?.items ?? []).map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }))
  const moment = (id: string, label: string, value: string, set: (value: string) => void) => (
    <Field id={id} label={label} required>
      {(ties) => <Input {...ties} type="datetime-local" value={value} onChange={(event) => set(event.target.value)} />}
    </Field>
  )
  return (
    <SideSheet title={t('absence.add')} onClose={onClose} isHeld={add.isPending}>
      <SheetForm
        submit={t('absence.addSubmit')}
        onSubmit={() => add.mutate(undefined)}
        onCancel={onClose}
        isRunning={add.isPending}
        error={add.error}
        isBlocked={who === null || deputy === null || from === '' || to === ''}
      >
        {person === null ? (
          <ChoiceField
            id="absent"
            label={t('absence.person')}
            options={options}
            asked={persons}
            value={who}
            onChange={setWho}
            placeholder={t('people.choose')}
            isRequired
          />
        ) : null}
        <ChoiceField
          id="deputy"
          label={t('absence.deputy')}
          options={options.filter(({ value }) => value !== who)}
          asked={persons}
          value={deputy}
          onChange={setDeputy}
          hint={t('absence.deputyHint')}
          placeholder={t('people.choose')}
          isRequired
        />
        <div className={styles.pair}>
          {moment('absence-from', t('absence.from'), from, setFrom)}
          {moment('absence-to', t('absence.to'), to, setTo)}
        </div>
      </SheetForm>
    </SideSheet>
  )
}
