import type { JobHandler } from '../../engine/index.ts'
import { releaseUnits } from '../orders/index.ts'
import { requestIdOf } from './request-id.ts'
import { releaseClaims } from './return-request.store.ts'

/**
 * `returns.release-units`: a refused request lets go of its units, and of the refund that they were worth. Run twice, the
 * second finds nothing to release.
 */
export const releaseUnitsTask: JobHandler = async (tx, jobs, now) => {
  const released = await releaseClaims(tx, jobs.map(requestIdOf), now)
  await releaseUnits(tx, released)
  return jobs.map(() => ({ variables: { outcome: 'refused', refund: null, refundAmount: null } }))
}
