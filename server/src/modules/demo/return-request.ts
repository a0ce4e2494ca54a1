import { addMilliseconds, type Instant } from '@aftersale/kernel'
import { faultsOf } from './faults.ts'
import { serviceChannels } from './network.ts'
import { DAY, dayDigits, HOUR, type Order, type OrderLine, orderDigits, type Retailer } from './order.ts'
import { createRandom, type Random } from './random.ts'

/** What really went wrong. A file shows it only as the customer tells it. */
export type Cause = 'faulty' | 'wrong-item' | 'misfit' | 'changed-mind' | 'late'

export type ReturnRequest = {
  readonly number: string
  readonly orderNumber: string
  readonly productCode: string
  readonly productName: string
  readonly customer: string
  readonly units: number
  readonly requestedAt: Instant
  readonly kind: '退货退款' | '换货' | '仅退款'
  readonly cause: Cause
  readonly note: string
  readonly channel: string
}

const CHANGED_MIND_PERCENT = 3
const LATE_PERCENT = 30

/** How many days after receiving it a customer writes, and in what words; of what is faulty, what is wrong with it. */
const TELLING: Readonly<
  Record<Cause, { readonly days: readonly [number, number]; readonly notes: readonly string[] }>
> = {
  faulty: { days: [0.5, 12], notes: [''] },
  'wrong-item': { days: [0, 2], notes: ['发错颜色了', '拍的是A款，收到"B款"', '少发了一件', '型号不对'] },
  misfit: { days: [0, 5], notes: ['偏小一码', '尺码偏大,不合身', '按尺码表买的还是小', ''] },
  'changed-mind': { days: [0, 6], notes: ['不喜欢', '买多了', '家里人不让买', '拍错了，不想要了', ''] },
  late: { days: [0, 1], notes: ['太慢了，已经在别处买了', '物流一直不动', '等了十多天才到'] },
}

/** The requests that follow an order, made before the moment of the export. */
export function requestsOf(retailer: Retailer, order: Order): ReturnRequest[] {
  const random = createRandom(retailer.seed, `returns of ${order.place}`)
  return order.lines.flatMap((line, place) => {
    const cause = causeOf(order, line, random)
    if (cause === undefined) return []
    const request = drawRequest(order, line, place, cause, random)
    const isTwice = random.chance(0.015)
    const again = {
      ...request,
      number: `${request.number}B`,
      requestedAt: addMilliseconds(request.requestedAt, 2 * DAY),
    }
    return [request, ...(isTwice ? [again] : [])].filter(({ requestedAt }) => requestedAt <= retailer.now)
  })
}

/** What goes wrong with a line, if anything: the chances are those of its product, its store and its parcel. */
function causeOf(order: Order, line: OrderLine, random: Random): Cause | undefined {
  const breaks = order.parcel?.carrier.breaksPercent ?? 0
  const percents: readonly (readonly [Cause, number])[] = [
    ['faulty', line.product.faultyPercent + breaks],
    ['wrong-item', order.store.mixUpPercent],
    ['misfit', line.product.misfitPercent],
    ['late', order.parcel?.isSlow === true ? LATE_PERCENT : 0],
    ['changed-mind', CHANGED_MIND_PERCENT],
  ]
  return percents.find(([, percent]) => random.chance(percent / 100))?.[0]
}

function drawRequest(order: Order, line: OrderLine, place: number, cause: Cause, random: Random): ReturnRequest {
  const { days, notes } = TELLING[cause]
  const received = order.parcel?.signedAt ?? order.orderedAt
  const waited =
    Math.floor((days[0] + random.next() * (days[1] - days[0])) * 24) * HOUR + random.whole(60, 3_599) * 1_000
  const isLongAfter = cause !== 'late' && random.chance(0.2)
  const requestedAt = isLongAfter
    ? addMilliseconds(order.orderedAt, random.whole(31, 60) * DAY + waited)
    : addMilliseconds(received, waited)
  const units = random.chance(0.85) ? line.quantity : random.whole(1, line.quantity)
  return {
    number: `AS${dayDigits(requestedAt)}${String(order.place * 10 + place).padStart(8, '0')}`,
    orderNumber: random.chance(0.03) ? strangerNumber(order) : order.number,
    productCode: line.product.code,
    productName: line.product.name,
    customer: order.customer.number,
    units: random.chance(0.03) ? line.quantity + random.whole(1, 2) : units,
    requestedAt,
    kind: kindOf(cause, line, random),
    cause,
    note: random.pick(cause === 'faulty' ? [...faultsOf(line.product.category), ...notes] : notes),
    channel: random.chance(0.8) ? order.channel.name : random.pick(serviceChannels),
  }
}

/** The number of an order with its last digits mistaken: the retailer gave out no such number. */
function strangerNumber(order: Order): string {
  return order.channel.orderNumber(dayDigits(order.orderedAt), orderDigits(order.place, 3))
}

/** What is cheap, few send back: they ask for the money alone. */
const CHEAP_FEN = 150_00

function kindOf(cause: Cause, { product }: OrderLine, random: Random): ReturnRequest['kind'] {
  if (cause === 'late') return random.chance(0.4) ? '仅退款' : '退货退款'
  if (cause === 'changed-mind') return '退货退款'
  if (cause !== 'misfit' && product.priceFen <= CHEAP_FEN && random.chance(0.35)) return '仅退款'
  return random.chance(0.3) ? '换货' : '退货退款'
}
