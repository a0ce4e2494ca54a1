import { hash } from 'node:crypto'
import type { KnownRefusal } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { openLedger, type Posting } from '../orders/index.ts'
import type { Announce } from './announce.ts'
import {
  eventKey,
  insertEvents,
  knownEvents,
  linesOfParcels,
  lockParcels,
  type NewEvent,
  type ParcelRow,
  updateParcels,
} from './parcel.store.ts'
import { isOver, moveParcel, type ParcelHappening } from './parcel-status.ts'

/** One thing that was told of a parcel. */
export interface ToldEvent extends ParcelHappening {
  readonly parcelId: string
  readonly provider: string
  readonly place: string | null
  readonly words: string | null
}

export interface Around {
  readonly announce: Announce
  readonly now: Instant
  readonly by: string
}

/**
 * Takes what was told of parcels, the oldest first whatever order it comes in, the same once. Where an outbound parcel is
 * delivered, its goods are; what the order does not agree with stays on the parcel for a person, and the parcel is delivered
 * all the same: that is a fact. Answers the parcels as they stand then.
 */
export async function takeEvents(
  tx: Transaction,
  told: readonly ToldEvent[],
  around: Around,
): Promise<Map<string, ParcelRow>> {
  const { now, announce } = around
  const parcels = await lockParcels(tx, [...new Set(told.map(({ parcelId }) => parcelId))])
  const rows = told.filter(({ parcelId }) => parcels.has(parcelId)).map((event) => ({ event, row: rowOf(event, now) }))
  const once = new Map(rows.map((one) => [eventKey(one.row), one]))
  const known = await knownEvents(
    tx,
    [...once.values()].map(({ row }) => row),
  )
  const fresh = [...once.values()]
    .filter(({ row }) => !known.has(eventKey(row)))
    .sort((a, b) => a.event.at - b.event.at)
  const moved = new Map<string, ParcelRow>()
  const events: NewEvent[] = []
  for (const { event, row } of fresh) {
    const before = parcels.get(event.parcelId)
    if (before === undefined) continue
    const state = moveParcel(before, event, now)
    events.push({ ...row, moved: state !== null })
    if (state === null) continue
    const after = watched({ ...before, ...state }, now)
    parcels.set(after.id, after)
    moved.set(after.id, after)
  }
  const delivered = [...moved.values()].filter((parcel) => parcel.status === 'delivered')
  for (const [id, discord] of await deliverGoods(tx, delivered, around)) {
    const parcel = moved.get(id)
    if (parcel !== undefined) moved.set(id, { ...parcel, discord })
  }
  await updateParcels(tx, [...moved.values()])
  await insertEvents(tx, events)
  await announce(tx, [...moved.values()], now)
  for (const [id, parcel] of moved) parcels.set(id, parcel)
  return parcels
}

/** Nobody need look at a parcel whose way is over. */
const watched = (parcel: ParcelRow, now: Instant): ParcelRow =>
  isOver(parcel) ? { ...parcel, watch_ended_at: parcel.watch_ended_at ?? now, next_query_at: null } : parcel

function rowOf(event: ToldEvent, now: Instant): NewEvent {
  const { at, provider, code, status, homeward, place, words } = event
  const digest = hash('sha256', JSON.stringify([isoOf(at), provider, code, status, homeward, place, words]))
  const facts = { parcel_id: event.parcelId, digest, at, provider, code, status, homeward, place, words }
  return { ...facts, moved: false, told_at: now }
}

/** Posts what was delivered, parcel by parcel; answers why the order does not agree with some. */
async function deliverGoods(
  tx: Transaction,
  parcels: readonly ParcelRow[],
  { now, by }: Around,
): Promise<Map<string, KnownRefusal>> {
  const discords = new Map<string, KnownRefusal>()
  const outbound = parcels.filter(({ direction }) => direction === 'outbound')
  if (outbound.length === 0) return discords
  const lines = await linesOfParcels(
    tx,
    outbound.map(({ id }) => id),
  )
  const ledger = await openLedger(
    tx,
    outbound.flatMap(({ order_id }) => order_id ?? []),
  )
  for (const { id, order_id, delivered_at } of outbound) {
    const group = (lines.get(id) ?? []).map(({ order_line_id, units }): Posting => {
      const action = { kind: 'deliver', line: order_line_id ?? '', units } as const
      return { orderId: order_id ?? '', action, ...(delivered_at !== null && { deliveredAt: delivered_at }) }
    })
    const posted = ledger.post(group)
    if (!posted.ok) discords.set(id, posted.refusal)
  }
  await ledger.save({ now, by })
  return discords
}
