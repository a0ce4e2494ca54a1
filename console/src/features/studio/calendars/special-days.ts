import { type JsonDocument, put, textsIn, within } from '../wording/json-document.ts'
import { type Openings, openingsIn } from './week-hours.ts'

/** A day that is not as its weekday: closed, worked with the hours of make-up workdays, or with hours of its own. */
export interface SpecialDay {
  /** `yyyy-MM-dd` */
  readonly date: string
  readonly kind: 'off' | 'work' | 'hours'
  /** Those of its own; others have none. */
  readonly hours: Openings
}

/** The special days that a calendar names, the first first. */
export function specialDays(document: JsonDocument): readonly SpecialDay[] {
  const days = [
    ...textsIn(document['holidays']).map((date): SpecialDay => ({ date, kind: 'off', hours: [] })),
    ...textsIn(document['workdays']).map((date): SpecialDay => ({ date, kind: 'work', hours: [] })),
    ...Object.entries(within(document['dates'])).map(([date, hours]): SpecialDay => {
      const own = openingsIn(hours)
      return { date, kind: own.length === 0 ? 'off' : 'hours', hours: own }
    }),
  ]
  // What has hours of its own is that, whatever else the file says of the day.
  return [...new Map(days.map((day) => [day.date, day])).values()].toSorted((one, other) =>
    one.date < other.date ? -1 : 1,
  )
}

const LISTS = { off: 'holidays', work: 'workdays' } as const

/** The calendar without anything said of a day. */
export function withoutDay(document: JsonDocument, date: string): JsonDocument {
  const { [date]: _gone, ...dates } = within(document['dates'])
  const lists = Object.values(LISTS).reduce((next, list) => {
    const left = textsIn(next[list]).filter((one) => one !== date)
    return put(next, list, left.length === 0 ? undefined : left)
  }, document)
  return put(lists, 'dates', Object.keys(dates).length === 0 ? undefined : dates)
}

/** The calendar with a day as it is now wanted, in its place among the others of its kind. */
export function withDay(document: JsonDocument, { date, kind, hours }: SpecialDay): JsonDocument {
  const without = withoutDay(document, date)
  if (kind === 'hours') return put(without, 'dates', sorted({ ...within(without['dates']), [date]: hours }))
  return put(without, LISTS[kind], [...textsIn(without[LISTS[kind]]), date].toSorted())
}

const sorted = (dates: JsonDocument) =>
  Object.fromEntries(Object.entries(dates).toSorted(([a], [b]) => (a < b ? -1 : 1)))
