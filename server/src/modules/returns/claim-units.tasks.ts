import { decimalText, type Instant, isoOf } from '@aftersale/kernel'
import type { Job, JobAnswer, JobHandler } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type ChosenUnits, chooseUnits, findSoldLines, openLedger } from '../orders/index.ts'
import { insertReturns } from './goods-return.store.ts'
import { holdingLines } from './held-units.store.ts'
import { requestIdOf } from './request-id.ts'
import { loadRequests } from './return-request.store.ts'
import type { ReturnRequest } from './return-request.ts'

/** What was found for a request: how old the oldest unit is, and what all are worth. */
interface Found {
  readonly daysOld: number
  readonly minor: number
}

/**
 * `returns.claim-units`: finds the units a request is about and holds them, so that no other request gets them.
 * Brings `found`, `oldestAgeDays` (days of 24 hours begun), `refundAmount` (in units of the currency, for rules) and
 * `refund` (in minor units, for the books); not found whole: `found` false and the rest null. A flow that comes here again
 * while the request holds its units leaves them, and what is known of them, as they are.
 */
export const claimUnitsTask: JobHandler = async (tx, jobs, now) => {
  const requests = await requestsOf(jobs, (ids) => loadRequests(tx, ids))
  const lines = await holdingLines(
    tx,
    requests.map(({ id }) => id),
  )
  const holding = new Set(lines.map((line) => line.request_id))
  const found = await claim(
    tx,
    requests.filter(({ id }) => !holding.has(id)),
    now,
  )
  return requests.map((request) => {
    const claimed = found.get(request.id)
    return claimed === undefined ? { variables: {} } : answerOf(request, claimed)
  })
}

/** Claims units request by request: each sees what those before it took. */
async function claim(
  tx: Transaction,
  requests: readonly ReturnRequest[],
  now: Instant,
): Promise<Map<string, Found | null>> {
  const sold = await findSoldLines(tx, requests)
  const ledger = await openLedger(tx, sold.orderIds, { lines: sold.lineIds })
  const found = new Map<string, Found | null>()
  for (const request of requests) {
    const chosen = chooseUnits(ledger, sold.of(request), request)
    const posted = ledger.post((chosen ?? []).map((units) => requestReturn(request, units, now)))
    if (!posted.ok) throw new Error(`expected chosen units to be free, got ${posted.refusal.code}`)
    const minor = posted.value.reduce((sum, { moved }) => sum + moved, 0)
    found.set(request.id, chosen && { daysOld: Math.max(...chosen.map(({ daysOld }) => daysOld)), minor })
  }
  await insertReturns(tx, requests.filter(({ id }) => found.get(id) !== null).map(returnOf))
  await ledger.save({ now, by: 'aftersale' })
  return found
}

/** The return of a request is known by the request's id: claimed again, it is the same return. */
function returnOf({ id, source, customer, currency, requestedAt }: ReturnRequest) {
  return { id, kind: 'return', source, customer, currency, request_id: id, requested_at: isoOf(requestedAt) }
}

function requestReturn({ id, cause }: ReturnRequest, { orderId, lineId, units }: ChosenUnits, now: Instant) {
  const action = { kind: 'request-return', line: lineId, returnLine: newId(now), units } as const
  return { orderId, returnId: id, cause, action: { ...action, fault: 'buyer', withoutGoods: false } } as const
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

function answerOf({ currency }: ReturnRequest, found: Found | null): JobAnswer {
  if (found === null) return { variables: { found: false, oldestAgeDays: null, refundAmount: null, refund: null } }
  const refund = { minor: found.minor, currency }
  const refundAmount = Number(decimalText(refund))
  return { variables: { found: true, oldestAgeDays: found.daysOld, refundAmount, refund } }
}
