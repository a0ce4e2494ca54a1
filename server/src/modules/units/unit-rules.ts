import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, localDateAt, type Result, refuse } from '@aftersale/kernel'
import type { SerialUnit, UnitChange, UnitEvent, UnitEventKind, UnitState, Warranty, When } from './unit.ts'

/** What may happen to a unit by itself; its sale and its replacement are decided elsewhere. */
type ToldEvent = 'delivered' | 'repairStarted' | 'repairEnded' | 'repairAbandoned' | 'returned' | 'scrapped'

export type UnitRefusal = KnownRefusal<'units.not-now' | 'units.out-of-order'>

const SHARED = { returned: 'returned', scrapped: 'scrapped', replaced: 'replaced' } as const

const NEXT: Readonly<Record<UnitState, Partial<Record<UnitEventKind, UnitState>>>> = {
  'with-customer': { ...SHARED, delivered: 'with-customer', repairStarted: 'in-repair' },
  'in-repair': { ...SHARED, repairEnded: 'with-customer', repairAbandoned: 'with-customer' },
  // What came back may be sold again, once it is in order.
  returned: { sold: 'with-customer', scrapped: 'scrapped' },
  replaced: { sold: 'with-customer', scrapped: 'scrapped' },
  scrapped: {},
}

/** The state that an event leads to. */
export function stateAfter(
  { state, serial }: Pick<SerialUnit, 'state' | 'serial'>,
  event: UnitEventKind,
): Result<UnitState, KnownRefusal<'units.not-now'>> {
  const next = NEXT[state][event]
  return next === undefined ? refuse({ code: 'units.not-now', serial, state, event }) : accept(next)
}

/** When something happened: not before what is known to have happened, and not in the future. */
export function timeOf(
  { serial, lastAt }: Pick<SerialUnit, 'serial' | 'lastAt'>,
  at: Instant | undefined,
  now: Instant,
): Result<Instant, KnownRefusal<'units.out-of-order'>> {
  const time = at ?? now
  if (time >= lastAt && time <= now) return accept(time)
  return refuse({ code: 'units.out-of-order', serial, after: isoOf(lastAt) })
}

export interface Told {
  readonly kind: ToldEvent
  readonly at?: Instant | undefined
  readonly reference?: string | undefined
  readonly note?: string | undefined
}

/**
 * What an event makes of a unit. Delivery begins the term, once and before anything else has happened; the warranty of
 * what is given back for good or scrapped ends.
 */
export function decideEvent(
  unit: SerialUnit,
  warranty: Warranty | undefined,
  told: Told,
  { now, zone }: When,
  newId: () => string,
): Result<UnitChange, UnitRefusal> {
  const { kind } = told
  const state = stateAfter(unit, kind)
  if (!state.ok) return state
  const delivers = kind === 'delivered'
  if (delivers && (unit.deliveredOn !== null || warranty?.lived !== false)) {
    return refuse({ code: 'units.not-now', serial: unit.serial, state: unit.state, event: kind })
  }
  const at = timeOf(unit, told.at, now)
  if (!at.ok) return at
  const deliveredOn = delivers ? localDateAt(at.value, zone) : unit.deliveredOn
  const event: UnitEvent = {
    id: newId(),
    unitId: unit.id,
    warrantyId: warranty?.id ?? null,
    kind,
    at: at.value,
    orderLineId: null,
    otherUnitId: null,
    reference: told.reference ?? null,
    note: told.note ?? null,
  }
  return accept({
    units: [{ ...unit, state: state.value, deliveredOn, lastAt: at.value, version: unit.version + 1 }],
    warranties: warranty === undefined ? [] : [warrantyAfter(warranty, event, deliveredOn)],
    events: [event],
  })
}

function warrantyAfter(warranty: Warranty, { kind, at }: UnitEvent, deliveredOn: Warranty['deliveredOn']): Warranty {
  if (kind === 'delivered') return { ...warranty, deliveredOn }
  if (kind === 'returned' || kind === 'scrapped') return { ...warranty, endedAt: at }
  return { ...warranty, lived: true }
}
