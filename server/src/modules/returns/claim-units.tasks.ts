import { decimalText } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import { holdUnits, type UnitClaim } from '../orders/index.ts'
import { requestIdOf } from './request-id.ts'
import { insertClaims, loadRequests } from './return-request.store.ts'
import type { ReturnRequest } from './return-request.ts'

/**
 * `returns.claim-units`: finds the units a request is about and holds them, so that no other request gets them.
 * Brings `found`, `oldestAgeDays` (days of 24 hours begun), `refundAmount` (in units of the currency, for rules) and
 * `refund` (in minor units, for the books); not found whole: `found` false and the rest null.
 */
export const claimUnitsTask: JobHandler = async (tx, jobs) => {
  const requests = await requestsOf(jobs, (ids) => loadRequests(tx, ids))
  const answers = await holdUnits(tx, requests)
  const claims = requests.flatMap(({ id }, position) =>
    (answers[position] ?? []).map((claim) => ({ requestId: id, claim })),
  )
  await insertClaims(tx, claims)
  return requests.map((request, position) => answerOf(request, answers[position] ?? null))
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
