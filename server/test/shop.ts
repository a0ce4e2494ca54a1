import { createHash } from 'node:crypto'
import { insertNewLines, type NewOrderLine } from '../src/modules/orders/index.ts'
import { insertNewRequests, type NewReturnRequest } from '../src/modules/returns/index.ts'
import type { Database } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { inTransaction } from '../src/platform/transaction.ts'
import { at, NOON } from './engine.ts'

/** A key that no other record has. */
const key = () => {
  const digest = createHash('sha256').update(newId(NOON)).digest('hex')
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 16),
    digest.slice(16, 20),
    digest.slice(20, 32),
  ].join('-')
}

/** An order line of customer `c` for three units of product `p`, paid £10.00, the day before. */
const soldLine = (given: Partial<NewOrderLine> = {}): NewOrderLine => ({
  id: newId(NOON),
  source: 'shop',
  recordKey: key(),
  contentKey: key(),
  importId: null,
  lineNumber: null,
  orderNumber: '1',
  product: 'p',
  productName: 'Product',
  customer: 'c',
  quantity: 3,
  paidMinor: 1000,
  currency: 'GBP',
  orderedAt: at('2026-02-28T12:00:00Z'),
  deliveredAt: null,
  details: {},
  ...given,
})

/** A request of customer `c` to give back one unit of product `p`. */
const returnRequest = (given: Partial<NewReturnRequest> = {}): NewReturnRequest => ({
  id: newId(NOON),
  source: 'shop',
  recordKey: key(),
  contentKey: key(),
  importId: null,
  lineNumber: null,
  requestNumber: null,
  orderNumber: null,
  product: 'p',
  productName: null,
  customer: 'c',
  units: 1,
  currency: 'GBP',
  requestedAt: NOON,
  cause: null,
  details: {},
  ...given,
})

/** Records order lines; answers their ids. */
export async function sell(database: Database, ...given: readonly Partial<NewOrderLine>[]): Promise<string[]> {
  const lines = given.map(soldLine)
  await inTransaction(database, (tx) => insertNewLines(tx, lines))
  return lines.map(({ id }) => id)
}

/** Records return requests, which then wait for a case; answers their ids. */
export async function request(database: Database, ...given: readonly Partial<NewReturnRequest>[]): Promise<string[]> {
  const requests = given.map(returnRequest)
  await inTransaction(database, (tx) => insertNewRequests(tx, requests))
  return requests.map(({ id }) => id)
}
