import type { BodyOf, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { OrderName } from './find-orders.store.ts'
import { happenToOrders, type When } from './happen-to-orders.ts'
import { linesByReference } from './line-reference.store.ts'
import type { Posting } from './posting.ts'

type Shipment = BodyOf<typeof routes.recordShipments>['items'][number]
type Cancellation = BodyOf<typeof routes.cancelOrderItems>['items'][number]

/** Units that left, arrived, or were lost on their way. */
export function recordShipments(tx: Transaction, items: readonly Shipment[], when: When) {
  return happenToLines(tx, items, when, 'orders.ship', ({ happened, at }, orderId, line, units): Posting => {
    if (happened === 'shipped') return { orderId, action: { kind: 'ship', line, units } }
    if (happened === 'lost') return { orderId, action: { kind: 'lose-outbound', line, units } }
    return { orderId, action: { kind: 'deliver', line, units }, ...(at === undefined ? {} : { deliveredAt: at }) }
  })
}

/** Units that were not shipped will not be. */
export function cancelItems(tx: Transaction, items: readonly Cancellation[], when: When) {
  return happenToLines(tx, items, when, 'orders.cancel', (_, orderId, line, units): Posting => {
    return { orderId, action: { kind: 'cancel-item', line, units } }
  })
}

type OfLines = OrderName & {
  readonly key: string
  readonly lines: readonly { readonly line: string; readonly units: number }[]
}

function happenToLines<Item extends OfLines>(
  tx: Transaction,
  items: readonly Item[],
  when: When,
  scope: string,
  postingOf: (item: Item, orderId: string, line: string, units: number) => Posting,
) {
  return happenToOrders(tx, items, {
    scope,
    when,
    prepare: async (orderIds) => {
      const references = await linesByReference(tx, orderIds)
      return (item: Item, orderId: string) => {
        const idOf = (line: string) => references.get(orderId)?.get(line) ?? line.toLowerCase()
        return accept(item.lines.map(({ line, units }) => postingOf(item, orderId, idOf(line), units)))
      }
    },
    answer: (moved) => moved,
  })
}
