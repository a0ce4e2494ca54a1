import type { TimelineEntry } from '@aftersale/contract'
import { type DecisionTrace, explainInWords } from '@aftersale/decision'
import { labelIn, labelInBoth } from '@aftersale/kernel'
import type { HistoryEntry, InstanceHistory, Name } from '../../engine/index.ts'
import { type PersonNames, personsNamed, taskWords } from './task-words.ts'

const MACHINE = { kind: 'machine', name: 'aftersale' } as const

/** What happened in a case, oldest first, in the words of its flow and its rules. */
export function timelineOf(
  history: InstanceHistory,
  names: PersonNames = new Map(),
  openedBy: string | null = null,
): TimelineEntry[] {
  const { en, 'zh-CN': zh } = history.process.name
  const version = history.process.version
  const opened: TimelineEntry = {
    at: history.startedAt,
    kind: 'opened',
    actor: openedBy === null ? MACHINE : { kind: 'person', name: names.get(openedBy) ?? openedBy },
    title: { en: `Opened: “${en}”, version ${version}`, 'zh-CN': `受理：“${zh}”第 ${version} 版` },
  }
  return [opened, ...history.entries.flatMap((entry) => entryOf(entry, history, names) ?? [])]
}

/** Everybody whom the history names. */
export const personsIn = ({ entries }: InstanceHistory): string[] =>
  entries.flatMap(({ by, task }) => [...(by === null ? [] : [by]), ...(task === null ? [] : personsNamed(task))])

function entryOf(entry: HistoryEntry, history: InstanceHistory, names: PersonNames): TimelineEntry | null {
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
    const { message } = entry.cause
    const title = {
      en: `Stopped at “${name.en}”: ${message.en}`,
      'zh-CN': `停在“${name['zh-CN']}”：${message['zh-CN']}`,
    }
    return { ...base, kind: 'incident', title }
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
      return ruleEntry(entry, base)
    case 'userTask':
      return taskEntry(entry, base)
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

function taskEntry({ kind, name, submitted }: HistoryEntry, base: Base): TimelineEntry {
  if (kind === 'entered') {
    const title = { en: `Waits for a person: “${name.en}”`, 'zh-CN': `等待人工处理：“${name['zh-CN']}”` }
    return { ...base, kind: 'task-opened', title }
  }
  if (kind === 'terminated') {
    const title = { en: `Not needed any more: “${name.en}”`, 'zh-CN': `不再需要：“${name['zh-CN']}”` }
    return { ...base, kind: 'step', title }
  }
  const title = { en: `Done: “${name.en}”`, 'zh-CN': `已处理：“${name['zh-CN']}”` }
  return { ...base, kind: 'task-completed', title, ...(submitted !== null && { values: submitted as Values }) }
}

function ruleEntry({ decision, name }: HistoryEntry, base: Base): TimelineEntry | null {
  const table = decision?.trace.at(-1)
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
      inputs: table.inputs.map(({ label, value }) => ({ name: labelInBoth(label), value })),
      rules: table.matched.map((rule) => ({
        id: rule.id ?? '',
        position: rule.index,
        sentence: sentenceOf(rule, table),
      })),
      output: table.result,
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
