import type { PortalOrder } from '@aftersale/contract'
import { headOf, namesIn, type Surroundings, seenCases } from '../cases/portal-case.view.ts'
import { offeredTypes } from './offered-types.ts'
import { isOffered, lineOf, offerOf } from './offers.ts'
import type { OwnOrder } from './own-order.store.ts'

/** An order as its customer sees it: its products, what can be done with each, and its cases. */
export async function portalOrderOf(around: Surroundings, order: OwnOrder): Promise<PortalOrder> {
  const { database, engine, now } = around
  const [types, seen] = await Promise.all([offeredTypes(database, engine, now), seenCases(around, order)])
  const { lines } = order
  const names = namesIn(order)
  const ofOrder = types.filter((type) => isOffered(type, order, null, around)).map(({ key }) => key)
  const shown = lines.map((line) => lineOf(line, order, types, around))
  const offered = new Set([...ofOrder, ...shown.flatMap(({ offers }) => offers.map(({ type }) => type))])
  return {
    number: order.number,
    orderedAt: order.orderedAt,
    now,
    lines: shown,
    offers: types.filter(({ key }) => offered.has(key)).map((type) => offerOf(type, around)),
    ofOrder,
    cases: seen.map((one) => headOf(one, names).head),
  }
}
