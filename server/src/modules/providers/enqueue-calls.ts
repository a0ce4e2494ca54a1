import type { Instant } from '@aftersale/kernel'
import { notify } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { insertCalls } from './call.store.ts'
import { CALLS } from './limits.ts'
import type { InvoicePayload, RefundPayload, TextPayload, TrackPayload, WarehousePayload } from './payloads.ts'
import { MANUAL } from './port.ts'

interface NewCall<Port extends string, Action extends string, Payload> {
  /** A new id (`newId`): what the provider will know the call by. */
  readonly id: string
  readonly port: Port
  readonly action: Action
  /** The provider's name as it was set up; `manual`: a person does it and says so. */
  readonly provider: string
  readonly subjectId: string
  readonly payload: Payload
  /** From when on it is not sent any more, and fails where it has not ended; absent: it is always wanted. */
  readonly uselessAt?: Instant
}

type EnqueuedCall =
  | NewCall<'payment', 'refund', RefundPayload>
  | NewCall<'carrier', 'track', TrackPayload>
  | NewCall<'warehouse', 'announce-return' | 'ship-order', WarehousePayload>
  | NewCall<'invoice', 'issue' | 'reverse', InvoicePayload>
  | NewCall<'sms', 'send', TextPayload>

/**
 * Asks the world outside for these, once this transaction has committed and not otherwise. What becomes of each is told to
 * the port's owner (`Settlers`). Where nobody has set up a provider of the name, a person sees the call and decides.
 */
export async function enqueueCalls(tx: Transaction, calls: readonly EnqueuedCall[], now: Instant): Promise<void> {
  if (calls.length === 0) return
  await insertCalls(
    tx,
    calls.map(({ subjectId, payload, uselessAt = null, ...call }) => ({
      ...call,
      subject_id: subjectId,
      payload: JSON.stringify(payload),
      status: call.provider === MANUAL ? 'manual' : 'waiting',
      due_at: now,
      asked_at: now,
      useless_at: uselessAt,
    })),
  )
  await notify(tx, new Set([CALLS]))
}
