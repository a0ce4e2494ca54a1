import { addMilliseconds, type Instant, isoOf } from '@aftersale/kernel'
import { type Order, orderCount, orderOf } from '../../modules/demo/index.ts'
import { openAgenda } from './agenda.ts'
import { customerBook } from './customer-book.ts'
import { DAY, HOUR } from './hours.ts'
import { sourceOf } from './source-of.ts'
import { askMany, type World } from './world.ts'

/** Carriers as an API knows them. */
const CARRIERS: Readonly<Record<string, string>> = {
  顺丰速运: 'shunfeng',
  京东物流: 'jd',
  中通快递: 'zhongtong',
  圆通速递: 'yuantong',
  韵达快递: 'yunda',
  申通快递: 'shentong',
  极兔速递: 'jtexpress',
  邮政EMS: 'ems',
}

interface Sales {
  /** Sells what is sold until now, and moves the parcels on; answers the orders that were sold. */
  round(now: Instant): Promise<readonly Order[]>
}

type Step = { readonly order: Order; readonly happened: 'shipped' | 'delivered'; readonly at: Instant }

const SHIPS_AFTER = 6 * HOUR

/** Sells the orders of the retailer, from the first that is ordered after `from` on. */
export function openSales(world: World, from: Instant): Sales {
  const { admin, retailer } = world
  const steps = openAgenda<Step>()
  const due = openAgenda<Order>()
  const known = new Set<string>()
  const greet = customerBook(world)
  const count = orderCount(retailer)
  const { days = 1 } = retailer
  const first = addMilliseconds(retailer.now, -days * DAY)
  let next = Math.max(0, Math.floor(((from - first) / DAY / days) * count))
  let planned: Instant | null = null
  /** Orders come day by day, and in any order within one: those of a day more are known. */
  const plan = (until: Instant) => {
    while (next < count && (planned === null || planned <= until + DAY)) {
      const order = orderOf(retailer, next)
      due.add(order.orderedAt, order)
      planned = order.orderedAt
      next += 1
    }
  }
  const move = async (now: Instant) => {
    const moving = steps.due(now)
    for (const happened of ['shipped', 'delivered'] as const) {
      const some = moving.filter((step) => step.happened === happened)
      const moved = some.map(({ order, at }) => ({
        key: `${happened} ${order.number}`,
        source: sourceOf(order),
        order: order.number,
        happened,
        at: isoOf(at),
        lines: order.lines.map(({ quantity }, place) => ({ line: String(place + 1), units: quantity })),
      }))
      await askMany(world, `goods ${happened}`, moved, (items) => admin.recordShipments({ body: { items } }))
      await tell(world, known, some)
    }
  }
  return {
    round: async (now) => {
      plan(now)
      const sold = due.due(now)
      await greet(sold)
      await sell(world, sold)
      for (const order of sold) {
        const { parcel, orderedAt } = order
        const shippedAt = parcel === undefined ? orderedAt : addMilliseconds(orderedAt, SHIPS_AFTER)
        steps.add(shippedAt, { order, happened: 'shipped', at: shippedAt })
        const deliveredAt = parcel?.signedAt ?? orderedAt
        steps.add(deliveredAt, { order, happened: 'delivered', at: deliveredAt })
      }
      await move(now)
      return sold
    },
  }
}

async function sell(world: World, orders: readonly Order[]): Promise<void> {
  const { admin } = world
  const sales = orders.map((order) => {
    const paid = order.lines.reduce((sum, { paidFen }) => sum + paidFen, 0)
    return {
      key: `order ${order.number}`,
      source: sourceOf(order),
      number: order.number,
      customer: order.customer.number,
      currency: 'CNY',
      orderedAt: isoOf(order.orderedAt),
      lines: order.lines.map(({ product, quantity, paidFen }, place) => ({
        reference: String(place + 1),
        product: product.code,
        productName: product.name,
        quantity,
        unitPrice: product.priceFen,
        discount: product.priceFen * quantity - paidFen,
        taxRate: 13,
      })),
      payments: [
        {
          method: order.channel.isCounter ? 'card' : 'wallet',
          provider: 'sandbox',
          providerReference: `PAY-${order.number}`,
          amount: paid,
          capturedAt: isoOf(order.orderedAt),
        },
      ],
    }
  })
  await askMany(world, 'orders sold', sales, (items) => admin.recordOrders({ body: { items } }))
}

/** The carriers tell of the parcels of the last days; older ones arrived before anybody looked. `known` are told of. */
async function tell(world: World, known: Set<string>, steps: readonly Step[]): Promise<void> {
  const { admin } = world
  const since = addMilliseconds(await world.now(), -3 * DAY)
  const named = steps.flatMap(({ order, happened, at }) => {
    const { parcel } = order
    if (parcel === undefined || at < since) return []
    return [{ order, happened, at, carrier: CARRIERS[parcel.carrier.name] ?? 'ems', trackingNumber: parcel.waybill }]
  })
  const sent = named.filter(({ happened }) => happened === 'shipped')
  const parcels = sent.map(({ order, carrier, trackingNumber }) => ({
    key: `parcel ${trackingNumber}`,
    direction: 'outbound' as const,
    carrier,
    trackingNumber,
    source: sourceOf(order),
    order: order.number,
    ship: false,
  }))
  await askMany(world, 'parcels sent', parcels, (items) => admin.registerParcels({ body: { items } }))
  for (const { trackingNumber } of sent) known.add(trackingNumber)
  const events = named
    .filter(({ trackingNumber }) => known.has(trackingNumber))
    .map(({ happened, carrier, trackingNumber, at }) => ({
      key: `${happened} ${trackingNumber}`,
      carrier,
      trackingNumber,
      at: isoOf(at),
      status: happened === 'shipped' ? ('in-transit' as const) : ('delivered' as const),
    }))
  await askMany(world, 'parcel events', events, (items) => admin.reportParcelEvents({ body: { items } }))
}
