import type { Json } from '@aftersale/feel'
import type { NewOrderLine } from '../orders/index.ts'
import type { NewReturnRequest } from '../returns/index.ts'

/** What the import adds to the facts of a record: where it stands, and what makes it itself. */
type Placed = 'id' | 'source' | 'recordKey' | 'contentKey' | 'importId' | 'lineNumber' | 'details'

export type OrderLineFacts = Omit<NewOrderLine, Placed>
/** A case to be opened: what a row leaves open is null, and absent among the fields. */
export interface CaseFacts {
  readonly type: string
  readonly customer: string | null
  readonly order: string | null
  readonly product: string | null
  readonly channel: string | null
  readonly title: string | null
  readonly fields: Readonly<Record<string, Json>>
}

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
  | (Read & { readonly kind: 'case'; readonly facts: CaseFacts })

/** A row that is not taken: the reason is the template's own or a code of `intake.…`, with its facts. */
export interface RejectedRow {
  readonly kind: 'reject'
  readonly lineNumber: number
  readonly reason: string
  readonly facts: object | null
  readonly original: string
}

export type RowOutcome = ReadRecord | RejectedRow
