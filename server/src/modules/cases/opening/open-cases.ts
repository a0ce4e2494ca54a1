import type { CasePriority, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result } from '@aftersale/kernel'
import type { Actor, Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { startClocks } from '../../clocks/index.ts'
import { agreementOf } from '../clocks/clock-agreement.ts'
import { decidePriorities } from './decide-priorities.ts'
import { type CaseItem, judgeOpenings, type Opener, type Opening, type OpeningRefusal } from './judge-openings.ts'
import { numberCases } from './number-cases.ts'
import { insertOpenedCases } from './opened-case.store.ts'
import { caseVariables, requestVariables } from './variables.ts'

/** What a caller knows an opened case by. */
export interface NamedCase {
  readonly id: string
  readonly number: string
}

type Refused = OpeningRefusal | KnownRefusal<'cases.priority-undecided'>

/**
 * Opens cases, each once under its key, by the newest version of its type: fields, priority, number, record and flow, which
 * runs as far as it goes. All in the caller's transaction: killed in the middle, none of them was opened.
 */
export function openCases(tx: Transaction, engine: Engine, items: readonly CaseItem[], by: Opener) {
  return runKeyed(tx, items, { scope: 'cases.open', now: by.now, run: (fresh) => openNewCases(tx, engine, fresh, by) })
}

/** The same for cases of which the caller knows that they were not opened before: by a key of its own, in this transaction. */
export async function openNewCases(
  tx: Transaction,
  engine: Engine,
  items: readonly CaseItem[],
  by: Opener,
): Promise<Result<NamedCase, Refused>[]> {
  const { now, actor } = by
  const judged = await judgeOpenings(tx, engine, items, by)
  const drafts = judged.flatMap((one) => (one.ok ? [{ ...one.value, id: newId(now), instanceId: newId(now) }] : []))
  const priorities = await decidePriorities(
    tx,
    engine,
    drafts.map((draft) => ({ priority: draft.type.document.priority, variables: variablesOf(draft, now) })),
    now,
  )
  const decided = drafts.flatMap((draft, at) => {
    const priority = priorities[at]
    return priority?.ok ? [{ ...draft, priority: priority.value }] : []
  })
  const numbers = await numberCases(
    tx,
    decided.map(({ type }) => type.document.numbering),
    { now, zone: engine.setup.zone },
  )
  const opened = decided.map((draft, at) => ({ ...draft, number: numbers[at] ?? '' }))
  await insertOpenedCases(
    tx,
    opened.map((one) => rowOf(one, actor, now)),
  )
  await agreeClocks(tx, engine, opened, { actor, now })
  await startFlows(tx, engine, opened, now)
  const byItem = new Map<CaseItem, Result<NamedCase, Refused>>()
  for (const [at, { item }] of drafts.entries()) {
    const priority = priorities[at]
    if (priority !== undefined && !priority.ok) byItem.set(item, priority)
  }
  for (const { item, id, number } of opened) byItem.set(item, accept({ id, number }))
  return judged.map((one, at) => {
    if (!one.ok) return one
    const result = byItem.get(one.value.item)
    if (result === undefined) throw new Error(`expected ${items[at]?.key} to be opened or refused`)
    return result
  })
}

interface Draft extends Opening {
  readonly id: string
  readonly instanceId: string
}

interface Opened extends Draft {
  readonly priority: CasePriority
  readonly number: string
}

function variablesOf(draft: Draft & Partial<Opened>, now: Instant) {
  return {
    case: caseVariables({ ...draft, number: draft.number ?? null, priority: draft.priority ?? null, now }),
    request: requestVariables(draft.type.document, draft.fields),
  }
}

/** Their clocks run before their flows do, which may be the first to say something about them. */
async function agreeClocks(tx: Transaction, engine: Engine, opened: readonly Opened[], { actor, now }: Opener) {
  const agreements = opened.flatMap(({ id, type, priority }) => {
    const agreement = agreementOf(id, type.document, priority)
    return agreement === null ? [] : [{ ...agreement, at: now, by: actor.who }]
  })
  if (agreements.length === 0) return
  for (const result of await startClocks(tx, { engine }, agreements, now)) {
    if (!result.ok) throw new Error(`expected what a case type agrees to be countable, got ${result.refusal.code}`)
  }
}

/** One call for each flow, the cases of one in the order in which they were asked. */
async function startFlows(tx: Transaction, engine: Engine, opened: readonly Opened[], now: Instant): Promise<void> {
  for (const [process, group] of Map.groupBy(opened, ({ type }) => type.document.process)) {
    const starts = group.map((one) => ({
      id: one.instanceId,
      businessKey: one.id,
      variables: variablesOf(one, now),
      source: one.item.source,
    }))
    await engine.startInstances(tx, process, starts, now)
  }
}

function rowOf({ item, type, order, fields, id, instanceId, priority, number }: Opened, actor: Actor, now: Instant) {
  return {
    id,
    number,
    source: item.source,
    kind: type.key,
    type_version: type.version,
    instance_id: instanceId,
    channel: item.channel ?? null,
    customer: item.customer ?? order?.customer ?? null,
    order_number: item.order ?? null,
    product: item.product ?? null,
    title: item.title ?? null,
    priority,
    fields: JSON.stringify(fields),
    opened_at: isoOf(now),
    opened_by: actor.who,
    status: 'running',
    currency: order?.currency ?? null,
  }
}
