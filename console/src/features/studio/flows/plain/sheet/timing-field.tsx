import type { Vocabulary } from '@aftersale/contract'
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../../../shell/fields/field.tsx'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'
import styles from './sheet.module.css'
import type { TimingDraft, TimingUnit } from './timing-draft.ts'

type TimingFieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: TimingDraft
  readonly vocabulary: Vocabulary
  readonly onChange: (value: TimingDraft) => void
}

const UNITS: readonly TimingUnit[] = ['days', 'hours', 'minutes', 'weeks']

/** A length of time: how much, of what, and by which calendar it counts. */
export function TimingField({ id, label, hint, value, vocabulary, onChange }: TimingFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  // Days on a calendar are those on which it is open.
  const isOpen = value.calendar !== null
  const calendars = vocabulary.calendars.map(({ key, name }) => ({ value: key, label: inLanguage(name, language) }))
  return (
    <Field id={id} label={label} hint={hint}>
      {(ties) => (
        <div className={styles.split}>
          <InputNumber
            {...ties}
            min={1}
            max={9999}
            precision={0}
            style={{ width: '100%' }}
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
          />
          <Select
            aria-label={t('plain.timing.unit')}
            value={value.unit}
            options={UNITS.map((unit) => ({
              value: unit,
              label: t(`plain.timing.${unit === 'days' && isOpen ? 'workingDays' : unit}`),
            }))}
            onChange={(unit: TimingUnit) => onChange({ ...value, unit })}
          />
          <Select
            aria-label={t('plain.timing.calendar')}
            value={value.calendar ?? ''}
            options={[{ value: '', label: t('plain.timing.always') }, ...calendars]}
            onChange={(calendar: string) => onChange({ ...value, calendar: calendar === '' ? null : calendar })}
          />
        </div>
      )}
    </Field>
  )
}
