import { type Instant, isoOf } from '@aftersale/kernel'
import {
  type Adapter,
  type Confiders,
  enqueueCalls,
  openProviders,
  type Patience,
  type PortCall,
  type Provider,
  type ProviderAnswer,
  type Providers,
  type Settlement,
  type Settlers,
} from '../src/modules/providers/index.ts'
import { settableClock } from '../src/platform/clock.ts'
import { newId } from '../src/platform/ids.ts'
import { inTransaction } from '../src/platform/transaction.ts'
import { closeAfterFile } from './closing.ts'
import { testDatabase } from './database.ts'
import { NOON } from './engine.ts'

/** A provider that answers as a test says: `answer` for a send, `query` for a question. */
export function saying(
  answer: (call: PortCall, time: number) => ProviderAnswer | Promise<ProviderAnswer>,
  query?: (call: PortCall) => ProviderAnswer,
): { readonly adapter: Adapter; readonly sent: PortCall[]; readonly asked: PortCall[] } {
  const sent: PortCall[] = []
  const asked: PortCall[] = []
  const adapter: Adapter = {
    ports: ['payment', 'invoice'],
    send: async (call) => {
      sent.push(call)
      return answer(call, sent.filter(({ id }) => id === call.id).length)
    },
    ...(query !== undefined && {
      query: async (call: PortCall) => {
        asked.push(call)
        return query(call)
      },
    }),
  }
  return { adapter, sent, asked }
}

/** A database with desks that carry calls out, at noon by a clock that stands still. */
export async function callRoom(settlers?: Settlers) {
  const { database, connection } = await testDatabase()
  const clock = settableClock(NOON)
  const told: unknown[] = []
  const settled: Settlement[] = []
  const log = { error: (facts: unknown) => void told.push(facts), warn: (facts: unknown) => void told.push(facts) }
  const own: Settlers = { payment: async (_, settlements) => void settled.push(...settlements) }
  const desks: Providers['desk'][] = []
  closeAfterFile(() => Promise.all(desks.map((desk) => desk.stop(0))))
  return {
    database,
    connection,
    clock,
    log,
    told,
    settled,
    settlers: settlers ?? own,
    desk: (providers: readonly Provider[], patience: Partial<Patience> = {}, confiders: Confiders = {}) => {
      const { desk } = openProviders({
        database,
        clock,
        log,
        providers,
        settlers: settlers ?? own,
        hearers: {},
        confiders,
        patience,
      })
      desks.push(desk)
      return desk
    },
    /** Asks for so many refunds; answers the ids of the calls. */
    ask: async (count: number, provider = 'gateway', now: Instant = clock.now()) => {
      const ids = Array.from({ length: count }, () => newId(now))
      const calls = ids.map((id) => {
        const payment = { paymentReference: `P-${id}`, capturedMinor: 5_000 }
        const payload = { ...payment, amountMinor: 1_000, currency: 'CNY', reason: null }
        return { id, port: 'payment', action: 'refund', provider, subjectId: newId(now), payload } as const
      })
      await inTransaction(database, (tx) => enqueueCalls(tx, calls, now))
      return ids
    },
    call: (id: string) =>
      database.selectFrom('provider_call').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    answers: (id: string) =>
      database
        .selectFrom('provider_answer')
        .select(['via', 'kind', 'counted', 'times'])
        .where('call_id', '=', id)
        .orderBy('first_at')
        .execute(),
    at: (now: Instant) => isoOf(now),
  }
}

/** One look at what is due. */
export const look = (desk: Providers['desk'], isDue = true): Promise<number> =>
  desk.loops[0]?.round(isDue) ?? Promise.reject(new Error('expected a loop, got none'))

export const provider = (adapter: Adapter, more: Partial<Provider> = {}): Provider => ({
  name: 'gateway',
  adapter,
  concurrency: 8,
  ...more,
})
