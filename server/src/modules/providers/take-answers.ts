import { hash } from 'node:crypto'
import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { Sentence } from '../../platform/trouble.ts'
import { type CallRow, type ChangedCall, keepAnswers, lockCalls, updateCalls } from './call.store.ts'
import { type CallState, decideCall, type Said } from './decide-call.ts'
import type { Patience } from './limits.ts'
import type { Facts, Port } from './port.ts'

/** The end of a call, as the port's owner hears it: once for each call. */
export interface Settlement {
  readonly callId: string
  readonly action: string
  readonly provider: string
  readonly subjectId: string
  readonly outcome: 'done' | 'failed'
  /** What it is known by outside. */
  readonly reference: string | null
  readonly facts: Facts
  /** Why it failed. */
  readonly failure: Sentence | null
  /** The provider, or the person who says so. */
  readonly by: string
}

/** What a port's owner does with the ends of its calls, in the transaction that records them. */
export type Settler = (tx: Transaction, settlements: readonly Settlement[], now: Instant) => Promise<void>
export type Settlers = Readonly<Partial<Record<Port, Settler>>>

interface Around {
  readonly settlers: Settlers
  readonly patience: Patience
  readonly now: Instant
}

/**
 * Takes what was said of calls, in the order it was said: decides, keeps it, and tells the owners of what has ended. Answers
 * the calls as they stand then; one that nobody knows is left out.
 */
export async function takeAnswers(
  tx: Transaction,
  said: readonly Said[],
  { settlers, patience, now }: Around,
): Promise<Map<string, CallRow>> {
  const calls = await lockCalls(tx, [...new Set(said.map(({ callId }) => callId))])
  const changed = new Map<string, ChangedCall>()
  const ended = new Map<Port, Settlement[]>()
  const kept: Parameters<typeof keepAnswers>[1][number][] = []
  for (const one of said) {
    const call = calls.get(one.callId)
    if (call === undefined) continue
    const state = decideCall(call, one, now, patience)
    kept.push(keptAnswer(one, state !== null, now))
    if (state === null) continue
    const after = { ...call, ...state }
    calls.set(call.id, after)
    changed.set(call.id, changedCall(after, state))
    if (state.ended_at !== null) ended.set(call.port, [...(ended.get(call.port) ?? []), settlementOf(after, one)])
  }
  await updateCalls(tx, [...changed.values()])
  await keepAnswers(tx, kept)
  for (const [port, settlements] of ended) await settlers[port]?.(tx, settlements, now)
  return calls
}

export const changedCall = (call: CallRow, { ended_by }: Pick<CallState, 'ended_by'>): ChangedCall => ({
  ...call,
  failure: call.failure === null ? null : JSON.stringify(call.failure),
  answer: call.answer === null ? null : JSON.stringify(call.answer),
  ended_by,
})

const settlementOf = (call: CallRow, { by }: Said): Settlement => ({
  callId: call.id,
  action: call.action,
  provider: call.provider,
  subjectId: call.subject_id,
  outcome: call.status === 'done' ? 'done' : 'failed',
  reference: call.reference,
  facts: call.answer ?? {},
  failure: call.failure,
  by,
})

function keptAnswer({ callId, via, answer, by }: Said, counted: boolean, now: Instant) {
  const words = 'words' in answer ? JSON.stringify(answer.words) : null
  const about = 'facts' in answer ? answer.facts : {}
  const reference = 'reference' in answer ? answer.reference : null
  const facts = JSON.stringify({ ...about, ...(reference !== null && { reference }), ...(via === 'person' && { by }) })
  const digest = hash('sha256', JSON.stringify([via, answer.kind, words, facts]))
  return { call_id: callId, digest, via, kind: answer.kind, words, facts, counted, first_at: now, last_at: now }
}
