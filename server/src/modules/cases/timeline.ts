import type { CaseTypeDocument, Json, TimelineEntry } from '@aftersale/contract'
import { type DecisionTrace, explainInWords } from '@aftersale/decision'
import { pathsRead } from '@aftersale/feel'
import { valueWords } from '@aftersale/form'
import { labelIn, labelInBoth } from '@aftersale/kernel'
import type { HistoryEntry, InstanceHistory, Name } from '../../engine/index.ts'
import { caseCurrency } from './case-currency.ts'
import type { Withholding } from './field-rights/withholding.ts'
import { type PersonNames, personsNamed, taskWords } from './task-words.ts'
import { fieldWords } from './types/field-words.ts'

const MACHINE = { kind: 'machine', name: 'aftersale' } as const

/** What happened in a case, oldest first, in the words of its flow and its rules. */
export function timelineOf(
  history: InstanceHistory,
  names: PersonNames = new Map(),
  openedBy: string | null = null,
  withheld: Withholding | null = null,
  document: CaseTypeDocument | null = null,
): TimelineEntry[] {
  const { en, 'zh-CN': zh } = history.process.name
  const version = history.process.version
  const opened: TimelineEntry = {
    at: history.startedAt,
    kind: 'opened',
    actor: openedBy === null ? MACHINE : { kind: 'person', name: names.get(openedBy) ?? openedBy },
    title: { en: `Opened: “${en}”, version ${version}`, 'zh-CN': `受理：“${zh}”第 ${version} 版` },
  }
  const happened = history.entries.flatMap((entry) => entryOf(entry, history, { names, withheld, document }) ?? [])
  return [opened, ...happened.map((entry) => entryWithout(entry, withheld))]
}

/** An entry as it may be told. */
export function entryWithout(entry: TimelineEntry, withheld: Withholding | null): TimelineEntry {
  if (withheld === null) return entry
  const { title, values, words, rule, cause, ...rest } = entry
  const told = values && withheld.json(values)
  return {
    ...rest,
    title: withheld.words(title),
    ...(rule !== undefined && { rule: withheld.told(rule) }),
    ...(cause !== undefined && { cause: withheld.words(cause) }),
    ...(told !== undefined && { values: told }),
    ...(told !== undefined && words !== undefined && { words: wordsOf(words, told) }),
  }
}

type StepWords = NonNullable<TimelineEntry['words']>

/** The words of what is told: of rows, those of the columns that they have. */
function wordsOf(words: StepWords, told: NonNullable<TimelineEntry['values']>): StepWords {
  const kept = Object.entries(pick(words, told)).map(([name, one]): [string, StepWords[string]] => {
    const rows = told[name]
    if (one.rows === undefined) return [name, one]
    const cells = Array.isArray(rows) ? rows.map((row) => (typeof row === 'object' && row !== null ? row : {})) : []
    return [name, { ...one, rows: one.rows.map((row, at) => pick(row, cells[at] ?? {})) }]
  })
  return Object.fromEntries(kept)
}

/** The members that the other has too. */
const pick = <Value>(from: Readonly<Record<string, Value>>, as: object): Record<string, Value> =>
  Object.fromEntries(Object.entries(from).filter(([name]) => Object.hasOwn(as, name)))

/** Everybody whom the history names. */
export const personsIn = ({ entries }: InstanceHistory): string[] =>
  entries.flatMap(({ by, task }) => [...(by === null ? [] : [by]), ...(task === null ? [] : personsNamed(task))])

/** In whose words, and what is not told. */
interface Telling {
  readonly names: PersonNames
  readonly withheld: Withholding | null
  readonly document: CaseTypeDocument | null
}

