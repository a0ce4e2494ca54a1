/** The month of a moment in a zone, as `yyyy-MM`. */
export function monthOf(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', timeZone: zone }).format(at)
  return parts.slice(0, 7)
}

/** The month so many months later. */
export function shiftedMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const at = new Date(Date.UTC(year, number - 1 + by, 1))
  return at.toISOString().slice(0, 7)
}

/** The last day of a month, as `yyyy-MM-dd`. */
export function lastOf(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

/** The weekday of the first of a month: Monday is 1. */
export function firstWeekday(month: string): number {
  return ((new Date(`${month}-01T00:00:00Z`).getUTCDay() + 6) % 7) + 1
}
