import type { AutomationRecord, KnownRefusal } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import type { Automation } from '../documents/compile-automation.ts'
import { lastChangers } from '../records/facts.store.ts'
import { type Subject, variablesBefore, variablesOf, withFacts } from '../records/facts.ts'
import { differences } from '../records/record-context.ts'
import type { Run } from '../runs/run.store.ts'
import type { NoticedChange } from './change.store.ts'
import { type Around, becomesTrue, isAbout } from './fires.ts'

export type PlannedRun = Run & { readonly trouble: KnownRefusal | null }

/** What automations do about changes: each automation once for each change that makes its condition true. */
export async function evaluateChanges(
  tx: Transaction,
  automations: readonly Automation[],
  changes: readonly NoticedChange[],
  around: Around,
): Promise<PlannedRun[]> {
  const listening = automations.filter(({ document }) => document.trigger.kind === 'change')
  const runs: PlannedRun[] = []
  for (const [record, group] of Map.groupBy(changes, (change) => change.record)) {
    const asked = listening.filter(({ document }) => document.trigger.record === record)
    const wanted = group.filter(({ after }) => asked.some((automation) => isAbout(automation, record, after)))
    if (wanted.length > 0) runs.push(...(await ofRecords(tx, record, asked, wanted, around)))
  }
  return runs
}

async function ofRecords(
  tx: Transaction,
  record: AutomationRecord,
  automations: readonly Automation[],
  changes: readonly NoticedChange[],
  around: Around,
): Promise<PlannedRun[]> {
  const names = new Set(automations.flatMap((one) => [...one.names]))
  const given = changes.map(({ record_id, before, after }) => ({ recordId: record_id, facts: { before, after } }))
  const subjects = await withFacts(tx, record, given, names, around.now)
  const fired = subjects.flatMap((subject, at) => {
    const change = changes[at]
    if (change === undefined) return []
    const after = variablesOf(record, subject)
    const before = () => variablesBefore(record, subject)
    return automations.flatMap((automation) => {
      if (!isAbout(automation, record, subject.facts.after)) return []
      const answer = becomesTrue(automation, { after, before }, around)
      return answer === false ? [] : [{ automation, change, subject, trouble: answer === true ? null : answer }]
    })
  })
  if (fired.length === 0) return []
  const changers =
    record === 'case'
      ? await lastChangers(
          tx,
          fired.map(({ subject }) => subject.recordId),
        )
      : new Map()
  return fired.map(({ automation, change, subject, trouble }) => {
    const changer = change.before === null ? undefined : changers.get(subject.recordId)
    const cause = {
      trigger: 'change',
      changes: change.before === null ? null : differences(record, change.before, change.after),
      by: changer?.by ?? change.after['opened_by'] ?? change.after['changed_by'] ?? null,
      entry: changer?.id ?? null,
    }
    const of = { occasion: `change ${change.position}`, cause, chain: change.chain }
    return planRun(automation, record, subject, of, { now: around.now, trouble })
  })
}

interface Of {
  readonly occasion: string
  readonly cause: Readonly<Record<string, unknown>>
  readonly chain: readonly string[]
}

/** A run of an automation; one that too many automations led to is not done. */
export function planRun(
  { key, version, document }: Automation,
  record: AutomationRecord,
  { recordId, caseId, facts }: Subject,
  { occasion, cause, chain }: Of,
  { now, trouble }: { readonly now: Instant; readonly trouble: KnownRefusal | null },
): PlannedRun {
  const tooDeep: KnownRefusal | null =
    chain.length < document.depth ? null : { code: 'automations.too-deep', depth: chain.length, chain: [...chain] }
  return {
    id: newId(now),
    automation: key,
    version,
    record,
    record_id: recordId,
    case_id: caseId,
    occasion,
    cause,
    facts,
    chain,
    trouble: trouble ?? tooDeep,
  }
}
