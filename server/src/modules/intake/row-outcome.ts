import type { NewOrderLine } from '../orders/index.ts'
import type { NewReturnRequest } from '../returns/index.ts'

/** What the import adds to the facts of a record: where it stands, and what makes it itself. */
type Placed = 'id' | 'source' | 'recordKey' | 'contentKey' | 'importId' | 'lineNumber' | 'details'

export type OrderLineFacts = Omit<NewOrderLine, Placed>
export type ReturnRequestFacts = Omit<NewReturnRequest, Placed>

interface Read {
  readonly lineNumber: number
  readonly original: string
  readonly contentKey: string
  /** The values of the template's key columns; null where it has none. */
  readonly key: readonly string[] | null
  readonly details: Readonly<Record<string, string>>
}

export type ReadRecord =
  | (Read & { readonly kind: 'orderLine'; readonly facts: OrderLineFacts })
  | (Read & { readonly kind: 'returnRequest'; readonly facts: ReturnRequestFacts })

/** A row that is not taken: the reason is the template's own or a code of `intake.…`, with its facts. */
export interface RejectedRow {
  readonly kind: 'reject'
  readonly lineNumber: number
  readonly reason: string
  readonly facts: object | null
  readonly original: string
}

export type RowOutcome = ReadRecord | RejectedRow
