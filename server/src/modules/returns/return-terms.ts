import type { LedgerRefusal } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'

/** What is wanted back of one order line, which is named by its id or its reference in the order. */
export interface WantedLine {
  readonly line: string
  readonly units: number
  readonly fault: 'buyer' | 'seller'
  readonly cause?: string | undefined
  readonly serials?: readonly string[] | undefined
}

export type ReturnKind = 'return' | 'exchange' | 'refund-only'

export type ReturnRefusal =
  | LedgerRefusal
  | KnownRefusal<
      | 'returns.not-found'
      | 'returns.line-not-found'
      | 'returns.nothing-awaited'
      | 'returns.serials-wrong-count'
      | 'returns.serial-twice'
      | 'returns.serial-not-sold'
      | 'returns.serial-returned'
    >
