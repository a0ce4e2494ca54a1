import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { minutesText } from '../../../text/minutes-text.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { hoursOf, hoursText, minutesOf, type Openings } from './week-hours.ts'

type HoursFieldProps = {
  readonly id: string
  readonly label: string
  readonly openings: Openings
  readonly isReadOnly: boolean
  readonly problem: string | undefined
  /** What the field says where nothing is typed. */
  readonly empty: string
  onChange(openings: Openings): void
}

/** The hours of a day as text; what cannot be read stays typed, says so, and leaves the hours as they were. */
export function HoursField({ id, label, openings, isReadOnly, problem, empty, onChange }: HoursFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const given = hoursText(openings)
  const [typed, setTyped] = useState({ text: given, means: given })
  // Hours that came to be otherwise than by typing here, such as those of another day taken over.
  const text = typed.means === given ? typed.text : given
  const isWrong = hoursOf(text) === null
  const minutes = minutesOf(openings)
  return (
    <Field
      id={id}
      label={label}
      hint={minutes === 0 ? empty : t('calendar.hoursSum', { sum: minutesText(minutes, language) })}
      problem={isWrong ? t('calendar.hoursWrong') : problem}
    >
      {(ties) => (
        <Input
          {...ties}
          value={text}
          maxLength={200}
          disabled={isReadOnly}
          onChange={({ target }) => {
            const read = hoursOf(target.value)
            setTyped({ text: target.value, means: read === null ? given : hoursText(read) })
            if (read !== null) onChange(read)
          }}
        />
      )}
    </Field>
  )
}
