import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { findOrders, openLedger, type Posting } from '../orders/index.ts'
import { enqueueCalls, MANUAL } from '../providers/index.ts'
import {
  findParcels,
  insertParcelLines,
  insertParcels,
  type NewParcel,
  type NewParcelLine,
  waybillOf,
} from './parcel.store.ts'
import { type FoundReturn, findReturns } from './returns-of-parcels.store.ts'

export interface ParcelRegistration {
  readonly key: string
  readonly direction: 'outbound' | 'return'
  readonly carrier: string
  readonly trackingNumber: string
  readonly provider: string
  readonly source?: string | undefined
  readonly order?: string | undefined
  readonly return?: string | undefined
  readonly lines: readonly { readonly line: string; readonly units: number }[]
  readonly ship: boolean
  readonly phoneTail?: string | undefined
}

type Registered = { readonly id: string; readonly status: 'pending' }
type Found = { readonly orderId: string | null; readonly goods: FoundReturn | null }

/** Registers parcels, each with its goods or not at all, and asks for tidings of them. */
export function registerParcels(
  tx: Transaction,
  items: readonly ParcelRegistration[],
  when: { readonly now: Instant; readonly by: string },
) {
  return runKeyed(tx, items, { scope: 'parcels.register', now: when.now, run: (fresh) => registerAll(tx, fresh, when) })
}

async function registerAll(
  tx: Transaction,
  items: readonly ParcelRegistration[],
  when: { readonly now: Instant; readonly by: string },
): Promise<Result<Registered, KnownRefusal>[]> {
  const subjects = await findSubjects(tx, items)
  const ledger = await openLedger(
    tx,
    subjects.flatMap((found) => (found.ok && found.value.orderId !== null ? [found.value.orderId] : [])),
  )
  const wanted = items.map((item, at): Result<NewParcel, KnownRefusal> => {
    const found = subjects[at]
    if (found === undefined || !found.ok)
      return found ?? refuse({ code: 'parcels.not-found', parcel: item.trackingNumber })
    const stray = item.lines.find(({ line }) => !isOf(found.value, line, ledger))
    return stray === undefined
      ? accept(rowOf(item, found.value, when.now))
      : refuse({ code: 'parcels.line-unknown', line: stray.line })
  })
  // Only those that are new move anything; the others are told whose the number is.
  const claimed = await insertParcels(tx, firstOfEach(wanted.flatMap((row) => (row.ok ? [row.value] : []))))
  const known = await findParcels(tx, items)
  const refused: string[] = []
  const kept: { readonly item: ParcelRegistration; readonly row: NewParcel }[] = []
  const results = items.map((item, at): Result<Registered, KnownRefusal> => {
    const row = wanted[at]
    if (row === undefined || !row.ok) return row ?? refuse({ code: 'parcels.not-found', parcel: item.trackingNumber })
    const id = row.value.id ?? ''
    if (!claimed.has(id))
      return refuse({ code: 'parcels.already-registered', parcel: known.get(waybillOf(item)) ?? '' })
    const shipped = ledger.post(
      item.direction === 'outbound' && item.ship ? shipping(item, row.value.order_id ?? '') : [],
    )
    if (!shipped.ok) {
      refused.push(id)
      return shipped
    }
    kept.push({ item, row: row.value })
    return accept({ id, status: 'pending' })
  })
  if (refused.length > 0) await tx.deleteFrom('parcel').where('id', 'in', refused).execute()
  await insertParcelLines(
    tx,
    kept.flatMap(({ item, row }) => linesOf(item, row.id ?? '')),
  )
  await ledger.save(when)
  await enqueueCalls(
    tx,
    kept.flatMap(({ item, row }) => tracking(item, row.id ?? '', when.now)),
    when.now,
  )
  return results
}

async function findSubjects(
  tx: Transaction,
  items: readonly ParcelRegistration[],
): Promise<Result<Found, KnownRefusal>[]> {
  const orders = await findOrders(
    tx,
    items.map(({ source, order = '' }) => ({ source, order })),
  )
  const returns = await findReturns(
    tx,
    items.flatMap((item) => (item.return === undefined ? [] : [item.return])),
  )
  return items.map((item, at): Result<Found, KnownRefusal> => {
    if (item.direction === 'outbound') {
      const orderId = orders[at]
      return orderId === undefined
        ? refuse({ code: 'orders.not-found', order: item.order ?? '' })
        : accept({ orderId, goods: null })
    }
    const goods = returns.get(item.return ?? '')
    return goods === undefined
      ? refuse({ code: 'parcels.return-unknown', return: item.return ?? '' })
      : accept({ orderId: null, goods })
  })
}

const isOf = ({ orderId, goods }: Found, line: string, ledger: Awaited<ReturnType<typeof openLedger>>): boolean =>
  isId(line) && (goods === null ? ledger.book(orderId ?? '')?.lines.has(line) === true : goods.lines.has(line))

const rowOf = (item: ParcelRegistration, { orderId, goods }: Found, now: Instant): NewParcel => ({
  id: newId(now),
  direction: item.direction,
  carrier: item.carrier,
  tracking_number: item.trackingNumber,
  provider: item.provider,
  order_id: orderId,
  return_id: goods?.id ?? null,
  phone_tail: item.phoneTail ?? null,
  status: 'pending',
  registered_at: now,
})

function firstOfEach(rows: readonly NewParcel[]): NewParcel[] {
  const first = new Map<string, NewParcel>()
  for (const row of rows) {
    const key = JSON.stringify([row.carrier, row.tracking_number])
    if (!first.has(key)) first.set(key, row)
  }
  return [...first.values()]
}

const shipping = ({ lines }: ParcelRegistration, orderId: string): Posting[] =>
  lines.map(({ line, units }) => ({ orderId, action: { kind: 'ship', line, units } }))

const linesOf = ({ direction, lines }: ParcelRegistration, parcelId: string): NewParcelLine[] =>
  lines.map(({ line, units }, position) => ({
    parcel_id: parcelId,
    position,
    order_line_id: direction === 'outbound' ? line : null,
    return_line_id: direction === 'return' ? line : null,
    units,
  }))

function tracking(
  { provider, carrier, trackingNumber, phoneTail }: ParcelRegistration,
  parcelId: string,
  now: Instant,
) {
  if (provider === MANUAL) return []
  const payload = { carrier, trackingNumber, phoneTail: phoneTail ?? null }
  return [{ id: newId(now), port: 'carrier', action: 'track', provider, subjectId: parcelId, payload } as const]
}
