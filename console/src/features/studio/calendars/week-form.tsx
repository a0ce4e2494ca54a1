import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { WEEKDAYS } from '../../calendars/index.ts'
import { put, within } from '../wording/json-document.ts'
import type { CalendarPart } from './calendar-part.ts'
import styles from './calendars.module.css'
import { HoursField } from './hours-field.tsx'
import { type Openings, openingsIn } from './week-hours.ts'

const LIKE_MONDAY = ['tue', 'wed', 'thu', 'fri'] as const

/** The hours of each weekday. */
export function WeekForm({ document, isReadOnly, told, onChange }: CalendarPart) {
  const { t } = useTranslation()
  const weekly = within(document['weekly'])
  const set = (days: readonly string[], hours: Openings) => {
    const said = { ...weekly, ...Object.fromEntries(days.map((day) => [day, hours])) }
    // In the order of the week; a day without hours is left out.
    const open = WEEKDAYS.flatMap((day) => {
      const openings = openingsIn(said[day])
      return openings.length === 0 ? [] : [[day, openings] as const]
    })
    onChange(put(document, 'weekly', Object.fromEntries(open)))
  }
  const monday = openingsIn(weekly['mon'])
  return (
    <>
      <p className="quiet">{t('calendar.hoursHint')}</p>
      <div className={styles.week}>
        {WEEKDAYS.map((day) => (
          <HoursField
            key={day}
            id={`hours-${day}`}
            label={t(`calendar.days.${day}`)}
            openings={openingsIn(weekly[day])}
            isReadOnly={isReadOnly}
            problem={told(`weekly.${day}`)}
            empty={t('calendar.closed')}
            onChange={(hours) => set([day], hours)}
          />
        ))}
      </div>
      {isReadOnly || monday.length === 0 ? null : (
        <div>
          <Button size="small" onClick={() => set(LIKE_MONDAY, monday)}>
            {t('calendar.likeMonday')}
          </Button>
        </div>
      )}
    </>
  )
}
