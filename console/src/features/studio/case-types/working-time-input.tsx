import { InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './case-types.module.css'
import { sizesOf, unitOf, type WorkingUnit } from './working-time.ts'

type WorkingTimeInputProps = {
  readonly label: string
  /** Null: none. */
  readonly minutes: number | null
  /** What counts where none is given; null: nothing does. */
  readonly usual: number | null
  /** How long a day of the calendar is; null: not known. */
  readonly dayMinutes: number | null
  readonly isReadOnly: boolean
  onChange(minutes: number | null): void
}

const UNITS = ['minutes', 'hours', 'days'] as const

/** A length of working time as a number and a unit; kept in minutes. */
export function WorkingTimeInput({ label, minutes, usual, dayMinutes, isReadOnly, onChange }: WorkingTimeInputProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<WorkingUnit | null>(null)
  const sizes = sizesOf(dayMinutes)
  const said = minutes ?? usual
  const unit = chosen !== null && sizes[chosen] !== undefined ? chosen : said === null ? 'hours' : unitOf(said, sizes)
  const size = sizes[unit] ?? 1
  const shown = (length: number) => Math.round((length / size) * 100) / 100
  return (
    <div className={styles.time}>
      <InputNumber
        aria-label={label}
        style={{ width: '100%' }}
        controls={false}
        min={0}
        disabled={isReadOnly}
        placeholder={usual === null ? '–' : String(shown(usual))}
        value={minutes === null ? null : shown(minutes)}
        onChange={(amount) => onChange(amount === null || amount <= 0 ? null : Math.max(1, Math.round(amount * size)))}
      />
      <Select
        aria-label={t('studioType.unitOf', { label })}
        disabled={isReadOnly}
        popupMatchSelectWidth={false}
        value={unit}
        options={UNITS.filter((one) => sizes[one] !== undefined).map((one) => ({
          value: one,
          label: t(`studioType.unit.${one}`),
        }))}
        onChange={(next: WorkingUnit) => {
          setChosen(next)
          // The number stays as it is written, of the other unit.
          if (minutes !== null) onChange(Math.max(1, Math.round(shown(minutes) * (sizes[next] ?? 1))))
        }}
      />
    </div>
  )
}
