import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import styles from './automations.module.css'
import { durationOf, type LengthUnit, lengthOf } from './length-draft.ts'

type LengthFieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly problem: string | undefined
  /** ISO 8601. */
  readonly value: string
  readonly units: readonly LengthUnit[]
  /** Whether it may lie before what it counts from. */
  readonly mayBeBefore: boolean
  readonly isReadOnly: boolean
  onChange(duration: string): void
}

/** A length of time as a number and a unit; as it is written where it is more than one unit says. */
export function LengthField(props: LengthFieldProps) {
  const { id, label, problem, value, units, mayBeBefore, isReadOnly, onChange } = props
  const { t } = useTranslation()
  const length = lengthOf(value)
  if (length === null || !units.includes(length.unit)) {
    const hint = t('studioAutomation.offsetHint')
    const shared = { id, label, hint, problem, value, isFixed: isReadOnly }
    return <TextField {...shared} onChange={onChange} />
  }
  return (
    <Field id={id} label={label} hint={props.hint} problem={problem}>
      {(ties) => (
        <div className={styles.length}>
          {mayBeBefore ? (
            <Select
              aria-label={t('studioAutomation.side')}
              disabled={isReadOnly}
              value={length.isBefore}
              options={[false, true].map((one) => ({
                value: one,
                label: t(one ? 'studioAutomation.before' : 'studioAutomation.after'),
              }))}
              onChange={(isBefore: boolean) => onChange(durationOf({ ...length, isBefore }))}
            />
          ) : null}
          <InputNumber
            {...ties}
            style={{ width: '100%' }}
            min={1}
            max={3_000}
            precision={0}
            disabled={isReadOnly}
            value={length.amount}
            onChange={(amount) => amount !== null && onChange(durationOf({ ...length, amount }))}
          />
          <Select
            aria-label={t('plain.timing.unit')}
            disabled={isReadOnly}
            value={length.unit}
            options={units.map((unit) => ({ value: unit, label: t(`plain.timing.${unit}`) }))}
            onChange={(unit: LengthUnit) => onChange(durationOf({ ...length, unit }))}
          />
        </div>
      )}
    </Field>
  )
}
