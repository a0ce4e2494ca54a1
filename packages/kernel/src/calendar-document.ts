import { type BusinessCalendar, businessCalendar, type CalendarDefinition, type Weekday } from './business-calendar.ts'
import {
  isObject,
  type JsonObject,
  knownOnly,
  readDatedHours,
  readDates,
  readHours,
  readYears,
} from './calendar-fields.ts'
import { type CalendarProblem, type CalendarUnreadable, type Place, placeIn, shown } from './calendar-problem.ts'
import type { Bilingual, HolidayNotices } from './chinese-holidays.ts'
import { accept, type Result, refuse } from './result.ts'
import { isTimeZone } from './zone-offset.ts'

const WEEKDAYS = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
} as const satisfies Record<string, Weekday>

const FIELDS = [
  'id',
  'name',
  'zone',
  'weekly',
  'chineseHolidays',
  'holidays',
  'workdays',
  'dates',
  'makeUpHours',
  'statedYears',
] as const
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const LONGEST_NAME = 200

/** A calendar as a person writes it, and what it comes to. */
export type CalendarRead = {
  readonly id: string
  readonly name: Bilingual
  readonly calendar: BusinessCalendar
}

/**
 * Reads a business calendar as JSON text or parsed: `id`, `name` in both languages, `zone`, `weekly` hours
 * (`{"mon": [["09:00", "12:00"], ["13:00", "18:00"]]}`; a day left out is closed), and, where wanted, `chineseHolidays`, own
 * `holidays`, `workdays` with `makeUpHours`, `dates` with hours of their own, and `statedYears`. What is nearer wins, as
 * `CalendarDefinition` says. Refused with everything that is wrong at once, at most 50 things, each with its field.
 */
export function readCalendar(source: unknown, notices?: HolidayNotices): Result<CalendarRead, CalendarUnreadable> {
  const problems: CalendarProblem[] = []
  const root = placeIn(problems)
  const json = typeof source === 'string' ? parse(source, root) : source
  if (problems.length === 0 && !isObject(json)) {
    root.report(
      'not-a-calendar',
      'A calendar is a JSON object with id, name, zone and weekly.',
      '日历是带有 id、name、zone 与 weekly 的 JSON 对象。',
    )
  }
  const read = isObject(json) ? readObject(json, root) : undefined
  const made = problems.length === 0 && read !== undefined ? businessCalendar(read.definition, notices) : undefined
  if (made?.ok === false) {
    if (made.refusal.code !== 'calendar.never-open')
      throw new Error(`expected checked fields, got ${made.refusal.code}`)
    root.inside('weekly').report('never-open', 'The company never works by this week.', '按此每周时段，公司从不营业。')
  }
  if (read === undefined || made?.ok !== true) {
    return refuse({ code: 'calendar.unreadable', problems })
  }
  return accept({ id: read.id, name: read.name, calendar: made.value })
}

function parse(text: string, place: Place): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    place.report('not-json', `The calendar is not JSON: ${error.message}.`, `日历不是 JSON：${error.message}。`)
    return undefined
  }
}

function readObject(json: JsonObject, root: Place) {
  knownOnly(json, FIELDS, root)
  for (const field of ['id', 'name', 'zone', 'weekly'] as const) {
    if (json[field] === undefined) root.inside(field).report('field-missing', 'It is missing.', '缺少此字段。')
  }
  const given = <T>(field: (typeof FIELDS)[number], read: (value: unknown, place: Place) => T): T | undefined =>
    json[field] === undefined ? undefined : read(json[field], root.inside(field))
  const id = given('id', readId) ?? ''
  const name = given('name', readName) ?? { en: '', 'zh-CN': '' }
  const definition = {
    zone: given('zone', readZone) ?? '',
    week: given('weekly', readWeek) ?? {},
    chineseHolidays: given('chineseHolidays', readFlag) ?? false,
    holidays: given('holidays', readDates) ?? [],
    workdays: given('workdays', readDates) ?? [],
    dates: given('dates', readDatedHours) ?? {},
    ...(json['makeUpHours'] === undefined ? {} : { makeUpHours: given('makeUpHours', readWorkedHours) ?? [] }),
    statedYears: given('statedYears', readYears) ?? [],
  } satisfies CalendarDefinition
  const free = new Set(definition.holidays)
  for (const [index, date] of definition.workdays.entries()) {
    if (!free.has(date)) continue
    const at = root.inside('workdays').inside(index)
    at.report('date-twice', `${date} stands in holidays as well.`, `${date} 同时出现在 holidays 中。`)
  }
  return { id, name, definition }
}

function readId(value: unknown, place: Place): string {
  if (typeof value === 'string' && ID.test(value)) return value
  place.report(
    'bad-id',
    `An id is made of letters, digits, ".", "_" and "-", at most 100 of them, got ${shown(value)}.`,
    `id 由字母、数字、“.”、“_”与“-”组成，最多 100 个字符，实际为 ${shown(value)}。`,
  )
  return ''
}

function readName(value: unknown, place: Place): Bilingual {
  const { en, 'zh-CN': zh } = isObject(value) ? value : {}
  if (isObject(value)) knownOnly(value, ['en', 'zh-CN'], place)
  if (isName(en) && isName(zh)) return { en, 'zh-CN': zh }
  place.report(
    'bad-name',
    `Expected a name in both languages, {"en": "Office hours", "zh-CN": "…"}, got ${shown(value)}.`,
    `应以两种语言给出名称，例如 {"en": "Office hours", "zh-CN": "办公时间"}，实际为 ${shown(value)}。`,
  )
  return { en: '', 'zh-CN': '' }
}

const isName = (text: unknown): text is string =>
  typeof text === 'string' &&
  text.trim() !== '' &&
  text.length <= LONGEST_NAME &&
  text.isWellFormed() &&
  !text.includes('\0')

function readZone(value: unknown, place: Place): string {
  if (typeof value === 'string' && value.length <= 100 && isTimeZone(value)) return value
  place.report(
    'unknown-zone',
    `Expected a time zone such as "Asia/Shanghai", got ${shown(value)}.`,
    `应为时区，例如 "Asia/Shanghai"，实际为 ${shown(value)}。`,
  )
  return ''
}

function readFlag(value: unknown, place: Place): boolean {
  if (typeof value === 'boolean') return value
  place.report(
    'not-a-flag',
    `Expected true or false, got ${shown(value)}.`,
    `应为 true 或 false，实际为 ${shown(value)}。`,
  )
  return false
}

function readWeek(value: unknown, place: Place): CalendarDefinition['week'] {
  if (!isObject(value)) {
    place.report(
      'not-a-week',
      `Expected the hours of each weekday, {"mon": [["09:00", "17:00"]]}, got ${shown(value)}.`,
      `应为每个工作日的时段，例如 {"mon": [["09:00", "17:00"]]}，实际为 ${shown(value)}。`,
    )
    return {}
  }
  const days = Object.keys(WEEKDAYS) as (keyof typeof WEEKDAYS)[]
  knownOnly(value, days, place)
  return Object.fromEntries(
    days.flatMap((day) =>
      value[day] === undefined ? [] : [[WEEKDAYS[day], readHours(value[day], place.inside(day))]],
    ),
  )
}

function readWorkedHours(value: unknown, place: Place): string[] {
  const hours = readHours(value, place)
  if (Array.isArray(value) && value.length === 0) {
    place.report(
      'bad-hours',
      'A make-up workday has hours; leave the field out to use those of the week.',
      '调休上班日必须有时段；若沿用每周时段，请省略此字段。',
    )
  }
  return hours
}
