import { type Place, shown } from './calendar-problem.ts'
import { readLocalDate } from './local-date.ts'

/** Years that a company plans in: another one is a slip of the pen. */
const FIRST_YEAR = 1900
const LAST_YEAR = 2199
/** More than a century of Sundays. */
const MOST_DATES = 5_000
const MOST_RANGES = 24
const MOST_YEARS = 300
const MINUTES_A_DAY = 1_440

export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

/** Reports the members that have no meaning here. */
export function knownOnly(json: JsonObject, known: readonly string[], place: Place): void {
  for (const name of Object.keys(json)) {
    if (known.includes(name)) continue
    const list = known.join(', ')
    place
      .inside(name.slice(0, 80))
      .report(
        'field-unknown',
        `There is no such field here; known are ${list}.`,
        `此处没有这个字段，可用字段：${list}。`,
      )
  }
}

/** Pairs of times such as ["09:00", "17:00"], as ranges for `readOpeningHours`: in order, apart, `09:00-17:00`. */
export function readHours(json: unknown, place: Place): string[] {
  if (!Array.isArray(json)) {
    place.report(
      'bad-hours',
      `Expected a list of hours such as [["09:00", "17:00"]], got ${shown(json)}.`,
      `应为时段列表，例如 [["09:00", "17:00"]]，实际为 ${shown(json)}。`,
    )
    return []
  }
  if (json.length > MOST_RANGES) {
    tooMany(MOST_RANGES, json.length, place)
    return []
  }
  const ranges = json
    .flatMap((pair, index) => readRange(pair, place.inside(index)))
    .toSorted((one, other) => one.from - other.from)
  for (const [index, { from, at }] of ranges.entries()) {
    const before = ranges[index - 1]
    if (before !== undefined && from < before.to) {
      at.report('hours-overlap', 'These hours overlap with others of the day.', '该时段与当天的其他时段重叠。')
    }
  }
  return ranges.map(({ from, to }) => `${clockText(from)}-${clockText(to)}`)
}

type Range = { readonly from: number; readonly to: number; readonly at: Place }

function readRange(pair: unknown, at: Place): Range[] {
  const [from, to] = Array.isArray(pair) && pair.length === 2 ? pair.map(minutesOf) : []
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to)) {
    at.report(
      'bad-hours',
      `Expected two times such as ["09:00", "17:00"], the last at most "24:00", got ${shown(pair)}.`,
      `应为两个时刻，例如 ["09:00", "17:00"]，最晚为 "24:00"，实际为 ${shown(pair)}。`,
    )
    return []
  }
  if (from < to) return [{ from, to, at }]
  at.report(
    'bad-hours',
    `The hours ${shown(pair)} end before they begin; what passes midnight is two hours, of two days.`,
    `时段 ${shown(pair)} 的结束早于开始；跨越午夜的时段请拆成两天的两个时段。`,
  )
  return []
}

/** Minutes since midnight; NaN where it is no time of the day. */
function minutesOf(text: unknown): number {
  const [, hour, minute] = (typeof text === 'string' && /^(\d{1,2}):([0-5]\d)$/.exec(text)) || []
  const minutes = Number(hour) * 60 + Number(minute)
  return minutes <= MINUTES_A_DAY ? minutes : Number.NaN
}

const clockText = (minutes: number) =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** Reports a text that is no day, or one of another time. */
function isPlannedDate(text: unknown, place: Place): text is string {
  const year = typeof text === 'string' && readLocalDate(text) !== undefined ? Number(text.slice(0, 4)) : Number.NaN
  if (year >= FIRST_YEAR && year <= LAST_YEAR) return true
  place.report(
    'bad-date',
    `Expected a day of the years ${FIRST_YEAR} to ${LAST_YEAR} such as "2026-10-08", got ${shown(text)}.`,
    `应为 ${FIRST_YEAR} 至 ${LAST_YEAR} 年间的日期，例如 "2026-10-08"，实际为 ${shown(text)}。`,
  )
  return false
}

export function readDates(json: unknown, place: Place): string[] {
  const dates = listOf(json, MOST_DATES, place, ['days such as ["2026-10-08"]', '日期列表，例如 ["2026-10-08"]'])
  const seen = new Set<string>()
  return dates.filter((date, index): date is string => {
    const at = place.inside(index)
    if (!isPlannedDate(date, at)) return false
    if (seen.has(date)) at.report('date-twice', `${date} stands here twice.`, `${date} 在此出现两次。`)
    seen.add(date)
    return true
  })
}

/** Hours of single days, by date. */
export function readDatedHours(json: unknown, place: Place): Record<string, string[]> {
  if (!isObject(json)) {
    place.report(
      'not-dates',
      `Expected hours by date, {"2026-10-08": [["10:00", "16:00"]]}, got ${shown(json)}.`,
      `应为按日期给出的时段，例如 {"2026-10-08": [["10:00", "16:00"]]}，实际为 ${shown(json)}。`,
    )
    return {}
  }
  const entries = Object.entries(json)
  if (entries.length > MOST_DATES) tooMany(MOST_DATES, entries.length, place)
  return Object.fromEntries(
    entries.slice(0, MOST_DATES).flatMap(([date, hours]): [string, string[]][] => {
      const at = place.inside(date.slice(0, 80))
      return isPlannedDate(date, at) ? [[date, readHours(hours, at)]] : []
    }),
  )
}

export function readYears(json: unknown, place: Place): number[] {
  const years = listOf(json, MOST_YEARS, place, ['years such as [2027]', '年份列表，例如 [2027]'])
  return years.filter((year, index): year is number => {
    if (typeof year === 'number' && Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR) return true
    place
      .inside(index)
      .report(
        'bad-year',
        `Expected a year from ${FIRST_YEAR} to ${LAST_YEAR}, got ${shown(year)}.`,
        `应为 ${FIRST_YEAR} 至 ${LAST_YEAR} 的年份，实际为 ${shown(year)}。`,
      )
    return false
  })
}

function listOf(json: unknown, most: number, place: Place, [en, zh]: readonly [string, string]): readonly unknown[] {
  if (!Array.isArray(json)) {
    place.report('not-a-list', `Expected a list of ${en}, got ${shown(json)}.`, `应为${zh}，实际为 ${shown(json)}。`)
    return []
  }
  if (json.length <= most) return json
  tooMany(most, json.length, place)
  return []
}

const tooMany = (most: number, count: number, place: Place) =>
  place.report('too-many', `At most ${most} may stand here, got ${count}.`, `此处最多 ${most} 项，实际 ${count} 项。`)
