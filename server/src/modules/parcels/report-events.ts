import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { MANUAL } from '../providers/index.ts'
import { type CodeMeaning, meaningOf } from './carrier-codes.ts'
import { findParcels, waybillOf } from './parcel.store.ts'
import type { ParcelStatus } from './parcel-status.ts'
import { type Around, type ToldEvent, takeEvents } from './take-events.ts'

export interface EventReport {
  readonly key: string
  readonly carrier: string
  readonly trackingNumber: string
  readonly at: Instant
  readonly status?: ParcelStatus | undefined
  readonly provider?: string | undefined
  readonly code?: string | undefined
  readonly place?: string | undefined
  readonly words?: string | undefined
}

type Standing = { readonly id: string; readonly status: ParcelStatus }

/** Hears what people and programs say happened to parcels, in our words or by a provider's code. */
export function reportEvents(tx: Transaction, items: readonly EventReport[], around: Around) {
  return runKeyed(tx, items, {
    scope: 'parcels.events',
    now: around.now,
    run: async (fresh): Promise<Result<Standing, KnownRefusal>[]> => {
      const parcels = await findParcels(tx, fresh)
      const told = fresh.map((item) => eventOf(item, parcels.get(waybillOf(item))))
      const after = await takeEvents(
        tx,
        told.flatMap((event) => (event.ok ? [event.value] : [])),
        around,
      )
      return told.map((event) => {
        if (!event.ok) return event
        const parcel = after.get(event.value.parcelId)
        if (parcel === undefined) throw new Error(`expected the parcel ${event.value.parcelId}, found none`)
        return accept({ id: parcel.id, status: parcel.status })
      })
    },
  })
}

function eventOf(item: EventReport, parcelId: string | undefined): Result<ToldEvent, KnownRefusal> {
  if (parcelId === undefined) return refuse({ code: 'parcels.not-found', parcel: item.trackingNumber })
  const { at, provider = MANUAL, code = null, place = null, words = null } = item
  const meaning: CodeMeaning | undefined =
    item.status === undefined ? meaningOf(provider, code ?? '') : { status: item.status }
  if (meaning === undefined) return refuse({ code: 'parcels.code-unknown', provider, carrierCode: code ?? '' })
  const { status, homeward = null } = meaning
  return accept({ parcelId, at, provider, code, status, homeward, place, words })
}
