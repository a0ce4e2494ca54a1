/** Cases opened on these days (`yyyy-MM-dd`), both included. */
export interface PastDays {
  readonly from: string
  readonly to: string
}

/** The calendar month before that of a day. */
export function monthBefore(day: string): PastDays {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const iso = (at: number) => new Date(at).toISOString().slice(0, 10)
  return { from: iso(Date.UTC(year, month - 2, 1)), to: iso(Date.UTC(year, month - 1, 0)) }
}

const DAY = /^\d{4}-\d\d-\d\d$/

/** Whether both days are there, the first not after the last. */
export const isSpan = ({ from, to }: PastDays): boolean => DAY.test(from) && DAY.test(to) && from <= to
