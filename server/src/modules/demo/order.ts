import { addMilliseconds, allocate, type Instant, instantToWallClock } from '@aftersale/kernel'
import { type Customer, customerOf } from './customer.ts'
import { type Carrier, type Channel, carriers, type Store, salesChannels, stores } from './network.ts'
import { type Product, products } from './products.ts'
import { createRandom, type Random } from './random.ts'

/** The retailer to make: the same three always make the same. */
export type Retailer = {
  readonly seed: number
  /** 1 is about 2,000 orders and 300 requests. */
  readonly scale: number
  /** The moment of the export: nothing in it happened later. */
  readonly now: Instant
  /** How far back it reaches; 110 unless said. */
  readonly days?: number
}

export type OrderLine = { readonly product: Product; readonly quantity: number; readonly paidFen: number }

type Parcel = {
  readonly carrier: Carrier
  readonly waybill: string
  readonly isSlow: boolean
  /** When it was or will be signed for. */
  readonly signedAt: Instant
}

export type Order = {
  readonly place: number
  readonly number: string
  readonly channel: Channel
  readonly store: Store
  readonly customer: Customer
  readonly orderedAt: Instant
  readonly lines: readonly OrderLine[]
  /** Undefined where it was handed over at the counter. */
  readonly parcel: Parcel | undefined
}

export const ZONE = 'Asia/Shanghai'
export const HOUR = 3_600_000
export const DAY = 24 * HOUR
const ORDERS_AT_SCALE_1 = 2_000
const CUSTOMERS_PER_ORDER = 0.6
const DAYS = 110
/** How much is bought by the hour of the day, from midnight: lunch and late evening stand out. */
const HOURS = [3, 1, 1, 1, 1, 1, 2, 4, 6, 8, 10, 11, 12, 10, 9, 8, 8, 8, 9, 12, 15, 16, 13, 8].map((weight, hour) => ({
  hour,
  weight,
}))

/** How many orders a retailer has. */
export function orderCount(retailer: Retailer): number {
  return Math.round(ORDERS_AT_SCALE_1 * retailer.scale)
}

/** The order of a place from 0 to `orderCount`, oldest first; made alone, so that any number of them needs no memory. */
export function orderOf(retailer: Retailer, place: number): Order {
  const random = createRandom(retailer.seed, `order ${place}`)
  const orders = orderCount(retailer)
  const orderedAt = orderTime(retailer, place / orders, random)
  const channel = random.weighted(salesChannels)
  return {
    place,
    number: channel.orderNumber(dayDigits(orderedAt), orderDigits(place, 0)),
    channel,
    store: random.weighted(stores),
    customer: customerOf(retailer.seed, Math.floor(random.next() ** 1.5 * orders * CUSTOMERS_PER_ORDER)),
    orderedAt,
    lines: drawLines(random),
    parcel: channel.isCounter ? undefined : drawParcel(orderedAt, place, random),
  }
}

/** The digits that are an order's own. Every seventh number is given out, those `off` by 1 to 6 never. */
export function orderDigits(place: number, off: number): string {
  return String(place * 7 + 1 + off)
}

/** The local date of an instant as digits: 20260301. */
export function dayDigits(at: Instant): string {
  const { year, month, day } = instantToWallClock(at, ZONE)
  return `${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}`
}

function orderTime({ now, days = DAYS }: Retailer, share: number, random: Random): Instant {
  const day = Math.floor(share * days)
  const { hour } = random.weighted(HOURS)
  const within = hour * HOUR + Math.floor((random.next() * HOUR) / 1_000) * 1_000
  return addMilliseconds(now, -(days - day) * DAY - (now % 1_000) - localTimeOfDay(now) + within)
}

function localTimeOfDay(at: Instant): number {
  const { hour, minute, second } = instantToWallClock(at, ZONE)
  return hour * HOUR + minute * 60_000 + second * 1_000
}

/** One to four different products. A coupon, thirty yuan off three hundred, is shared out over the lines to the fen. */
function drawLines(random: Random): OrderLine[] {
  const bought = new Map<Product, number>()
  const count = random.weighted([
    { count: 1, weight: 55 },
    { count: 2, weight: 27 },
    { count: 3, weight: 12 },
    { count: 4, weight: 6 },
  ]).count
  while (bought.size < count) {
    const product = random.weighted(products)
    const most = product.priceFen < 15_000 ? 3 : 1
    if (!bought.has(product)) bought.set(product, random.chance(0.3) ? random.whole(1, most) : 1)
  }
  const lines = [...bought].map(([product, quantity]) => ({ product, quantity, full: product.priceFen * quantity }))
  const total = lines.reduce((sum, { full }) => sum + full, 0)
  const coupon = total >= 30_000 && random.chance(0.4) ? 3_000 : 0
  const shares = allocate(
    coupon,
    lines.map(({ full }) => full),
  )
  return lines.map(({ product, quantity, full }, at) => ({ product, quantity, paidFen: full - (shares[at] ?? 0) }))
}

function drawParcel(orderedAt: Instant, place: number, random: Random): Parcel {
  const carrier = random.weighted(carriers)
  const isSlow = random.chance(carrier.slowPercent / 100)
  const hours = random.whole(6, 30) + (isSlow ? random.whole(144, 240) : random.whole(24, 96))
  const digits = String(random.whole(100_000, 999_999)) + String(place).padStart(7, '0')
  return {
    carrier,
    waybill: carrier.prefix + digits,
    isSlow,
    signedAt: addMilliseconds(orderedAt, hours * HOUR + random.whole(0, 3_599) * 1_000),
  }
}
