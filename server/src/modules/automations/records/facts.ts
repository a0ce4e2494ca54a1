import type { AutomationRecord } from '@aftersale/contract'
import { type FeelContext, type FeelFunction, feelFromJson, nativeFunction } from '@aftersale/feel'
import { addHours, type Instant } from '@aftersale/kernel'
import type { Database, Transaction } from '../../../platform/database.ts'
import type { ToldClock } from '../hearing/told-clock.ts'
import { linesOfOrders, recentCases, talkOf } from './facts.store.ts'
import { casesOfRecords } from './record.store.ts'
import { contextOf, differences, type Row } from './record-context.ts'

/** What an automation is asked about: a record, what it was before where that is the matter, and what belongs to it. */
export interface Facts {
  readonly before: Row | null
  readonly after: Row
  /** The customer's cases of ninety days; only where somebody reads them. */
  readonly recent?: unknown
  /** When one wrote to the other last; only where somebody reads it. */
  readonly talk?: unknown
  /** The clock that came near its due instant, or ran past it; only where that is the matter. */
  readonly clock?: ToldClock
  /** What was sold on an order; only where somebody reads it. */
  readonly lines?: unknown
}

export interface Subject {
  readonly recordId: string
  readonly facts: Facts
  readonly caseId: string | null
}

const DAYS = 90

/** Adds the cases that records belong to, and of what the names read what must be looked up: once for all of them. */
export async function withFacts(
  tx: Transaction | Database,
  record: AutomationRecord,
  given: readonly { readonly recordId: string; readonly facts: Facts }[],
  names: ReadonlySet<string>,
  now: Instant,
): Promise<Subject[]> {
  const ids = [...new Set(given.map(({ recordId }) => recordId))]
  const cases = record === 'case' ? new Map(ids.map((id) => [id, id])) : await casesOfRecords(tx, record, ids)
  const caseIds = [...new Set(cases.values())]
  const recent = names.has('recent') ? await recentCases(tx, caseIds, addHours(now, -24 * DAYS)) : null
  const talk = names.has('talk') ? await talkOf(tx, caseIds) : null
  const lines = record === 'order' && names.has('lines') ? await linesOfOrders(tx, ids) : null
  return given.map(({ recordId, facts }) => {
    const caseId = cases.get(recordId) ?? null
    const more = {
      ...(recent !== null && { recent: recent.get(caseId ?? '') ?? [] }),
      ...(talk !== null && { talk: talk.get(caseId ?? '') ?? SILENCE }),
      ...(lines !== null && { lines: lines.get(recordId) ?? [] }),
    }
    return { recordId, caseId, facts: { ...facts, ...more } }
  })
}

const SILENCE = { toCustomerAt: null, fromCustomerAt: null }

/** The variables of an automation's expressions. */
export function variablesOf(record: AutomationRecord, { facts, caseId }: Subject): FeelContext {
  const after = contextOf(record, facts.after)
  const before = facts.before === null ? null : contextOf(record, facts.before)
  const { recent = [], talk = SILENCE, lines = [], clock = null } = facts
  return {
    [record]: after,
    after,
    before,
    caseId,
    recent: feelFromJson(recent),
    talk: feelFromJson(talk),
    clock: feelFromJson(clock),
    ...(record === 'case' && { request: feelFromJson(facts.after['fields'] ?? {}) }),
    lines: feelFromJson(lines),
    changed: changedIn(record, facts),
  }
}

/** The same as it was before the change; null where the record was not there. */
export function variablesBefore(record: AutomationRecord, subject: Subject): FeelContext | null {
  const { before } = subject.facts
  return before === null
    ? null
    : variablesOf(record, { ...subject, facts: { ...subject.facts, before: null, after: before } })
}

/** `changed("priority")`, `changed("fields.about")`: whether a member of the record became another. */
function changedIn(record: AutomationRecord, { before, after }: Facts): FeelFunction {
  let names: ReadonlySet<string> | undefined
  return nativeFunction('changed', [{ name: 'field', type: { kind: 'string' } }], { kind: 'boolean' }, ([name]) => {
    names ??= new Set(Object.keys(differences(record, before, after)))
    return typeof name === 'string' && names.has(name)
  })
}
