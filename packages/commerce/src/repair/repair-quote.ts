import type { Explanation } from '../explanation/explanation.ts'
import type { Reason } from '../reason.ts'
import type { SaleRefusal } from '../sale/sale-refusal.ts'

/** An entry of a price list. Amounts are whole minor units, `taxRate` a percent. */
export type RepairPrice = {
  readonly code: string
  readonly name: string
  readonly kind: 'part' | 'labour'
  /** What of the goods it mends: where the warranty covers that, it is free. */
  readonly component: string
  readonly unitPrice: number
  readonly taxRate?: number | undefined
}

/** Why the goods need repair. Warranty does not answer for what the customer did to them, or an accident did. */
export type RepairCause = 'defect' | 'misuse' | 'accident'

export type RepairTerms = {
  readonly currency: string
  /** Whether the prices have the tax in them. */
  readonly taxIncluded: boolean
  readonly priceList: readonly RepairPrice[]
  readonly items: readonly { readonly code: string; readonly quantity: number }[]
  /** What `warrantyOf` says of each component; one that is not listed has no warranty. */
  readonly coverage: readonly { readonly component: string; readonly covered: boolean }[]
  readonly cause: RepairCause
}

/** In every line, `pay + warrantyCost = price`; one of the two is zero. */
export type RepairLine = {
  readonly code: string
  readonly name: string
  readonly kind: RepairPrice['kind']
  readonly component: string
  readonly quantity: number
  readonly unitPrice: number
  /** `unitPrice × quantity`. */
  readonly net: number
  readonly tax: number
  /** What it costs with tax, whoever pays. */
  readonly price: number
  readonly pay: number
  /** What goes to the warranty cost account. */
  readonly warrantyCost: number
  readonly reason: Reason<'in-warranty' | 'cause-excluded' | 'not-in-warranty'>
}

/** Of what the customer pays: `parts + labour = pay`, and `tax` besides where it comes on top. */
export type RepairQuote = {
  readonly lines: readonly RepairLine[]
  readonly parts: number
  readonly labour: number
  readonly tax: number
  readonly pay: number
  readonly warrantyCost: number
  readonly price: number
  readonly explanation: Explanation
}

export type RepairQuoteRefusal =
  | SaleRefusal
  | { readonly code: 'repairs.unknown-price'; readonly field: string; readonly price: string }
