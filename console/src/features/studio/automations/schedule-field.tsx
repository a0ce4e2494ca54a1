import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { TextField } from '../../../shell/sheet/text-field.tsx'
import styles from './automations.module.css'
import { everyOf, scheduleOf } from './schedule-draft.ts'

type ScheduleFieldProps = {
  readonly value: string
  readonly problem: string | undefined
  readonly isReadOnly: boolean
  onChange(every: string): void
}

const OFTEN = ['hour', 'day', 'week'] as const
const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '0'] as const

/** How often it looks: every hour, day or week; as it is written where it is anything else. */
export function ScheduleField({ value, problem, isReadOnly, onChange }: ScheduleFieldProps) {
  const { t } = useTranslation()
  const [id, label] = ['trigger-every', t('studioAutomation.trigger.every')]
  const schedule = scheduleOf(value)
  if (schedule === null) {
    const shared = { id, label, hint: t('studioAutomation.everyHint'), problem, value, isFixed: isReadOnly }
    return <TextField {...shared} onChange={onChange} />
  }
  return (
    <Field id={id} label={label} problem={problem}>
      {(ties) => (
        <div className={styles.length}>
          <Select
            {...ties}
            aria-labelledby={`${id}-label`}
            disabled={isReadOnly}
            value={schedule.often}
            options={OFTEN.map((often) => ({ value: often, label: t(`studioAutomation.often.${often}`) }))}
            onChange={(often: (typeof OFTEN)[number]) => onChange(everyOf({ ...schedule, often }))}
          />
          {schedule.often === 'week' ? (
            <Select
              aria-label={t('studioAutomation.weekday')}
              disabled={isReadOnly}
              value={schedule.weekday}
              options={WEEKDAYS.map((day) => ({ value: day, label: t(`automation.weekdays.${day}`) }))}
              onChange={(weekday: string) => onChange(everyOf({ ...schedule, weekday }))}
            />
          ) : null}
          {schedule.often === 'hour' ? null : (
            <Input
              type="time"
              aria-label={t('studioAutomation.time')}
              disabled={isReadOnly}
              value={schedule.at}
              onChange={({ target }) => target.value !== '' && onChange(everyOf({ ...schedule, at: target.value }))}
            />
          )}
        </div>
      )}
    </Field>
  )
}
