import { decimalText } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import { holdUnits, type UnitClaim } from '../orders/index.ts'
import { requestIdOf } from './request-id.ts'
import { holdingRequests, insertClaims, loadRequests } from './return-request.store.ts'
import type { ReturnRequest } from './return-request.ts'

/**
 * `returns.claim-units`: finds the units a request is about and holds them, so that no other request gets them.
 * Brings `found`, `oldestAgeDays` (days of 24 hours begun), `refundAmount` (in units of the currency, for rules) and
 * `refund` (in minor units, for the books); not found whole: `found` false and the rest null. A flow that comes here again
 * while the request holds its units leaves them, and what is known of them, as they are.
 */
export const claimUnitsTask: JobHandler = async (tx, jobs) => {
  const requests = await requestsOf(jobs, (ids) => loadRequests(tx, ids))
  const holding = await holdingRequests(
    tx,
    requests.map(({ id }) => id),
  )
  const wanting = requests.filter(({ id }) => !holding.has(id))
  const found = await holdUnits(tx, wanting)
  const claims = new Map(wanting.map(({ id }, position) => [id, found[position] ?? null]))
  await insertClaims(
    tx,
    [...claims].flatMap(([requestId, held]) => (held ?? []).map((claim) => ({ requestId, claim }))),
  )
  return requests.map((request) => {
    const held = claims.get(request.id)
    return held === undefined ? { variables: {} } : answerOf(request, held)
  })
}

async function requestsOf(
  jobs: readonly Job[],
  load: (ids: readonly string[]) => Promise<readonly ReturnRequest[]>,
): Promise<ReturnRequest[]> {
  const ids = jobs.map(requestIdOf)
  const byId = new Map((await load(ids)).map((request) => [request.id, request]))
  return ids.map((id) => {
    const request = byId.get(id)
    if (request === undefined) throw new Error(`expected the return request ${id}, found none`)
    return request
  })
}

function answerOf(request: ReturnRequest, claims: readonly UnitClaim[] | null): JobAnswer {
  if (claims === null) return { variables: { found: false, oldestAgeDays: null, refundAmount: null, refund: null } }
  const minor = claims.reduce((sum, claim) => sum + claim.amountMinor, 0)
  const refund = { minor, currency: request.currency }
  return {
    variables: {
      found: true,
      oldestAgeDays: Math.max(...claims.map((claim) => claim.daysOld)),
      refundAmount: Number(decimalText(refund)),
      refund,
    },
  }
}
