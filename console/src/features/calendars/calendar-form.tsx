import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import { useCommand } from '../../api/use-command.ts'
import { NameFields } from '../../shell/sheet/name-fields.tsx'
import { SheetForm } from '../../shell/sheet/sheet-form.tsx'
import styles from '../../shell/sheet/side-sheet.module.css'
import { TextField } from '../../shell/sheet/text-field.tsx'
import { type CalendarDocument, daysOf, hoursOf, hoursText, WEEKDAYS } from './calendar-draft.ts'

type CalendarFormProps = { readonly document: unknown; readonly onClose: () => void }

/** The week and the company's own holidays; saving makes a new version, and what counts on it is counted anew. */
export function CalendarForm({ document, onClose }: CalendarFormProps) {
  const { t } = useTranslation()
  const before = document as CalendarDocument
  const [name, setName] = useState(before.name)
  const [week, setWeek] = useState(() =>
    Object.fromEntries(WEEKDAYS.map((day) => [day, hoursText(before.weekly[day])])),
  )
  const [holidays, setHolidays] = useState((before.holidays ?? []).join(', '))
  const [reason, setReason] = useState('')
  const wrong = (day: string) => hoursOf(week[day] ?? '') === null
  const put = useCommand({
    run: () => {
      const open = WEEKDAYS.flatMap((day) => {
        const hours = hoursOf(week[day] ?? '') ?? []
        return hours.length === 0 ? [] : [[day, hours] as const]
      })
      const days = daysOf(holidays)
      const { holidays: _before, ...rest } = before
      const calendar = {
        ...rest,
        name,
        weekly: Object.fromEntries(open),
        ...(days.length > 0 && { holidays: days }),
      }
      return answered(api().putCalendar({ body: { calendar: calendar as never, reason: reason.trim() } }))
    },
    changes: [['calendars']],
    said: t('calendar.saved'),
    onDone: onClose,
  })
  return (
    <section className={styles.part} aria-labelledby="calendar-edit">
      <h3 id="calendar-edit">{t('calendar.edit')}</h3>
      <SheetForm
        submit={t('role.save')}
        onSubmit={() => put.mutate(undefined)}
        isRunning={put.isPending}
        error={put.error}
        isBlocked={reason.trim() === '' || WEEKDAYS.some(wrong)}
      >
        <NameFields id="calendar" value={name} onChange={setName} />
        <p className="quiet">{t('calendar.hoursHint')}</p>
        <div className={styles.pair}>
          {WEEKDAYS.map((day) => (
            <TextField
              key={day}
              id={`hours-${day}`}
              label={t(`calendar.days.${day}`)}
              value={week[day] ?? ''}
              onChange={(text) => setWeek({ ...week, [day]: text })}
              problem={wrong(day) ? t('calendar.hoursWrong') : undefined}
            />
          ))}
        </div>
        <TextField
          id="calendar-holidays"
          label={t('calendar.holidays')}
          hint={t('calendar.holidaysHint')}
          value={holidays}
          onChange={setHolidays}
          rows={2}
          longest={10_000}
        />
        <TextField
          id="calendar-reason"
          label={t('template.why')}
          hint={t('template.whyHint')}
          value={reason}
          onChange={setReason}
          longest={500}
          isRequired
        />
      </SheetForm>
    </section>
  )
}
