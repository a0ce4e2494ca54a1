import { calendarDays, type LocalDate, readCalendar } from '@aftersale/kernel'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { lastOf, MonthGrid, monthOf } from '../../calendars/index.ts'
import type { JsonDocument } from '../wording/json-document.ts'

type DraftMonthsProps = {
  readonly document: JsonDocument
  /** Null: days cannot be chosen. */
  readonly onPick: ((date: string) => void) | null
}

/** The months as the draft makes them, before anybody saves it. */
export function DraftMonths({ document, onPick }: DraftMonthsProps) {
  const { t } = useTranslation()
  const read = readCalendar(document)
  const zone = read.ok ? read.value.calendar.zone : 'UTC'
  const [month, setMonth] = useState(() => monthOf(serverNow(), zone))
  if (!read.ok) return <p role="status">{t('calendar.noMonth')}</p>
  const days = calendarDays(read.value.calendar, `${month}-01` as LocalDate, lastOf(month) as LocalDate)
  return <MonthGrid zone={zone} month={month} days={days} onMonth={setMonth} onPick={onPick} />
}
