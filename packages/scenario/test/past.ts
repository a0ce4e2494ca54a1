import { feelToJson, type Json } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import {
  type Brings,
  type RecordedRow,
  type RecordedRun,
  type Recording,
  readRecording,
  type ScenarioOutcome,
} from '../src/index.ts'

export const MONDAY = instant('2026-01-05T09:00:00+08:00')

interface Told {
  /** Work types and what they bring, as far as the scenario shows. */
  readonly brings: Brings
  readonly recording: Recording
}

/** What would have been written down of a scenario, had it been a case of a server: neither what work brought nor messages. */
export function pastOf(outcome: ScenarioOutcome, more: Partial<RecordedRun> = {}): Told {
  const [root] = outcome.instances
  if (root === undefined || root.state === null) throw new Error('expected the scenario to start something')
  const rows: RecordedRow[] = []
  const answers: RecordedRun['answers'][number][] = []
  const brought = new Map<string, Set<string>>()
  for (const { what, happened } of outcome.steps) {
    for (const { instance, event } of happened) {
      if (!('element' in event)) continue
      const { kind, at, element, key: visit } = event
      const row = { instance: instance.label, at, kind, element, visit }
      if (kind === 'entered') rows.push({ ...row, data: { isBody: event.isBody } })
      else rows.push({ ...row, data: kind === 'left' || kind === 'terminated' ? null : event.data })
      const node = instance.deployed.process.nodes.get(element)
      const isAnswer = what.does === 'complete' || what.does === 'sign'
      if (!isAnswer || what.of !== element || node === undefined || kind === 'entered') continue
      const values = feelToJson(what.given.variables ?? {}) as Record<string, Json>
      const isSigned = what.does === 'sign' && kind === 'task'
      if (node.kind === 'userTask' && (isSigned || (what.does === 'complete' && kind === 'left'))) {
        const signer = what.does === 'sign' ? what.given.who : null
        answers.push({ instance: instance.label, visit, signer, by: signer ?? 'ann', at, values })
      }
      const type = 'job' in node && node.job?.type.kind === 'text' ? String(node.job.type.value) : null
      if (type !== null && kind === 'left') {
        brought.set(type, new Set([...(brought.get(type) ?? []), ...Object.keys(values)]))
      }
    }
  }
  const start = outcome.steps.find(({ what }) => what.does === 'start')?.what
  const given = start?.does === 'start' ? (start.given.variables ?? {}) : {}
  const recording = readRecording({
    id: 'case',
    businessKey: root.state.businessKey,
    openedAt: MONDAY,
    seenUntil: outcome.at,
    hasEnded: root.state.status !== 'active',
    isOfToday: true,
    worth: null,
    startsWith: Object.keys(given),
    rows,
    answers,
    definitions: new Map(outcome.instances.map(({ label, deployed }) => [label, deployed.process])),
    variables: feelToJson(root.state.variables) as Record<string, Json>,
    ...more,
  })
  const brings: Brings = (type) => [...(brought.get(type) ?? [])]
  return { recording, brings }
}
