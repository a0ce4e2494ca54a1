import { type Instant, instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { CarrierNews, Hearer, Settler } from '../providers/index.ts'
import { type Announce, announceBy } from './announce.ts'
import { meaningOf } from './carrier-codes.ts'
import { findParcels, lockParcels, type ParcelRow, updateParcels, waybillOf } from './parcel.store.ts'
import { type ToldEvent, takeEvents } from './take-events.ts'

/**
 * Takes what a provider tells of parcels that it was asked to watch; of others nothing is wanted. A provider that has given
 * up leaves the parcel expired: nobody knows where it is. Whatever is told later moves it on.
 */
export async function takeNews(
  tx: Transaction,
  provider: string,
  news: readonly CarrierNews[],
  { announce, now }: { readonly announce: Announce; readonly now: Instant },
): Promise<void> {
  const ids = await findParcels(tx, news)
  const parcels = await lockParcels(tx, [...ids.values()])
  const own = news.flatMap((told) => {
    const parcel = parcels.get(ids.get(waybillOf(told)) ?? '')
    return parcel?.provider === provider ? [{ told, parcel }] : []
  })
  const events = own.flatMap(({ told, parcel }) =>
    told.events.map((event) => eventOf(event, parcel.id, provider, told.codes)),
  )
  const after = await takeEvents(tx, events, { announce, now, by: provider })
  const ended = own.flatMap(({ told, parcel }) => {
    const current = after.get(parcel.id) ?? parcel
    return told.watch === 'on' || current.watch_ended_at !== null ? [] : [unwatched(current, told, now)]
  })
  await updateParcels(tx, ended)
  await announce(
    tx,
    ended.filter(({ status }) => status === 'expired'),
    now,
  )
}

function eventOf(event: CarrierNews['events'][number], parcelId: string, provider: string, codes: string): ToldEvent {
  const { code, place, words } = event
  const { status = null, homeward = null } = (code === null ? undefined : meaningOf(codes, code)) ?? {}
  return { parcelId, at: instant(event.at), provider, code, status, homeward, place, words }
}

function unwatched(parcel: ParcelRow, { watch }: CarrierNews, now: Instant): ParcelRow {
  const ended = { ...parcel, watch_ended_at: now, next_query_at: null }
  return watch === 'given-up' && parcel.delivered_at === null ? { ...ended, status: 'expired' } : ended
}

type Messenger = Parameters<typeof announceBy>[0]

/** Hears what carriers tell of their own accord. */
export const hearCarriers =
  (engine: Messenger): Hearer =>
  (tx, provider, facts, now) =>
    takeNews(tx, provider, facts as readonly CarrierNews[], { announce: announceBy(engine), now })

/** Hears whether a provider watches a parcel: it pushes, it wants to be asked, or it will not. */
export const settleTracking: Settler = async (tx, settlements, now) => {
  const parcels = await lockParcels(tx, [...new Set(settlements.map(({ subjectId }) => subjectId))])
  const changed = settlements.flatMap(({ subjectId, outcome, facts, failure }): ParcelRow[] => {
    const parcel = parcels.get(subjectId)
    if (parcel === undefined || parcel.watch_ended_at !== null) return []
    if (outcome === 'failed')
      return [{ ...parcel, watch_ended_at: now, discord: { code: 'untracked', words: failure } }]
    return facts['push'] === false ? [{ ...parcel, next_query_at: now }] : []
  })
  await updateParcels(tx, changed)
}
