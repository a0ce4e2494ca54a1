import type { Instant } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import type { ParcelRow } from './parcel.store.ts'

/** Tells flows what became of parcels. */
export type Announce = (tx: Transaction, parcels: readonly ParcelRow[], now: Instant) => Promise<void>

/** What flows wait for; a parcel's every stop on its way would only be noise. */
const NEWS: ReadonlySet<string> = new Set([
  'delivered',
  'available-for-pick-up',
  'attempt-failed',
  'exception',
  'expired',
])

/** A flow that comes to wait a month later still has it. */
const TIME_TO_LIVE = 'P30D'

/**
 * Publishes a message for each: `parcel-delivered`, `parcel-exception`, `parcel-lost` …, to whoever waits with the id of the
 * return or order that the parcel is about. What it means for the return or the order is for the flow to say: a return is
 * received by the warehouse, not by its carrier.
 */
export const announceBy =
  (engine: Pick<Engine, 'publishMessages'>): Announce =>
  async (tx, parcels, now) => {
    const messages = parcels.flatMap((parcel) => {
      const word = parcel.lost_at !== null && parcel.delivered_at === null ? 'lost' : parcel.status
      if (word !== 'lost' && !NEWS.has(word)) return []
      const { id, direction, carrier, tracking_number, homeward, code } = parcel
      const facts = { id, direction, carrier, trackingNumber: tracking_number, status: word, code, homeward }
      return {
        name: `parcel-${word}`,
        correlationKey: parcel.return_id ?? parcel.order_id ?? '',
        messageId: `${id}/${word}/${homeward ?? ''}/${parcel.status_at ?? now}`,
        timeToLive: TIME_TO_LIVE,
        variables: { parcel: facts },
      }
    })
    await engine.publishMessages(tx, messages, now)
  }
