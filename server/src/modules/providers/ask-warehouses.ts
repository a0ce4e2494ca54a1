import { accept, type Instant, type Result } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { enqueueCalls } from './enqueue-calls.ts'
import { MANUAL } from './port.ts'
import type { Settler } from './take-answers.ts'

export interface WarehouseRequest {
  readonly key: string
  readonly action: 'announce-return' | 'ship-order'
  readonly provider: string
  /** The return or order it is about: what whoever waits for its end waits with. */
  readonly subject: string
  readonly reference: string
  readonly lines: readonly { readonly product: string; readonly units: number }[]
  readonly trackingNumber?: string | undefined
  readonly address?: Readonly<Record<string, string>> | undefined
}

type Asked = { readonly id: string; readonly status: 'waiting' | 'manual' }

/** Asks warehouses to expect goods or to send some. */
export function askWarehouses(tx: Transaction, items: readonly WarehouseRequest[], now: Instant) {
  return runKeyed(tx, items, {
    scope: 'warehouse.ask',
    now,
    run: async (fresh): Promise<Result<Asked, never>[]> => {
      const calls = fresh.map(
        ({ action, provider, subject, reference, lines, trackingNumber = null, address = null }) => {
          const payload = { reference, lines, trackingNumber, address }
          return { id: newId(now), port: 'warehouse', action, provider, subjectId: subject, payload } as const
        },
      )
      await enqueueCalls(tx, calls, now)
      return calls.map(({ id, provider }) => accept({ id, status: provider === MANUAL ? 'manual' : 'waiting' }))
    },
  })
}

/** A flow that comes to wait a month later still has it. */
const TIME_TO_LIVE = 'P30D'

/** Tells flows how warehouses ended what they were asked for: `warehouse-done` or `warehouse-failed`, by the subject's id. */
export const settleWarehouses =
  (engine: Pick<Engine, 'publishMessages'>): Settler =>
  async (tx, settlements, now) => {
    const messages = settlements.map(({ callId, action, provider, subjectId, outcome, reference, facts, failure }) => ({
      name: `warehouse-${outcome}`,
      correlationKey: subjectId,
      messageId: callId,
      timeToLive: TIME_TO_LIVE,
      variables: { warehouse: { call: callId, action, provider, reference, facts, failure } },
    }))
    await engine.publishMessages(tx, messages, now)
  }
