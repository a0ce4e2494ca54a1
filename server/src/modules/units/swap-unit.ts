import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, localDateAt, type Result, refuse } from '@aftersale/kernel'
import type { SoldLine } from './sold-line.store.ts'
import type { SerialUnit, UnitChange, UnitEvent, Warranty, When } from './unit.ts'
import { stateAfter, timeOf, type UnitRefusal } from './unit-rules.ts'

/** A unit that comes in the place of another. */
export interface Swap {
  readonly product: string
  readonly serial: string
  /** The order line that it is of, where that is another than the old unit's. */
  readonly line: SoldLine | undefined
  readonly reason: 'exchange' | 'repair'
  readonly at?: Instant | undefined
  readonly reference?: string | undefined
  readonly note?: string | undefined
}

export type SwapRefused = UnitRefusal | KnownRefusal<'units.registered'>

/**
 * Puts a unit in the place of another, to which the warranty moves. An exchange begins the warranty anew and ends a repair
 * that was going on; a replacement in the course of a repair keeps what is left of the term, and the repair goes on with it
 * (部分商品修理更换退货责任规定; `warrantyOf`). `known` is the unit of that serial number, where there is one: it must be with us.
 */
export function decideSwap(
  old: SerialUnit,
  warranty: Warranty | undefined,
  known: SerialUnit | undefined,
  swap: Swap,
  { now, zone }: When,
  newId: () => string,
): Result<UnitChange & { readonly replacement: SerialUnit }, SwapRefused> {
  const { product, serial, line, reason } = swap
  const replaced = stateAfter(old, 'replaced')
  if (!replaced.ok) return replaced
  if (known !== undefined && !stateAfter(known, 'sold').ok) {
    return refuse({ code: 'units.registered', serial, state: known.state })
  }
  const at = timeOf(old, swap.at, now)
  if (!at.ok) return at
  const free = known === undefined ? at : timeOf(known, at.value, now)
  if (!free.ok) return free
  const id = known?.id ?? newId()
  const { orderId, source, customer } = line ?? old
  const replacement: SerialUnit = {
    id,
    product,
    serial,
    orderId,
    source,
    customer,
    orderLineId: line?.id ?? old.orderLineId,
    state: reason === 'repair' ? old.state : 'with-customer',
    soldOn: localDateAt(at.value, zone),
    deliveredOn: null,
    replacesId: old.id,
    replacedById: null,
    lastAt: at.value,
    fields: known?.fields ?? {},
    version: (known?.version ?? 0) + 1,
  }
  const event = (
    given: Pick<UnitEvent, 'unitId' | 'otherUnitId' | 'kind' | 'warrantyId' | 'orderLineId'>,
  ): UnitEvent => {
    return { id: newId(), at: at.value, reference: swap.reference ?? null, note: swap.note ?? null, ...given }
  }
  const came = reason === 'exchange' ? 'exchanged' : 'replacement'
  return accept({
    replacement,
    units: [
      { ...old, state: replaced.value, replacedById: id, lastAt: at.value, version: old.version + 1 },
      replacement,
    ],
    warranties: warranty === undefined ? [] : [{ ...warranty, unitId: id, lived: true }],
    events: [
      event({ unitId: old.id, otherUnitId: id, kind: 'replaced', warrantyId: null, orderLineId: null }),
      event({
        unitId: id,
        otherUnitId: old.id,
        kind: came,
        warrantyId: warranty?.id ?? null,
        orderLineId: line?.id ?? null,
      }),
    ],
  })
}
