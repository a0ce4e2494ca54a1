import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { type BusinessCalendar, instant, readCalendar } from '@aftersale/kernel'
import { instantAfter } from '@aftersale/process'
import type { Sentence } from '../sentence.ts'
import { said } from '../sentence.ts'
import type { Begun, Expectation, MemberKind, MemberKinds, Modification } from './step-shapes.ts'

/** What a member holds, or what it should have been. */
type MemberRead<K extends MemberKind> = { readonly value: MemberKinds[K] } | { readonly wrong: Sentence }
type Readers = { readonly [K in MemberKind]: (json: unknown) => MemberRead<K> }

type JsonObject = Readonly<Record<string, unknown>>

const isObject = (json: unknown): json is JsonObject =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

const isTexts = (json: unknown): json is readonly string[] =>
  Array.isArray(json) && json.every((one) => typeof one === 'string' && one !== '')

const wrong = (en: string, zh: string) => ({ wrong: said(en, zh) })

const EARLY = instant('2000-01-01T00:00:00Z')

/** Whether it is an ISO 8601 duration, or a date and time with its offset. */
function isTime(text: string): boolean {
  if (instantAfter(text, EARLY, 'UTC') !== null) return true
  try {
    instant(text)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

const wholeFrom = (json: unknown, least: number): json is number =>
  typeof json === 'number' && Number.isSafeInteger(json) && json >= least

export const READERS: Readers = {
  text: (json) =>
    typeof json === 'string' && json !== '' ? { value: json } : wrong('text that is not empty', '非空文本'),
  texts: (json) => (isTexts(json) ? { value: json } : wrong('a list of texts', '文本列表')),
  variables: (json) =>
    isObject(json)
      ? { value: feelFromJson(json) as FeelContext }
      : wrong('an object of values by name', '按名称给出取值的对象'),
  position: (json) => (wholeFrom(json, 1) ? { value: json } : wrong('a whole number from 1 on', '从 1 起的整数')),
  count: (json) => (wholeFrom(json, 0) ? { value: json } : wrong('a whole number from 0 on', '从 0 起的整数')),
  time: (json) =>
    typeof json === 'string' && isTime(json)
      ? { value: json }
      : wrong(
          'a duration such as "PT5M", or a time with its offset such as "2026-03-01T08:00:00+08:00"',
          '时长（如 "PT5M"）或带时差的时刻（如 "2026-03-01T08:00:00+08:00"）',
        ),
  begun: readBegun,
  modification: readModification,
  calendars: readCalendars,
  expectation: readExpectation,
}

const LIST_OF_ELEMENTS = wrong(
  'a list of element ids, or of {"element": id, "variables": {}}',
  '节点 id 的列表，或 {"element": id, "variables": {}} 的列表',
)

function readBegun(json: unknown): MemberRead<'begun'> {
  if (!Array.isArray(json)) return LIST_OF_ELEMENTS
  const begun: Begun[] = []
  for (const one of json) {
    const element = isObject(one) ? one['element'] : one
    const variables = isObject(one) ? (one['variables'] ?? {}) : {}
    const unknown = isObject(one) ? unknownMember(one, ['element', 'variables']) : undefined
    if (typeof element !== 'string' || !isObject(variables) || unknown !== undefined) return LIST_OF_ELEMENTS
    begun.push({ element, variables: feelFromJson(variables) as FeelContext })
  }
  return { value: begun }
}

function readModification(json: unknown): MemberRead<'modification'> {
  const expected = wrong('{"terminate": […], "activate": […]}', '{"terminate": […], "activate": […]}')
  if (!isObject(json) || unknownMember(json, ['terminate', 'activate']) !== undefined) return expected
  const terminate = json['terminate'] ?? []
  const activate = readBegun(json['activate'] ?? [])
  if (!isTexts(terminate) || 'wrong' in activate) return expected
  return { value: { terminate, activate: activate.value } satisfies Modification }
}

/** As in a calendar file, under its id; its own id and its name need not stand there. */
function readCalendars(json: unknown): MemberRead<'calendars'> {
  if (!isObject(json)) return wrong('business calendars by name', '按名称给出的工作日历')
  const calendars = new Map<string, BusinessCalendar>()
  for (const [id, written] of Object.entries(json)) {
    const read = readCalendar(isObject(written) ? { name: { en: id, 'zh-CN': id }, ...written, id } : written)
    if (!read.ok) {
      const [first] = read.refusal.problems
      const at = first === undefined || first.at === '' ? id : `${id}.${first.at}`
      const { en = '', 'zh-CN': zh = '' } = first?.message ?? {}
      return wrong(
        `business calendars by name; “${at}” is not as expected: ${en.replace(/\.$/, '')}`,
        `按名称给出的工作日历；“${at}”不符合要求：${zh.replace(/。$/, '')}`,
      )
    }
    calendars.set(id, read.value.calendar)
  }
  return { value: calendars }
}

const EXPECTED = ['waitingAt', 'ended', 'completed', 'variables', 'incidents', 'key'] as const

function readExpectation(json: unknown): MemberRead<'expectation'> {
  if (!isObject(json)) return wrong(`an object with ${EXPECTED.join(', ')}`, `含 ${EXPECTED.join('、')} 的对象`)
  const unknown = unknownMember(json, EXPECTED)
  if (unknown !== undefined) {
    return wrong(
      `an object with ${EXPECTED.join(', ')} (“${unknown}” is none of them)`,
      `含 ${EXPECTED.join('、')} 的对象（其中没有“${unknown}”）`,
    )
  }
  const { ended = null, variables = null, key = null } = json
  for (const name of ['waitingAt', 'completed', 'incidents'] as const) {
    if (json[name] !== undefined && !isTexts(json[name])) {
      return wrong(`a list of element ids in “${name}”`, `“${name}”中为节点 id 的列表`)
    }
  }
  if (ended !== null && typeof ended !== 'boolean') return wrong('true or false in “ended”', '“ended”为 true 或 false')
  if (variables !== null && !isObject(variables))
    return wrong('values by name in “variables”', '“variables”为按名称给出的取值')
  if (key !== null && typeof key !== 'string') return wrong('text in “key”', '“key”为文本')
  const list = (name: string) => (json[name] === undefined ? null : (json[name] as readonly string[]))
  const value: Expectation = {
    waitingAt: list('waitingAt'),
    ended,
    completed: list('completed'),
    variables: variables === null ? null : (feelFromJson(variables) as FeelContext),
    incidents: list('incidents'),
    key,
  }
  return { value }
}

const unknownMember = (json: JsonObject, known: readonly string[]): string | undefined =>
  Object.keys(json).find((name) => !known.includes(name))
