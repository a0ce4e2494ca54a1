import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { personsQuery } from '../../api/listings.ts'
import { Field } from '../../shell/fields/field.tsx'
import { PartFailure } from '../../shell/states/part-failure.tsx'
import styles from './tasks.module.css'

/** How many people are in view; more are found by a part of their name. */
const SHOWN = 50

type PersonChoiceProps = {
  readonly isMany: boolean
  /** Who cannot be chosen. */
  readonly except: string | null
  readonly chosen: readonly string[]
  readonly onChoose: (emails: readonly string[]) => void
}

/** One person or several, in a list that a part of a name shortens. */
export function PersonChoice({ isMany, except, chosen, onChoose }: PersonChoiceProps) {
  const { t } = useTranslation()
  const persons = useQuery(personsQuery)
  const [sought, setSought] = useState('')
  const options = (persons.data?.items ?? [])
    .filter(({ email }) => email !== except)
    .map(({ email, name }) => ({ value: email, label: `${name} · ${email}` }))
    .filter(({ value, label }) => chosen.includes(value) || label.toLowerCase().includes(sought.trim().toLowerCase()))
    .slice(0, SHOWN)
  return (
    <>
      <Field id="task-person" label={t('taskDo.person')} required>
        {(ties) => (
          <Input
            {...ties}
            placeholder={t('taskDo.personSearch')}
            value={sought}
            onChange={(event) => setSought(event.target.value)}
          />
        )}
      </Field>
      <PartFailure query={persons} />
      <div className={styles.persons}>
        {isMany ? (
          <Checkbox.Group
            aria-labelledby="task-person-label"
            options={options}
            value={[...chosen]}
            onChange={(emails) => onChoose(emails.map(String))}
          />
        ) : (
          <Radio.Group
            aria-labelledby="task-person-label"
            options={options}
            value={chosen[0] ?? null}
            onChange={(event) => onChoose([String(event.target.value)])}
          />
        )}
      </div>
    </>
  )
}
