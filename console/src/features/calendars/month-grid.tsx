import type { ShownDay } from '@aftersale/kernel'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Waiting } from '../../shell/states/waiting.tsx'
import { inLanguage } from '../../text/bilingual.ts'
import { useLanguage } from '../../text/use-language.ts'
import { firstWeekday, shiftedMonth } from './month.ts'
import styles from './month-grid.module.css'

type GridDay = Omit<ShownDay, 'date'> & { readonly date: string }

type MonthGridProps = {
  readonly zone: string
  /** `yyyy-MM` */
  readonly month: string
  /** Every day of the month; null while they are not there yet. */
  readonly days: readonly GridDay[] | null
  onMonth(month: string): void
  /** What choosing a day does; null: days are only shown. */
  readonly onPick: ((date: string) => void) | null
}

/** A month as a grid that begins with Monday: hours, public holidays and make-up workdays (调休). */
export function MonthGrid({ zone, month, days, onMonth, onPick }: MonthGridProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const title = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2024, 0, 1 + at)),
    ),
  )
  const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const hours = ({ openings }: GridDay) => openings.map(({ from, to }) => `${time.format(from)}–${time.format(to)}`)
  const why = ({ reason, holiday, isKnown }: GridDay) => {
    if (!isKnown) return t('calendar.notKnown')
    if (holiday !== null) return inLanguage(holiday, language)
    return reason === 'week' ? '' : t(`calendar.reasons.${reason}`)
  }
  const words = (day: GridDay) => (
    <>
      <span className={styles.number}>{Number(day.date.slice(8))}</span>
      <span className={styles.hours}>
        {day.minutes === 0 ? t('calendar.closed') : hours(day).map((text) => <span key={text}>{text}</span>)}
      </span>
      <span className={styles.why}>{why(day)}</span>
    </>
  )
  return (
    <>
      <div className={styles.bar}>
        <Button aria-label={t('calendar.before')} onClick={() => onMonth(shiftedMonth(month, -1))}>
          ‹
        </Button>
        <h3 aria-live="polite">{title}</h3>
        <Button aria-label={t('calendar.after')} onClick={() => onMonth(shiftedMonth(month, 1))}>
          ›
        </Button>
      </div>
      {days === null ? (
        <Waiting rows={5} />
      ) : (
        <ol className={styles.grid}>
          {weekdays.map((name) => (
            <li key={name} className={styles.weekday} aria-hidden>
              {name}
            </li>
          ))}
          {days.map((day, at) => (
            <li
              key={day.date}
              className={styles.cell}
              style={at === 0 ? { gridColumnStart: firstWeekday(month) } : undefined}
            >
              {onPick === null ? (
                <div {...looksOf(day)}>{words(day)}</div>
              ) : (
                <button type="button" {...looksOf(day)} onClick={() => onPick(day.date)}>
                  {words(day)}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

const looksOf = ({ minutes, reason }: GridDay) => ({
  className: styles.day,
  'data-open': minutes > 0 || undefined,
  'data-special': reason === 'week' ? undefined : reason,
})
