import { awaited, uncredited } from '@aftersale/commerce'
import type { JobHandler } from '../../engine/index.ts'
import { openLedger } from '../orders/index.ts'
import { holdingLines } from './held-units.store.ts'
import { requestIdOf } from './request-id.ts'

/**
 * `returns.release-units`: a refused request lets go of its units, and of the refund that they were worth. Run twice, the
 * second finds nothing to release.
 */
export const releaseUnitsTask: JobHandler = async (tx, jobs, now) => {
  const lines = await holdingLines(tx, jobs.map(requestIdOf))
  const ledger = await openLedger(
    tx,
    lines.map((line) => line.order_id),
  )
  for (const { id, order_id: orderId } of lines) {
    const entry = ledger.book(orderId)?.returns.get(id)
    // Units that came already are for a person to decide about: they are with us.
    const units = entry === undefined ? 0 : Math.min(awaited(entry), uncredited(entry))
    if (units === 0) continue
    const released = ledger.post([{ orderId, action: { kind: 'cancel-return', returnLine: id, units } }])
    if (!released.ok) throw new Error(`expected units that have not come to be released, got ${released.refusal.code}`)
  }
  await ledger.save({ now, by: 'aftersale' })
  return jobs.map(() => ({ variables: { outcome: 'refused', refund: null, refundAmount: null } }))
}