function entryOf(
  entry: HistoryEntry,
  history: InstanceHistory,
  { names, withheld, document }: Telling,
): TimelineEntry | null {
  const { at, element, name, by } = entry
  const actor = by === null ? MACHINE : ({ kind: 'person', name: names.get(by) ?? by } as const)
  const base = { at, element, actor }
  if (entry.task !== null) {
    const title = taskWords(entry.task, name, names)
    return title === null ? null : { ...base, kind: 'step', title }
  }
  if (entry.kind === 'variables') return null
  if (entry.recounted !== null) return { ...base, kind: 'step', ...movedBy(entry.recounted, name) }
  if (entry.cause !== null) {
    const title = { en: `Stopped at “${name.en}”`, 'zh-CN': `停在“${name['zh-CN']}”` }
    return { ...base, kind: 'incident', title, cause: entry.cause.message }
  }
  if (entry.kind === 'retried') {
    return { ...base, kind: 'step', title: { en: `Tried again: “${name.en}”`, 'zh-CN': `重试：“${name['zh-CN']}”` } }
  }
  switch (entry.elementKind) {
    case 'startEvent':
      return null
    case 'exclusiveGateway':
      return entry.flow === null ? null : { ...base, kind: 'step', title: branch(name, entry.flow) }
    case 'businessRuleTask':
      return ruleEntry(entry, base, withheld, document)
    case 'userTask':
      return taskEntry(entry, base, caseCurrency(history.variables))
    case 'serviceTask':
      return { ...base, kind: 'step', title: name }
    case 'endEvent':
      return { ...base, kind: 'closed', title: name, values: resultsOf(history) }
    default:
      return entry.kind === 'entered' || name.en === '' ? null : { ...base, kind: 'step', title: name }
  }
}

function movedBy({ calendar, from, to }: NonNullable<HistoryEntry['recounted']>, { en, 'zh-CN': zh }: Name) {
  const title = {
    en: `The business calendar changed: ${en === '' ? 'a deadline' : `“${en}”`} has another time`,
    'zh-CN': `工作日历已变更：${zh === '' ? '时限' : `“${zh}”的时间`}已重新计算`,
  }
  return { title, values: { calendar, from, to } }
}

type Values = NonNullable<TimelineEntry['values']>
type Base = Pick<TimelineEntry, 'at' | 'actor'> & { readonly element: string }

function branch(gateway: Name, flow: Name): Name {
  return { en: `${gateway.en} → ${flow.en}`, 'zh-CN': `${gateway['zh-CN']} → ${flow['zh-CN']}` }
}

function taskEntry({ kind, name, submitted, form }: HistoryEntry, base: Base, currency: string | null): TimelineEntry {
  if (kind === 'entered') {
    const title = { en: `Waits for a person: “${name.en}”`, 'zh-CN': `等待人工处理：“${name['zh-CN']}”` }
    return { ...base, kind: 'task-opened', title }
  }
  if (kind === 'terminated') {
    const title = { en: `Not needed any more: “${name.en}”`, 'zh-CN': `不再需要：“${name['zh-CN']}”` }
    return { ...base, kind: 'step', title }
  }
  const title = { en: `Done: “${name.en}”`, 'zh-CN': `已处理：“${name['zh-CN']}”` }
  if (submitted === null) return { ...base, kind: 'task-completed', title }
  const words = form === null ? {} : valueWords(JSON.parse(form), submitted, currency)
  return { ...base, kind: 'task-completed', title, values: submitted as Values, words }
}

function ruleEntry(
  { decision, name }: HistoryEntry,
  base: Base,
  withheld: Withholding | null,
  document: CaseTypeDocument | null,
): TimelineEntry | null {
  const table = decision?.trace.at(-1)
  if (withheld !== null && table !== undefined && decision !== null && isAskedOfHidden(table, withheld)) {
    return { ...base, kind: 'rule', ...ruleWithout({ ...decision, table }, withheld) }
  }
  if (decision === null || decision === undefined || table === undefined) {
    return { ...base, kind: 'step', title: name }
  }
  const { key, version, trace } = decision
  return {
    ...base,
    kind: 'rule',
    title: { en: explainInWords(trace, 'en'), 'zh-CN': explainInWords(trace, 'zh-CN') },
    rule: {
      decision: key,
      name: labelInBoth(table.decision.label),
      version,
      inputs: table.inputs.map((input) => inputOf(input, document)),
      rules: table.matched.map((rule) => ({
        id: rule.id ?? '',
        position: rule.index,
        sentence: sentenceOf(rule, table),
      })),
      output: table.result,
      columns: columnsOf(table),
    },
  }
}

