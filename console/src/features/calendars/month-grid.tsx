import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../api/server-time.ts'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { Waiting } from '../../shell/states/waiting.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import { type CalendarDay, monthQuery } from './calendar-queries.ts'
import { firstWeekday, monthOf, shiftedMonth } from './month.ts'
import styles from './month-grid.module.css'

/** A month as a grid that begins with Monday: hours, public holidays and make-up workdays (调休). */
export function MonthGrid({ id, zone }: { readonly id: string; readonly zone: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [month, setMonth] = useState(() => monthOf(serverNow(), zone))
  const days = useQuery(monthQuery(id, month))
  const title = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, 0, 1 + at)),
    ),
  )
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const hours = ({ openings }: CalendarDay) => openings.map(({ from, to }) => `${time.format(from)}–${time.format(to)}`)
  const why = ({ reason, holiday, isKnown }: CalendarDay) => {
    if (!isKnown) return t('calendar.notKnown')
    if (holiday !== null) return inLanguage(holiday, language)
    return reason === 'week' ? '' : t(`calendar.reasons.${reason}`)
  }
  return (
    <>
      <div className={styles.bar}>
        <Button aria-label={t('calendar.before')} onClick={() => setMonth(shiftedMonth(month, -1))}>
          ‹
        </Button>
        <h3 aria-live="polite">{title}</h3>
        <Button aria-label={t('calendar.after')} onClick={() => setMonth(shiftedMonth(month, 1))}>
          ›
        </Button>
      </div>
      {days.isPending ? <Waiting rows={5} /> : null}
      {days.isError ? <FailureNotice error={days.error} onRetry={() => void days.refetch()} /> : null}
      {days.data === undefined ? null : (
        <ol className={styles.grid}>
          {weekdays.map((name) => (
            <li key={name} className={styles.weekday} aria-hidden>
              {name}
            </li>
          ))}
          {days.data.days.map((day, at) => (
            <li
              key={day.date}
              className={styles.day}
              data-open={day.minutes > 0 || undefined}
              data-special={day.reason === 'week' ? undefined : day.reason}
              style={at === 0 ? { gridColumnStart: firstWeekday(month) } : undefined}
            >
              <span className={styles.number}>{Number(day.date.slice(8))}</span>
              <span className={styles.hours}>
                {day.minutes === 0 ? t('calendar.closed') : hours(day).map((text) => <span key={text}>{text}</span>)}
              </span>
              <span className={styles.why}>{why(day)}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  )
}
