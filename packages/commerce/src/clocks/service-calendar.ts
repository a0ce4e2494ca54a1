import {
  accept,
  type BusinessCalendar,
  businessCalendar,
  type Result,
  readLocalDate,
  refuse,
  type Weekday,
} from '@aftersale/kernel'
import { notATime, type TimeRefusal, type ZoneRefusal, zoneWrong } from '../given-time.ts'

const WEEKDAYS = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
} as const satisfies Record<string, Weekday>

/** Days in their short names, as service desks write them. */
type ShortWeekday = keyof typeof WEEKDAYS

/** Opening hours as service desks state them: from and to on the wall, `["09:00", "17:00"]`; a day may end at 24:00. */
export type ServiceHours = {
  /** A zone of the tz database, such as `Asia/Shanghai`. */
  readonly zone: string
  /** Each day's hours in any order, apart; a day left out is closed. What passes midnight is two hours, of two days. */
  readonly weekly: { readonly [day in ShortWeekday]?: readonly (readonly [string, string])[] | undefined }
  /** Days off, `yyyy-MM-dd`. */
  readonly holidays?: readonly string[] | undefined
  /** Days worked although the week or a holiday says otherwise, with the hours of the first open day from Monday on. */
  readonly workdays?: readonly string[] | undefined
  /** Whether Chinese public holidays are off and their make-up workdays (调休) worked. `holidays` and `workdays` win. */
  readonly chineseHolidays?: boolean | undefined
}

export type CalendarProblem =
  | TimeRefusal
  | ZoneRefusal
  | { readonly code: 'clocks.hours-wrong'; readonly field: string; readonly from: string; readonly to: string }
  | { readonly code: 'clocks.hours-overlap'; readonly field: string }
  | { readonly code: 'clocks.never-open'; readonly field: string }

/** Makes the kernel's calendar of service hours, and says how many minutes a plain week is open. */
export function serviceCalendar(
  hours: ServiceHours,
): Result<{ readonly calendar: BusinessCalendar; readonly weeklyMinutes: number }, CalendarProblem> {
  const unknown = zoneWrong(hours.zone, 'calendar.zone')
  if (unknown !== undefined) return refuse(unknown)
  const week: { [day in Weekday]?: string[] } = {}
  let weeklyMinutes = 0
  for (const day of Object.keys(WEEKDAYS) as ShortWeekday[]) {
    const ranges = readRanges(hours.weekly[day] ?? [], `calendar.weekly.${day}`)
    if (!ranges.ok) return ranges
    week[WEEKDAYS[day]] = ranges.value.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`)
    for (const { from, to } of ranges.value) weeklyMinutes += to - from
  }
  if (weeklyMinutes === 0) return refuse({ code: 'clocks.never-open', field: 'calendar.weekly' })
  const { holidays = [], workdays = [], chineseHolidays = false } = hours
  const wrong = dateWrong(holidays, 'calendar.holidays') ?? dateWrong(workdays, 'calendar.workdays')
  if (wrong !== undefined) return refuse(wrong)
  const calendar = businessCalendar({ zone: hours.zone, week, holidays, workdays, chineseHolidays })
  if (!calendar.ok) throw new Error(`expected a calendar that was checked, got ${JSON.stringify(calendar.refusal)}`)
  return accept({ calendar: calendar.value, weeklyMinutes })
}

type Range = { readonly from: number; readonly to: number; readonly field: string }

/** Minutes since midnight, in order. */
function readRanges(pairs: readonly (readonly [string, string])[], at: string): Result<Range[], CalendarProblem> {
  const ranges: Range[] = []
  for (const [index, [from, to]] of pairs.entries()) {
    const field = `${at}[${index}]`
    const range = { from: minutesOf(from), to: minutesOf(to), field }
    if (!(range.from < range.to)) return refuse({ code: 'clocks.hours-wrong', field, from, to })
    ranges.push(range)
  }
  ranges.sort((a, b) => a.from - b.from)
  const overlapping = ranges.find(({ from }, index) => from < (ranges[index - 1]?.to ?? 0))
  if (overlapping !== undefined) return refuse({ code: 'clocks.hours-overlap', field: overlapping.field })
  return accept(ranges)
}

/** NaN where it is no time of the day. */
function minutesOf(text: string): number {
  const [, hour, minute] = /^(\d{1,2}):([0-5]\d)$/.exec(text) ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  return minutes <= 1_440 ? minutes : Number.NaN
}

const clockText = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

function dateWrong(dates: readonly string[], at: string): CalendarProblem | undefined {
  const index = dates.findIndex((date) => readLocalDate(date) === undefined)
  return index < 0 ? undefined : notATime(`${at}[${index}]`, dates[index] ?? '')
}
