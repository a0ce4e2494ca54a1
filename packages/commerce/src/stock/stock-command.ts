import type { LocalDate } from '@aftersale/kernel'
import type { Remarks } from './stock-event.ts'

/** What stock must know of a product. */
export type StockedProduct = {
  readonly code: string
  readonly lotTracked: boolean
  readonly shelfLifeDays: number | null
}

/** Goods come in, from suppliers or back from customers. Without a day of expiry it follows from the day they were made. */
export type ReceiveStock = {
  readonly kind: 'receive'
  readonly warehouse: string
  readonly product: StockedProduct
  readonly units: number
  readonly lot?: string | undefined
  readonly expiresOn?: LocalDate | undefined
  readonly madeOn?: LocalDate | undefined
  readonly remarks: Remarks
}

/**
 * Units are kept for something: in the first of the warehouses that has them all. `acrossWarehouses`: or in several
 * together. `partial`: or as many as there are.
 */
export type ReserveStock = {
  readonly kind: 'reserve'
  readonly reference: string
  readonly product: string
  readonly units: number
  readonly warehouses: readonly string[]
  readonly partial: boolean
  readonly acrossWarehouses: boolean
}

/** One reservation by its id, or all that are open under a reference. */
export type Reserved = { readonly reservation: string } | { readonly reference: string }

/** What is still held is free again. */
export type ReleaseStock = { readonly kind: 'release'; readonly of: Reserved }

/** Goods leave that were reserved; `units` of one reservation, or all of them. */
export type IssueReserved = {
  readonly kind: 'issue-reserved'
  readonly of: Reserved
  readonly units?: number | undefined
  readonly remarks: Remarks
}

/** Goods leave that nobody reserved, of a named lot or as they expire. */
export type IssueStock = {
  readonly kind: 'issue'
  readonly warehouse: string
  readonly product: string
  readonly units: number
  readonly lot?: string | undefined
  readonly remarks: Remarks
}

/** There are more or fewer units of a lot than the books say: `by` so many, or `counted` so many in all. */
export type AdjustStock = {
  readonly kind: 'adjust'
  readonly warehouse: string
  readonly product: string
  readonly lot: string
  readonly change: { readonly by: number } | { readonly counted: number }
  readonly remarks: Remarks
}

/** Available units go to another warehouse, of a named lot, expired or not, or as they expire. */
export type MoveStock = {
  readonly kind: 'move'
  readonly product: string
  readonly from: string
  readonly to: string
  readonly units: number
  readonly lot?: string | undefined
  readonly remarks: Remarks
}

/** Units are whole and above zero, at most 2,147,483,647. */
export type StockCommand =
  | ReceiveStock
  | ReserveStock
  | ReleaseStock
  | IssueReserved
  | IssueStock
  | AdjustStock
  | MoveStock

/** Which day it is where the warehouses are, and where ids come from. */
export type StockContext = { readonly today: LocalDate; readonly newId: () => string }
