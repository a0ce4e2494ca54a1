import { hash } from 'node:crypto'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import { notify } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { type CallRow, type CallStatus, keepAnswers, lockCalls, retryStuck, updateCalls } from './call.store.ts'
import type { Said } from './decide-call.ts'
import { CALLS, type Patience } from './limits.ts'
import { BY_HAND, type Facts, MANUAL, type Port, type Provider } from './port.ts'
import { changedCall, type Settlers, takeAnswers } from './take-answers.ts'

export interface MendingSetup {
  readonly providers: readonly Provider[]
  readonly settlers: Settlers
  readonly patience: Patience
}

interface When {
  readonly by: string
  readonly now: Instant
}

type Held =
  | { readonly code: 'providers.call-not-found' }
  | { readonly code: 'providers.call-ended'; readonly outcome: string }
  | { readonly code: 'providers.call-being-sent' }

/** A call that a person may decide about: it is there, has not ended, and nobody is sending it. */
function heldByNobody(call: CallRow | undefined, now: Instant): Result<CallRow, Held> {
  if (call === undefined) return refuse({ code: 'providers.call-not-found' })
  if (call.ended_at !== null) return refuse({ code: 'providers.call-ended', outcome: call.status })
  return isBeingSent(call, now) ? refuse({ code: 'providers.call-being-sent' }) : accept(call)
}

export const isBeingSent = (call: CallRow, now: Instant) => call.status === 'sending' && call.due_at > now

export interface HandSettlement {
  readonly key: string
  readonly id: string
  readonly outcome: 'done' | 'failed'
  readonly reference?: string | undefined
  readonly reason?: string | undefined
  readonly facts?:
    | {
        readonly number?: string | undefined
        readonly issuedAt?: Instant | undefined
        readonly url?: string | undefined
      }
    | undefined
}

type Mended = { readonly id: string; readonly status: CallStatus }

/** A person says how calls ended. The owners hear of it as of a provider's answer. */
export function settleByHand(
  tx: Transaction,
  items: readonly HandSettlement[],
  { settlers, patience }: Pick<MendingSetup, 'settlers' | 'patience'>,
  { by, now }: When,
) {
  return runKeyed(tx, items, {
    scope: 'providers.settle',
    now,
    run: async (fresh): Promise<Result<Mended, Held>[]> => {
      const calls = await lockCalls(tx, [...new Set(fresh.map(({ id }) => id))])
      const said: Said[] = []
      const results = fresh.map((item): Result<Mended, Held> => {
        const call = heldByNobody(calls.get(item.id), now)
        if (!call.ok) return call
        said.push(saidByHand(call.value, item, by))
        calls.set(item.id, { ...call.value, status: item.outcome, ended_at: now })
        return accept({ id: item.id, status: item.outcome })
      })
      await takeAnswers(tx, said, { settlers, patience, now })
      return results
    },
  })
}

export function saidByHand(
  call: Pick<CallRow, 'id' | 'fence'>,
  { outcome, reference, reason = '', facts = {} }: Omit<HandSettlement, 'key' | 'id'>,
  by: string,
): Said {
  const { issuedAt, ...rest } = facts
  const told: Facts = {
    ...rest,
    ...(issuedAt !== undefined && { issuedAt: isoOf(issuedAt) }),
    ...(reason !== '' && { reason }),
  }
  const words = {
    en: reason === '' ? 'A person found that it cannot be done.' : reason,
    'zh-CN': reason === '' ? '人工确认无法完成。' : reason,
  }
  const answer =
    outcome === 'done'
      ? ({ kind: 'done', reference: reference ?? null, facts: told } as const)
      : ({ kind: 'failed', words, facts: told } as const)
  return { callId: call.id, via: 'person', answer, fence: call.fence, wasUncertain: false, by }
}

export interface Retry {
  readonly key: string
  readonly id: string
  readonly provider?: string | undefined
  readonly evenIfUncertain: boolean
}

type RetryRefusal =
  | Held
  | { readonly code: 'providers.may-have-happened'; readonly provider: string }
  | { readonly code: 'providers.not-set-up'; readonly provider: string }
  | { readonly code: 'providers.port-not-served'; readonly provider: string; readonly port: Port }

/** Sends calls again, with all their attempts, under the same key; or gives them to another provider. */
export function retryCalls(
  tx: Transaction,
  items: readonly Retry[],
  { providers }: Pick<MendingSetup, 'providers'>,
  { by, now }: When,
) {
  return runKeyed(tx, items, {
    scope: 'providers.retry',
    now,
    run: async (fresh): Promise<Result<Mended, RetryRefusal>[]> => {
      const calls = await lockCalls(tx, [...new Set(fresh.map(({ id }) => id))])
      const again: CallRow[] = []
      const results = fresh.map((item): Result<Mended, RetryRefusal> => {
        const call = heldByNobody(calls.get(item.id), now)
        if (!call.ok) return call
        const provider = otherProvider(call.value, item, providers)
        if (!provider.ok) return provider
        again.push(begunAnew(call.value, provider.value, now))
        return accept({ id: item.id, status: provider.value === MANUAL ? 'manual' : 'waiting' })
      })
      await updateCalls(
        tx,
        again.map((call) => changedCall(call, { ended_by: null })),
      )
      await keepAnswers(
        tx,
        again.map((call) => retriedBy(call, by, now)),
      )
      if (again.length > 0) await notify(tx, new Set([CALLS]))
      return results
    },
  })
}

function otherProvider(
  call: CallRow,
  { provider = call.provider, evenIfUncertain }: Retry,
  providers: readonly Provider[],
): Result<string, RetryRefusal> {
  const mayHaveHappened = call.uncertain || call.status === 'accepted'
  if (provider !== call.provider && mayHaveHappened && !evenIfUncertain) {
    return refuse({ code: 'providers.may-have-happened', provider: call.provider })
  }
  if (provider === MANUAL) {
    return BY_HAND.includes(call.port)
      ? accept(provider)
      : refuse({ code: 'providers.port-not-served', provider, port: call.port })
  }
  const known = providers.find(({ name }) => name === provider)
  if (known === undefined) return refuse({ code: 'providers.not-set-up', provider })
  if (known.adapter.ports.includes(call.port)) return accept(provider)
  return refuse({ code: 'providers.port-not-served', provider, port: call.port })
}

const begunAnew = (call: CallRow, provider: string, now: Instant): CallRow => ({
  ...call,
  provider,
  status: provider === MANUAL ? 'manual' : 'waiting',
  due_at: now,
  attempts: 0,
  inquiries: 0,
  fence: call.fence + 1,
  uncertain: provider === call.provider && (call.uncertain || call.status === 'accepted'),
  failure: null,
  accepted_at: null,
})

function retriedBy(call: CallRow, by: string, now: Instant) {
  const facts = JSON.stringify({ by, provider: call.provider })
  const digest = hash('sha256', JSON.stringify(['retried', facts, call.fence]))
  const about = { call_id: call.id, via: 'person', kind: 'retried', words: null, facts, counted: true }
  return { ...about, digest, first_at: now, last_at: now }
}

/** Sends the oldest stuck calls of a provider or a port again; answers how many. */
export async function retryStuckCalls(
  tx: Transaction,
  of: { readonly port?: Port | undefined; readonly provider?: string | undefined; readonly limit: number },
  { by, now }: When,
): Promise<number> {
  const again = await retryStuck(tx, of, now)
  await keepAnswers(
    tx,
    again.map((call) => retriedBy(call, by, now)),
  )
  if (again.length > 0) await notify(tx, new Set([CALLS]))
  return again.length
}
