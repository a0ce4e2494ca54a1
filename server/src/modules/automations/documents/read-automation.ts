import {
  type AutomationDocument,
  type AutomationRecord,
  automationDocument,
  type FieldProblem,
  type KnownRefusal,
  readFields,
} from '@aftersale/contract'
import { compileExpression } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { ToldClock } from '../hearing/told-clock.ts'
import { millisecondsOf } from '../looking/offset.ts'
import { scheduleProblem } from '../looking/schedule.ts'
import { memberName } from '../records/record-context.ts'
import { urlProblem } from '../webhooks/address.ts'
import { expressionsIn } from './compile-automation.ts'

/** What an automation may name. */
export interface Surroundings {
  readonly processes: ReadonlySet<string>
  readonly templates: ReadonlySet<string>
  readonly calendars: ReadonlySet<string>
  /** The fields of each case type, by its key. */
  readonly types: ReadonlyMap<string, ReadonlySet<string>>
  /** The columns of each record's table. */
  readonly columns: ReadonlyMap<AutomationRecord, readonly string[]>
  /** Whether webhooks may go to addresses inside the company, and without https. */
  readonly allowPrivate: boolean
}

type Wrong = KnownRefusal<'automations.wrong'>

const MOST_PROBLEMS = 50

/** An automation as somebody wrote it down, or everything that is wrong with it. */
export function readAutomation(document: unknown, around: Surroundings): Result<AutomationDocument, Wrong> {
  const read = readFields(automationDocument, document)
  const problems = read.ok ? problemsOf(read.value, around) : read.refusal.fields
  if (read.ok && problems.length === 0) return accept(read.value)
  return refuse({ code: 'automations.wrong', fields: problems.slice(0, MOST_PROBLEMS) })
}

function problemsOf(document: AutomationDocument, around: Surroundings): FieldProblem[] {
  const { trigger, when } = document
  const texts = [
    ...(when === undefined ? [] : [{ path: 'when', text: when }]),
    ...document.do.flatMap((action, at) =>
      expressionsIn(action).map(({ path, text }) => ({ path: `do[${at}].${path}`, text })),
    ),
  ]
  return [
    ...triggerProblems(document, around),
    ...(millisecondsOf(document.catchUp) === null || document.catchUp.startsWith('-')
      ? [{ path: 'catchUp', ...NO_DURATION }]
      : []),
    ...texts.flatMap(({ path, text }) => feelProblems(path, text, trigger, around)),
    ...document.do.flatMap((action, at) => actionProblems(action, `do[${at}]`, around)),
  ]
}

const NO_DURATION = {
  en: 'must be an ISO 8601 duration of days, hours, minutes or seconds, such as PT2H',
  'zh-CN': '必须是 ISO 8601 时长（天、小时、分钟、秒），例如 PT2H',
}

function triggerProblems({ trigger }: AutomationDocument, around: Surroundings): FieldProblem[] {
  const problems: FieldProblem[] = []
  if (
    trigger.record === 'case' &&
    trigger.type !== undefined &&
    trigger.type !== 'return' &&
    !around.types.has(trigger.type)
  )
    problems.push(missing('trigger.type', trigger.type, 'case type', '工单模板'))
  if (trigger.type !== undefined && !KINDS.has(trigger.record)) problems.push({ path: 'trigger.type', ...NO_KINDS })
  if (trigger.kind === 'clock') return [...problems, ...waitProblems(trigger)]
  if (trigger.kind === 'change') return problems
  if (trigger.calendar !== undefined && !around.calendars.has(trigger.calendar))
    problems.push(missing('trigger.calendar', trigger.calendar, 'calendar', '日历'))
  if (trigger.kind === 'schedule') {
    const wrong = scheduleProblem(trigger.every)
    if (wrong !== null) problems.push({ path: 'trigger.every', ...wrong })
    if (trigger.workdays && trigger.calendar === undefined) problems.push({ path: 'trigger.workdays', ...NO_CALENDAR })
    return problems
  }
  if (millisecondsOf(trigger.offset) === null) problems.push({ path: 'trigger.offset', ...NO_DURATION })
  if (!knownMembers(trigger, around).has(trigger.field)) {
    const field = trigger.field.slice(0, 100).toWellFormed()
    problems.push({ path: 'trigger.field', en: `${field} is no field there`, 'zh-CN': `没有字段 ${field}` })
  }
  return problems
}

function waitProblems({ after, state }: Extract<Trigger, { kind: 'clock' }>): FieldProblem[] {
  if (after === undefined) return []
  if (state === 'warned') return [{ path: 'trigger.after', ...NOT_LATE }]
  return (millisecondsOf(after) ?? -1) > 0 ? [] : [{ path: 'trigger.after', ...NO_DURATION }]
}