/** What its writer calls each column of the result, and says for its value. */
function columnsOf({ columns, result }: DecisionTrace): NonNullable<TimelineEntry['rule']>['columns'] {
  const isContext = typeof result === 'object' && result !== null && !Array.isArray(result)
  const values: Readonly<Record<string, unknown>> = isContext ? result : {}
  return columns.map(({ name, label, words }) => {
    const value = columns.length === 1 ? result : values[name]
    const said = typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined
    return { key: name, name: labelInBoth(label), ...(said !== undefined && { said: labelInBoth(said) }) }
  })
}

/** What a table was given; where it is a field of the case that is chosen from a list, with what the choice says. */
function inputOf({ label, value, expression }: DecisionTrace['inputs'][number], document: CaseTypeDocument | null) {
  const [, name] = /^request\.(\w+)$/.exec(expression.trim()) ?? []
  const field = document?.fields.find((one) => one.name === name)
  const said = field === undefined ? null : fieldWords(field, value as Json).value
  return { name: labelInBoth(label), value, ...(said !== null && { said }) }
}

/** Whether a table judges by something that is withheld; what it is asked by cannot be read where it is no FEEL. */
const isAskedOfHidden = ({ inputs }: DecisionTrace, withheld: Withholding) =>
  inputs.some((input) => isHidden(input, withheld))

function isHidden({ expression }: DecisionTrace['inputs'][number], withheld: Withholding): boolean {
  const paths = pathsRead(expression)
  return !paths.ok || paths.value.some((path) => withheld.hides(path))
}

/** That a table judged, by which of its rules and to which end: what it asked of what is withheld is left out. */
function ruleWithout(
  { key, version, table }: { readonly key: string; readonly version: number; readonly table: DecisionTrace },
  withheld: Withholding,
): Pick<TimelineEntry, 'title' | 'rule'> {
  const { decision, inputs, matched, result } = table
  const label = labelInBoth(decision.label)
  return {
    title: {
      en: `Judged by “${label.en}”, among others by fields that you do not see`,
      'zh-CN': `由“${label['zh-CN']}”判定，其中用到您无权查看的字段`,
    },
    rule: {
      decision: key,
      name: label,
      version,
      inputs: inputs.filter((input) => !isHidden(input, withheld)).map((input) => inputOf(input, null)),
      rules: matched.map(({ id, index, annotations: [note = ''] }) => {
        const sentence = note.trim() === '' ? label : labelInBoth(note)
        return { id: id ?? '', position: index, sentence }
      }),
      output: result,
      columns: columnsOf(table),
    },
  }
}

/** The note that the rule's author gave it, else its conditions. */
function sentenceOf(rule: DecisionTrace['matched'][number], table: DecisionTrace): Name {
  const [note = ''] = rule.annotations
  if (note.trim() !== '') return labelInBoth(note)
  const conditions = (language: keyof Name) =>
    rule.inputEntries.flatMap((cell, position) =>
      cell === '-' || cell === '' ? [] : [`${labelIn(table.inputs[position]?.label ?? '', language)} ${cell}`],
    )
  return { en: conditions('en').join(' and ') || 'always', 'zh-CN': conditions('zh-CN').join(' 且 ') || '总是' }
}

/** What the flow came to: the texts and numbers at the top of its variables, and the money that went back. */
function resultsOf({ variables }: InstanceHistory): NonNullable<TimelineEntry['values']> {
  const { outcome, refunded } = variables
  return Object.fromEntries(Object.entries({ outcome, refunded }).filter(([, value]) => value !== undefined)) as never
}
