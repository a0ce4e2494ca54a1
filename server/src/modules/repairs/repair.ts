import {
  type FieldValues,
  type RepairAction,
  type RepairCause,
  type RepairStage,
  type RepairState,
  repairActions,
} from '@aftersale/commerce'
import type { Instant } from '@aftersale/kernel'

/** A repair as it is stored; amounts are minor units of its currency. `version` counts its changes from 1. */
export interface Repair {
  readonly id: string
  readonly number: string
  readonly unitId: string | null
  /** The unit that was here first, where another came in its place. */
  readonly replacedUnitId: string | null
  readonly orderId: string | null
  readonly orderLineId: string | null
  readonly source: string | null
  readonly customer: string | null
  readonly product: string
  readonly serial: string | null
  readonly fault: string
  readonly quoted: RepairState['quoted']
  readonly stage: RepairStage
  readonly goodsHere: boolean
  readonly cause: RepairCause | null
  readonly diagnosis: string | null
  readonly requestedAt: Instant
  readonly receivedAt: Instant | null
  readonly waitingSince: Instant | null
  readonly closedAt: Instant | null
  /** When its last step was, and how many there were. */
  readonly lastAt: Instant
  readonly steps: number
  /** The last quotation, which is the one that counts, and how many there were. */
  readonly quoteId: string | null
  readonly quotes: number
  readonly currency: string | null
  readonly agreed: number | null
  readonly charged: number | null
  readonly warrantyCost: number | null
  readonly received: number
  readonly paidBack: number
  readonly fields: FieldValues
  readonly version: number
}

/** How a repair stands after a command. */
export interface RepairStanding {
  readonly id: string
  readonly number: string
  readonly stage: RepairStage
  readonly version: number
  readonly possible: RepairAction[]
}

export function standingOf(repair: Repair): RepairStanding {
  const { id, number, stage, version } = repair
  return { id, number, stage, version, possible: [...repairActions(repair)] }
}

/** What the customer owes for a repair once it is finished, and may pay ahead as soon as the price is agreed. */
export const unpaid = ({
  charged,
  agreed,
  received,
  paidBack,
}: Pick<Repair, 'charged' | 'agreed' | 'received' | 'paidBack'>): number =>
  (charged ?? agreed ?? 0) - received + paidBack
