import { addMilliseconds, type Instant } from '@aftersale/kernel'
import { faultsOf, type Order, type ReturnRequest, requestsOf } from '../../modules/demo/index.ts'
import { openAgenda } from './agenda.ts'
import { HOUR } from './hours.ts'
import { sourceOf } from './source-of.ts'
import { addresses, complaints, questions } from './words.ts'
import { askMany, type World } from './world.ts'

interface Wish {
  readonly key: string
  readonly type: string
  readonly source: string
  readonly channel: string
  readonly customer: string
  readonly order?: string
  readonly product?: string
  readonly fields: Readonly<Record<string, string | number | boolean>>
}

interface Requests {
  /** Notes what will become of orders that were sold. */
  follow(orders: readonly Order[]): void
  /** Customers file what is due. */
  round(now: Instant): Promise<void>
}

/** Whatever was asked for before `from` is past and was settled elsewhere. */
export function openRequests(world: World, from: Instant): Requests {
  const due = openAgenda<Wish>()
  const plan = (at: Instant, wish: Wish) => {
    if (at >= from) due.add(at, wish)
  }
  return {
    follow: (orders) => {
      for (const order of orders) {
        for (const request of requestsOf(world.retailer, order)) plan(request.requestedAt, returnWish(order, request))
        for (const { at, wish } of otherWishes(world, order)) plan(at, wish)
      }
    },
    round: async (now) => {
      const wishes = due.due(now)
      await askMany(world, 'cases filed', wishes, (items) => world.admin.openCases({ body: { items } }), 200)
      for (const { type } of wishes) world.tally.did(`filed ${type}`)
    },
  }
}

const REASONS = {
  faulty: 'quality',
  'wrong-item': 'wrong-item',
  misfit: 'not-as-described',
  'changed-mind': 'no-reason',
  late: 'other',
} as const
const TYPES = { 退货退款: 'return-refund', 换货: 'exchange', 仅退款: 'refund-only' } as const

const aboutOrder = (order: Order, { number, customer }: { readonly number: string; readonly customer: string }) => {
  return { source: sourceOf(order), customer, order: number }
}

function returnWish(order: Order, request: ReturnRequest): Wish {
  const place = order.lines.findIndex(({ product }) => product.code === request.productCode)
  const type = TYPES[request.kind]
  const { note, units, cause, channel, productCode } = request
  return {
    key: `request ${request.number}`,
    type,
    ...aboutOrder(order, { number: request.orderNumber, customer: request.customer }),
    channel,
    product: productCode,
    fields: {
      line: String(place + 1),
      units,
      reason: REASONS[cause],
      ...(note !== '' && { description: note }),
      ...(type !== 'refund-only' && { intact: cause !== 'faulty' }),
    },
  }
}

/** How many of a hundred orders lead to it, and how many days after they arrived. */
const OTHERS: readonly {
  readonly type: string
  readonly percent: number
  readonly days: readonly [number, number]
  readonly of?: ReadonlySet<string>
}[] = [
  { type: 'inquiry', percent: 14, days: [0, 20] },
  { type: 'complaint', percent: 6, days: [0, 15] },
  { type: 'price-protection', percent: 6, days: [1, 18] },
  { type: 'invoice-request', percent: 7, days: [0, 40] },
  { type: 'reship', percent: 4, days: [0, 10] },
  { type: 'transit-loss', percent: 3, days: [0, 4] },
  { type: 'repair', percent: 12, days: [10, 300], of: new Set(['小家电', '数码']) },
  { type: 'installation', percent: 25, days: [0, 6], of: new Set(['小家电']) },
  { type: 'on-site-repair', percent: 8, days: [20, 300], of: new Set(['小家电']) },
  { type: 'inspection', percent: 3, days: [60, 300], of: new Set(['小家电', '母婴']) },
]

function otherWishes(world: World, order: Order): { at: Instant; wish: Wish }[] {
  const arrived = order.parcel?.signedAt ?? order.orderedAt
  const [line] = order.lines
  if (line === undefined) return []
  return OTHERS.flatMap(({ type, percent, days, of }) => {
    const random = world.chance(`${type} of ${order.number}`)
    if ((of !== undefined && !of.has(line.product.category)) || !random.chance(percent / 100)) return []
    const after = days[0] + random.next() * (days[1] - days[0])
    const at = addMilliseconds(arrived, Math.round(after * 24) * HOUR + random.whole(60, 3_599) * 1_000)
    const wish: Wish = {
      key: `${type} ${order.number}`,
      type,
      ...aboutOrder(order, { number: order.number, customer: order.customer.number }),
      product: line.product.code,
      channel: random.pick(['portal', 'phone', 'counter', 'mail']),
      fields: fieldsOf(world, type, order, line),
    }
    return [{ at, wish }]
  })
}

function fieldsOf(world: World, type: string, order: Order, { product }: Order['lines'][number]): Wish['fields'] {
  const random = world.chance(`fields of ${type} ${order.number}`)
  const price = product.priceFen / 100
  const address = random.pick(addresses)
  const faults = faultsOf(product.category)
  switch (type) {
    case 'inquiry': {
      const [topic, asked] = random.pick(questions)
      return { topic, question: random.pick(asked) }
    }
    case 'complaint': {
      const [about, said] = random.pick(complaints)
      return {
        about,
        harm: random.chance(0.03),
        publicity: random.chance(0.05),
        description: random.pick(said),
      }
    }
    case 'price-protection':
      return { line: '1', units: 1, priceNow: Math.round(price * (0.7 + random.next() * 0.35) * 100) / 100 }
    case 'invoice-request': {
      const isCompany = random.chance(0.4)
      return isCompany
        ? {
            buyer: 'company',
            title: '杭州云帆科技有限公司',
            taxNumber: '91330106MA2CC8XY3N',
            email: 'cw@yunfan.example',
          }
        : { buyer: 'person', title: order.customer.name }
    }
    case 'reship':
      return {
        line: '1',
        units: 1,
        reason: random.pick(['missing', 'wrong-item', 'damaged']),
        evidence: random.chance(0.7),
      }
    case 'transit-loss':
      return { line: '1', units: 1, kind: random.pick(['lost', 'damaged']), wish: random.pick(['refund', 'reship']) }
    case 'repair':
      return { problem: random.pick(faults) }
    case 'on-site-repair':
      return { problem: random.pick(faults), address, danger: random.chance(0.03) }
    case 'installation':
      return { address, siteReady: random.chance(0.85) }
    default:
      return { why: random.pick(['routine', 'recall', 'safety']), address }
  }
}
