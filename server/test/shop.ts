import { createHash } from 'node:crypto'
import type { NewOrderLine } from '../src/modules/orders/index.ts'
import type { NewReturnRequest } from '../src/modules/returns/index.ts'
import { newId } from '../src/platform/ids.ts'
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
export const soldLine = (given: Partial<NewOrderLine> = {}): NewOrderLine => ({
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
export const returnRequest = (given: Partial<NewReturnRequest> = {}): NewReturnRequest => ({
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
