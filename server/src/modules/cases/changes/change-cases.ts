import type { FieldValue, FieldValues } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Actor, Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { changeAgreements } from '../../clocks/index.ts'
import { agreementOf } from '../clocks/clock-agreement.ts'
import { type FieldRightsByType, notTheirs } from '../field-rights/case-field-rights.ts'
import { casesNamed } from '../find-cases.store.ts'
import { inRounds } from '../in-rounds.ts'
import { validateCaseFields } from '../opening/judge-openings.ts'
import { requestVariables } from '../opening/variables.ts'
import type { CaseSight } from '../sight/case-sight.ts'
import { type Documents, documentsOf, versionName } from '../types/documents-of.ts'
import { type ChangedCase, type ChangeRecord, insertChanges, lockCases, updateCases } from './case-change.store.ts'
import { changesBetween, isSame } from './case-change.ts'

type ChangeItem = BodyOf<typeof routes.changeCases>['items'][number]

interface By {
  readonly actor: Actor
  /** Cases on which they may do so. */
  readonly sight: CaseSight
  readonly now: Instant
}

interface Done {
  readonly id: string
  readonly number: string
  readonly changed: boolean
}

type Refused = KnownRefusal<'cases.not-found' | 'cases.fields-wrong' | 'cases.fields-not-yours'>

/**
 * Changes title, priority and fields of cases, each once under its key, in the order given. Fields are judged by the version
 * of the type that the case has. The flow of a case that is not closed sees the change in its variables.
 */
export function changeCases(tx: Transaction, engine: Engine, items: readonly ChangeItem[], by: By) {
  return runKeyed(tx, items, { scope: 'cases.change', now: by.now, run: (fresh) => change(tx, engine, fresh, by) })
}

async function change(
  tx: Transaction,
  engine: Engine,
  items: readonly ChangeItem[],
  { actor, sight, now }: By,
): Promise<Result<Done, Refused>[]> {
  const named = await casesNamed(
    tx,
    items.map((item) => item.case),
    sight,
  )
  const ids = [...new Set([...named.values()].map(({ id }) => id))]
  const seen = await lockCases(tx, ids)
  const documents = await documentsOf(tx, seen)
  const known = new Map(seen.map((one) => [one.id, one]))
  const priorities = new Map(seen.map(({ id, priority }) => [id, priority]))
  const idOf = (item: ChangeItem) => named.get(item.case)?.id ?? ''
  const changed = new Map<string, ChangedCase>()
  const records: ChangeRecord[] = []
  const results = new Map<ChangeItem, Result<Done, Refused>>()
  for (const round of inRounds(items, idOf)) {
    const fields = await fieldsOf(tx, round, (item) => known.get(idOf(item)), documents)
    for (const item of round) {
      const before = known.get(idOf(item))
      const written = fields.get(item)
      const others = before === undefined ? [] : writtenOfOthers(before, item, sight.fields)
      if (before === undefined) results.set(item, refuse({ code: 'cases.not-found' }))
      else if (others.length > 0) results.set(item, refuse({ code: 'cases.fields-not-yours', names: others }))
      else if (written !== undefined && !written.ok) results.set(item, written)
      else {
        const { title = before.title, priority = before.priority } = item
        const after = { ...before, title, priority, fields: written?.value ?? before.fields }
        const changes = changesBetween(before, after)
        results.set(item, accept({ id: before.id, number: before.number, changed: changes.length > 0 }))
        if (changes.length === 0) continue
        known.set(before.id, after)
        changed.set(before.id, after)
        records.push({ id: newId(now), caseId: before.id, changedAt: now, changedBy: actor.who, changes })
      }
    }
  }
  await tellFlows(tx, engine, [...changed.values()], documents, { actor, now })
  await updateCases(tx, [...changed.values()])
  await agreeAnew(
    tx,
    engine,
    [...changed.values()].filter(({ id, priority }) => priorities.get(id) !== priority),
    {
      documents,
      now,
    },
  )
  await insertChanges(tx, records)
  return items.map((item) => {
    const result = results.get(item)
    if (result === undefined) throw new Error(`expected ${item.key} to be decided`)
    return result
  })
}

/** The fields that somebody wants to write and may not; to say of one that they see what it is anyway changes nothing. */
function writtenOfOthers(before: ChangedCase, { fields = {} }: ChangeItem, all: FieldRightsByType): string[] {
  const rights = all.get(before.kind)
  return notTheirs(rights, Object.keys(fields)).filter(
    (name) => rights?.hidden.has(name) || !isSame((fields[name] ?? null) as FieldValue, before.fields[name] ?? null),
  )
}

/** Another priority is another agreement on clocks. Cases that opened before their type kept clocks go on without. */
async function agreeAnew(
  tx: Transaction,
  engine: Engine,
  cases: readonly ChangedCase[],
  { documents, now }: { readonly documents: Documents; readonly now: Instant },
): Promise<void> {
  const agreements = cases.flatMap((one) => {
    const agreement = agreementOf(one.id, documents.get(versionName(one)) ?? {}, one.priority)
    return agreement === null ? [] : [agreement]
  })
  if (agreements.length > 0) await changeAgreements(tx, { engine }, agreements, now)
}

type Fields = Result<FieldValues, KnownRefusal<'cases.fields-wrong'>>

const NO_FIELDS = { fields: [] }

async function fieldsOf(
  tx: Transaction,
  items: readonly ChangeItem[],
  caseOf: (item: ChangeItem) => ChangedCase | undefined,
  documents: Documents,
): Promise<ReadonlyMap<ChangeItem, Fields>> {
  const writing = items.flatMap((item) => {
    const before = caseOf(item)
    return before === undefined || item.fields === undefined ? [] : [{ item, before, given: item.fields }]
  })
  const checked = new Map<ChangeItem, Fields>()
  for (const [name, group] of Map.groupBy(writing, ({ before }) => versionName(before))) {
    const results = await validateCaseFields(
      tx,
      documents.get(name) ?? NO_FIELDS,
      group.map(({ given, before }) => ({ given, before: before.fields })),
    )
    for (const [at, { item }] of group.entries()) {
      const result = results[at]
      if (result !== undefined) checked.set(item, result)
    }
  }
  return checked
}

async function tellFlows(
  tx: Transaction,
  engine: Engine,
  changed: readonly ChangedCase[],
  documents: Documents,
  { actor, now }: Omit<By, 'sight'>,
): Promise<void> {
  const told = changed.flatMap((one) => {
    const document = documents.get(versionName(one))
    if (document === undefined || one.status === 'closed') return []
    const variables = { case: variablesOf(one), request: requestVariables(document, one.fields) }
    return [{ instanceId: one.instanceId, variables }]
  })
  await engine.operations.setVariablesOfMany(tx, told, actor.who, now)
}

function variablesOf(one: ChangedCase): Record<string, string | null> {
  const { id, number, source, channel, customer, product, title, priority } = one
  const about = { id, number, type: one.kind, source, channel, customer, order: one.orderNumber, product }
  return { ...about, title, openedAt: isoOf(one.openedAt), priority }
}
