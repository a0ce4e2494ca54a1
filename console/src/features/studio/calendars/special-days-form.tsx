import { DeleteOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../../text/use-language.ts'
import { WEEKDAYS } from '../../calendars/index.ts'
import { within } from '../wording/json-document.ts'
import type { CalendarPart } from './calendar-part.ts'
import styles from './calendars.module.css'
import { HoursField } from './hours-field.tsx'
import { type SpecialDay, specialDays, withDay, withoutDay } from './special-days.ts'
import { openingsIn } from './week-hours.ts'

const KINDS = ['off', 'work', 'hours'] as const

/** Days that are not as their weekday: closed, worked, or with hours of their own. */
export function SpecialDaysForm({ document, isReadOnly, told, onChange }: CalendarPart) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [date, setDate] = useState('')
  const days = specialDays(document)
  const weekly = within(document['weekly'])
  const usual = WEEKDAYS.map((day) => openingsIn(weekly[day])).find((openings) => openings.length > 0) ?? []
  const dayText = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' })
  const turn = (day: SpecialDay, kind: SpecialDay['kind']) =>
    onChange(withDay(document, { date: day.date, kind, hours: kind === 'hours' ? usual : [] }))
  const isNew = /^\d{4}-\d\d-\d\d$/.test(date) && !days.some((day) => day.date === date)
  return (
    <>
      <p className="quiet">{t('calendar.specialHint')}</p>
      {days.length === 0 ? <p>{t('calendar.noSpecial')}</p> : null}
      <ul className={styles.days}>
        {days.map((day) => {
          const name = dayText.format(new Date(`${day.date}T00:00:00Z`))
          return (
            <li key={day.date} className={styles.day}>
              <span>{name}</span>
              <Segmented
                aria-label={name}
                disabled={isReadOnly}
                value={day.kind}
                options={KINDS.map((value) => ({ value, label: t(`calendar.special.${value}`) }))}
                onChange={(kind) => turn(day, kind)}
              />
              {isReadOnly ? null : (
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('calendar.specialRemove', { day: name })}
                  onClick={() => onChange(withoutDay(document, day.date))}
                />
              )}
              {day.kind === 'hours' ? (
                <div className={styles.own}>
                  <HoursField
                    id={`hours-${day.date}`}
                    label={t('calendar.ownHours', { day: name })}
                    openings={day.hours}
                    isReadOnly={isReadOnly}
                    problem={told(`dates.${day.date}`)}
                    empty={t('calendar.closed')}
                    onChange={(hours) => onChange(withDay(document, { ...day, hours }))}
                  />
                </div>
              ) : null}
            </li>
          )
        })}
      </ul>
      {isReadOnly ? null : (
        <div className={styles.add}>
          <Input
            type="date"
            aria-label={t('calendar.specialDate')}
            value={date}
            min="1900-01-01"
            max="2199-12-31"
            onChange={({ target }) => setDate(target.value)}
          />
          <Button
            disabled={!isNew}
            onClick={() => {
              onChange(withDay(document, { date, kind: 'off', hours: [] }))
              setDate('')
            }}
          >
            {t('calendar.specialAdd')}
          </Button>
        </div>
      )}
    </>
  )
}
