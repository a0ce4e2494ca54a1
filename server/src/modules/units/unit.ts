import type { FieldValues, WarrantyTerm } from '@aftersale/commerce'
import type { Instant, LocalDate } from '@aftersale/kernel'

export type UnitState = 'with-customer' | 'in-repair' | 'returned' | 'replaced' | 'scrapped'

/** A unit that was sold, known by its serial number. `version` counts its changes from 1. */
export interface SerialUnit {
  readonly id: string
  readonly product: string
  readonly serial: string
  readonly state: UnitState
  readonly orderId: string | null
  readonly orderLineId: string | null
  /** Who has it: a customer's number at a source. */
  readonly source: string | null
  readonly customer: string | null
  readonly soldOn: LocalDate
  readonly deliveredOn: LocalDate | null
  readonly replacesId: string | null
  readonly replacedById: string | null
  /** When its last event happened. */
  readonly lastAt: Instant
  readonly fields: FieldValues
  readonly version: number
}

/** What was promised with a sale. It moves from a unit to the one that comes in its place. */
export interface Warranty {
  readonly id: string
  readonly unitId: string
  readonly soldOn: LocalDate
  readonly deliveredOn: LocalDate | null
  readonly terms: readonly WarrantyTerm[]
  readonly repairedGoodsDays: number
  readonly endedAt: Instant | null
  /** Whether anything has happened that counts for it. */
  readonly lived: boolean
}

export type UnitEventKind =
  | 'sold'
  | 'delivered'
  | 'repairStarted'
  | 'repairEnded'
  /** The goods went back unrepaired: it was no repair, and its days count towards the term. */
  | 'repairAbandoned'
  /** It came in an exchange, which begins the warranty anew; `replacement`: in the course of a repair, which does not. */
  | 'exchanged'
  | 'replacement'
  | 'replaced'
  | 'returned'
  | 'scrapped'
  | 'corrected'

export interface UnitEvent {
  readonly id: string
  readonly unitId: string
  readonly warrantyId: string | null
  readonly kind: UnitEventKind
  readonly at: Instant
  readonly orderLineId: string | null
  readonly otherUnitId: string | null
  readonly reference: string | null
  readonly note: string | null
}

/** What a command makes of units: as they stand afterwards, and what happened. */
export interface UnitChange {
  readonly units: readonly SerialUnit[]
  readonly warranties: readonly Warranty[]
  readonly events: readonly UnitEvent[]
}

/** When, by whom and in which time zone something is done. */
export interface When {
  readonly now: Instant
  readonly by: string
  readonly zone: string
}
