import type { BodyOf, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Overtaken } from '../../platform/transaction.ts'
import { insertNewRequests, knownRequestContents } from '../returns/index.ts'
import { digestKey, keyedDigest } from './record-key.ts'

type Body = BodyOf<typeof routes.requestReturns>

type RequestRefusal =
  | { readonly code: 'intake.request-changed'; readonly externalId: string }
  | { readonly code: 'intake.request-twice'; readonly externalId: string }

/** A request that came by the API: known by its external id, as a row of a table is by its key. */
export interface TakenRequest {
  readonly externalId: string
  readonly recordKey: string
  readonly isNew: boolean
}

/**
 * Records return requests, all or none. One that is known with the same content is not taken twice; the same id with
 * other content, or twice in one call, is refused before anything is written. Throws `Overtaken` where another call
 * records one of them at the same moment: the transaction is to be run again.
 */
export async function recordRequests(
  tx: Transaction,
  { source, requests }: Body,
  now: Instant,
): Promise<Result<TakenRequest[], RequestRefusal>> {
  const keyed = requests.map((request) => {
    const { externalId, ...content } = request
    return {
      request,
      recordKey: keyedDigest(source, [externalId]),
      contentKey: digestKey(['api', JSON.stringify(Object.entries(content).sort())]),
    }
  })
  const seen = new Set<string>()
  for (const { recordKey, request } of keyed) {
    if (seen.has(recordKey)) return refuse({ code: 'intake.request-twice', externalId: request.externalId })
    seen.add(recordKey)
  }
  const known = await knownRequestContents(tx, [...seen])
  const changed = keyed.find(({ recordKey, contentKey }) => (known.get(recordKey) ?? contentKey) !== contentKey)
  if (changed !== undefined) return refuse({ code: 'intake.request-changed', externalId: changed.request.externalId })
  const fresh = keyed.filter(({ recordKey }) => !known.has(recordKey)).map((one) => ({ ...one, id: newId(now) }))
  const written = await insertNewRequests(
    tx,
    fresh.map(({ id, request, recordKey, contentKey }) => ({
      id,
      source,
      recordKey,
      contentKey,
      importId: null,
      lineNumber: null,
      requestNumber: request.externalId,
      orderNumber: request.orderNumber ?? null,
      product: request.product,
      productName: request.productName ?? null,
      customer: request.customer ?? null,
      units: request.quantity,
      currency: request.currency,
      requestedAt: request.requestedAt,
      cause: request.reason ?? null,
      details: {},
    })),
  )
  // Another caller's came in since we looked: what they say has not been compared with ours.
  if (written.size < fresh.length) throw new Overtaken('a return request was recorded by another call meanwhile')
  const isNew = new Set(fresh.map((one) => one.recordKey))
  return accept(
    keyed.map(({ request, recordKey }) => ({ externalId: request.externalId, recordKey, isNew: isNew.has(recordKey) })),
  )
}