const NOT_LATE = {
  en: 'is counted from when a clock is late; one that is only near its due instant is heard of at once',
  'zh-CN': '从超时起计算；临近提醒只能立即触发',
}

/** Records that are of several kinds. */
const KINDS: ReadonlySet<AutomationRecord> = new Set(['case', 'return', 'customer'])
const NO_KINDS = { en: 'is for records of several kinds only', 'zh-CN': '仅适用于有多种类型的记录' }

const NO_CALENDAR = {
  en: 'needs a calendar that says which days are workdays',
  'zh-CN': '需要指定日历以确定工作日',
}

type Trigger = AutomationDocument['trigger']

/** The members of the record, and of cases of one type their fields as `fields.<name>`. */
function knownMembers({ record, type }: Trigger, { columns, types }: Surroundings): ReadonlySet<string> {
  const own = (columns.get(record) ?? []).map((column) => memberName(record, column))
  const typed = record === 'case' ? [...types].filter(([key]) => type === undefined || key === type) : []
  return new Set([...own, ...typed.flatMap(([, fields]) => [...fields].map((name) => `fields.${name}`))])
}

const CLOCK_MEMBERS: ReadonlySet<string> = new Set<keyof ToldClock>(['name', 'state', 'due', 'target'])

/** What expressions see beside the record and what belongs to it. */
const moreNames = ({ kind, record }: Trigger): readonly string[] => [
  ...(record === 'case' ? ['request'] : []),
  ...(kind === 'clock' ? ['clock'] : []),
]

/** A member of a context as an expression writes it. */
const MEMBER =
  /\b(before|after|case|return|refund|repair|parcel|customer|order|stock|clock|request)\.([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?/gu

function feelProblems(path: string, text: string, trigger: Trigger, around: Surroundings): FieldProblem[] {
  const read = compileExpression(text)
  if (!read.ok) return read.refusal.problems.map(({ message }) => ({ path, ...message }))
  const { record } = trigger
  const scope = new Set([
    'before',
    'after',
    'changed',
    'recent',
    'talk',
    'lines',
    'caseId',
    record,
    ...moreNames(trigger),
  ])
  const strangers = read.value.names.filter((name) => !scope.has(name))
  const known = knownMembers(trigger, around)
  const members = [...text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').matchAll(MEMBER)].flatMap(
    ([, of, name = '', inner]) => {
      const isChecked = record === 'case' && trigger.type !== 'return'
      if (of === 'clock') return CLOCK_MEMBERS.has(name) ? [] : [`clock.${name}`]
      if (of === 'request') return !isChecked || known.has(`fields.${name}`) ? [] : [`request.${name}`]
      if (of !== record && of !== 'before' && of !== 'after') return []
      if (name !== 'fields') return known.has(name) ? [] : [name]
      return inner === undefined || !isChecked || known.has(`fields.${inner}`) ? [] : [`fields.${inner}`]
    },
  )
  return [...strangers, ...members].map((name) => ({
    path,
    en: `reads ${name}, which is not there`,
    'zh-CN': `引用了不存在的 ${name}`,
  }))
}

function actionProblems(action: AutomationDocument['do'][number], path: string, around: Surroundings): FieldProblem[] {
  switch (action.action) {
    case 'note':
    case 'tell':
      return around.templates.has(action.template)
        ? []
        : [missing(`${path}.template`, action.template, 'message template', '消息模板')]
    case 'open-case': {
      const fields = around.types.get(action.type)
      if (fields === undefined) return [missing(`${path}.type`, action.type, 'case type', '工单模板')]
      return Object.keys(action.fields ?? {}).flatMap((name) =>
        fields.has(name)
          ? []
          : [{ path: `${path}.fields.${name}`, en: 'is no field of that type', 'zh-CN': '不是该模板的字段' }],
      )
    }
    case 'start-flow':
      return around.processes.has(action.process) ? [] : [missing(`${path}.process`, action.process, 'flow', '流程')]
    case 'webhook': {
      const wrong = urlProblem(action.url, around.allowPrivate)
      return wrong === null ? [] : [{ path: `${path}.url`, ...wrong }]
    }
    case 'watch': {
      const isNobody = action.persons === undefined && action.groups === undefined
      return isNobody ? [{ path: `${path}.persons`, ...NOBODY }] : []
    }
    case 'change-case':
    case 'publish':
      return []
  }
}

const NOBODY = { en: 'or groups must say who is to watch', 'zh-CN': '与 groups 至少填写一项' }

function missing(path: string, key: string, en: string, zh: string): FieldProblem {
  const shown = key.slice(0, 100).toWellFormed()
  return { path, en: `names the ${en} ${shown}, which is not deployed`, 'zh-CN': `所引用的${zh} ${shown} 尚未部署` }
}
