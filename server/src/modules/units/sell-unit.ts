import type { FieldValues, WarrantyTerm } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import {
  accept,
  type Instant,
  isoOf,
  type LocalDate,
  localDateAt,
  type Result,
  refuse,
  startOfDate,
} from '@aftersale/kernel'
import type { SerialUnit, UnitChange, UnitEvent, UnitEventKind, Warranty, When } from './unit.ts'
import { stateAfter } from './unit-rules.ts'

/** A sale of one unit, as it is registered. */
export interface UnitSale {
  readonly product: string
  readonly serial: string
  readonly orderId: string | null
  readonly orderLineId: string | null
  readonly source: string | null
  readonly customer: string | null
  readonly soldOn: LocalDate
  /** The instant of the sale, where it is known. */
  readonly soldAt: Instant | undefined
  readonly deliveredOn: LocalDate | null
  readonly terms: readonly WarrantyTerm[]
  readonly repairedGoodsDays: number
  readonly fields: FieldValues
}

type SaleRefused = KnownRefusal<
  'units.registered' | 'units.in-future' | 'units.out-of-order' | 'warranty.delivered-before-sold'
>

/**
 * A unit with its warranty as it is sold. `before` is what is known of the serial number: it is sold again only after it
 * was given back or replaced.
 */
export function decideSale(
  before: SerialUnit | undefined,
  sale: UnitSale,
  { now, zone }: When,
  newId: () => string,
): Result<UnitChange, SaleRefused> {
  const { product, serial, orderId, orderLineId, source, customer, soldOn, deliveredOn, fields } = sale
  if (before !== undefined && !stateAfter(before, 'sold').ok) {
    return refuse({ code: 'units.registered', serial, state: before.state })
  }
  const today = localDateAt(now, zone)
  if (soldOn > today) return refuse({ code: 'units.in-future', field: 'soldOn', today })
  if (deliveredOn !== null && deliveredOn > today)
    return refuse({ code: 'units.in-future', field: 'deliveredOn', today })
  if (deliveredOn !== null && deliveredOn < soldOn) {
    return refuse({ code: 'warranty.delivered-before-sold', field: 'deliveredOn' })
  }
  if (before !== undefined && soldOn < localDateAt(before.lastAt, zone)) {
    return refuse({ code: 'units.out-of-order', serial, after: isoOf(before.lastAt) })
  }
  const stated = sale.soldAt ?? startOfDate(soldOn, zone)
  const soldAt = Math.min(Math.max(stated, before?.lastAt ?? stated), now) as Instant
  const deliveredAt = deliveredOn === null ? undefined : (Math.max(soldAt, startOfDate(deliveredOn, zone)) as Instant)
  const id = before?.id ?? newId()
  const unit: SerialUnit = {
    id,
    product,
    serial,
    state: 'with-customer',
    orderId,
    orderLineId,
    source,
    customer,
    soldOn,
    deliveredOn,
    replacesId: null,
    replacedById: null,
    lastAt: deliveredAt ?? soldAt,
    fields,
    version: (before?.version ?? 0) + 1,
  }
  const { terms, repairedGoodsDays } = sale
  const warranty: Warranty = {
    id: newId(),
    unitId: id,
    soldOn,
    deliveredOn,
    terms,
    repairedGoodsDays,
    endedAt: null,
    lived: false,
  }
  const event = (kind: UnitEventKind, at: Instant): UnitEvent => {
    const line = kind === 'sold' ? orderLineId : null
    const rest = { otherUnitId: null, reference: null, note: null }
    return { id: newId(), unitId: id, warrantyId: warranty.id, kind, at, orderLineId: line, ...rest }
  }
  const events = [event('sold', soldAt)]
  if (deliveredAt !== undefined) events.push(event('delivered', deliveredAt))
  return accept({ units: [unit], warranties: [warranty], events })
}
