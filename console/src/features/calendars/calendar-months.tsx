import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { serverNow } from '../../api/server-time.ts'
import { FailureNotice } from '../../shell/states/failure-notice.tsx'
import { monthQuery } from './calendar-queries.ts'
import { monthOf } from './month.ts'
import { MonthGrid } from './month-grid.tsx'

/** The months of a calendar in force. */
export function CalendarMonths({ id, zone }: { readonly id: string; readonly zone: string }) {
  const [month, setMonth] = useState(() => monthOf(serverNow(), zone))
  const days = useQuery(monthQuery(id, month))
  if (days.isError) return <FailureNotice error={days.error} onRetry={() => void days.refetch()} />
  return <MonthGrid zone={zone} month={month} days={days.data?.days ?? null} onMonth={setMonth} onPick={null} />
}
