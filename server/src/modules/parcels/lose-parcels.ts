import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { openLedger, type Posting } from '../orders/index.ts'
import { linesOfParcels, lockParcels, type ParcelRow, updateParcels } from './parcel.store.ts'
import type { ParcelStatus } from './parcel-status.ts'
import type { Around } from './take-events.ts'

type Standing = { readonly id: string; readonly status: ParcelStatus }

/**
 * Parcels that will not arrive any more. Goods of an outbound one count as lost; what becomes of a return whose goods are
 * lost is for its flow to say, which is told.
 */
export function loseParcels(
  tx: Transaction,
  items: readonly { readonly key: string; readonly parcel: string }[],
  around: Around,
) {
  return runKeyed(tx, items, {
    scope: 'parcels.lost',
    now: around.now,
    run: async (fresh): Promise<Result<Standing, KnownRefusal>[]> => {
      const ids = [...new Set(fresh.map(({ parcel }) => parcel))]
      const parcels = await lockParcels(tx, ids)
      const lines = await linesOfParcels(tx, ids)
      const ledger = await openLedger(
        tx,
        [...parcels.values()].flatMap(({ order_id }) => order_id ?? []),
      )
      const lost: ParcelRow[] = []
      const results = fresh.map((item): Result<Standing, KnownRefusal> => {
        const parcel = parcels.get(item.parcel)
        if (parcel === undefined) return refuse({ code: 'parcels.not-found', parcel: item.parcel })
        if (parcel.delivered_at !== null) return refuse({ code: 'parcels.over', status: 'delivered' })
        if (parcel.lost_at !== null) return refuse({ code: 'parcels.over', status: 'lost' })
        const goods = parcel.direction === 'outbound' ? (lines.get(parcel.id) ?? []) : []
        const posted = ledger.post(
          goods.map(({ order_line_id, units }): Posting => {
            return {
              orderId: parcel.order_id ?? '',
              action: { kind: 'lose-outbound', line: order_line_id ?? '', units },
            }
          }),
        )
        if (!posted.ok) return posted
        const after: ParcelRow = { ...parcel, status: 'exception', lost_at: around.now }
        parcels.set(parcel.id, after)
        lost.push(after)
        return accept({ id: parcel.id, status: after.status })
      })
      await updateParcels(tx, lost)
      await ledger.save(around)
      await around.announce(tx, lost, around.now)
      return results
    },
  })
}
