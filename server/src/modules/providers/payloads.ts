import type { Language } from '@aftersale/contract'
import type { Facts, Waybill } from './port.ts'

/** `payment` / `refund`: money back through the payment it came in by. */
export type RefundPayload = Facts & {
  /** The payment as its provider knows it (微信支付订单号, 支付宝交易号). */
  readonly paymentReference: string
  readonly amountMinor: number
  /** What was captured by that payment, all of it. */
  readonly capturedMinor: number
  readonly currency: string
  /** Told to the customer by some gateways. */
  readonly reason: string | null
}

/** `carrier` / `track`: tell what becomes of a parcel. */
export type TrackPayload = Facts & Waybill

/** Goods a warehouse is to expect (`announce-return`) or to send (`ship-order`). */
export type WarehousePayload = Facts & {
  /** What people know it by: a return number, an order number. */
  readonly reference: string
  readonly lines: readonly { readonly product: string; readonly units: number }[]
  readonly trackingNumber: string | null
  readonly address: Facts | null
}

/** `invoice` / `issue` and `reverse`: amounts in minor units, with how they divide into net and tax. */
export type InvoicePayload = Facts & {
  readonly title: string
  readonly taxNumber: string | null
  readonly email: string | null
  readonly currency: string
  readonly totalMinor: number
  readonly taxMinor: number
  /** The number of the invoice that a red one takes back. */
  readonly reverses: string | null
  readonly lines: readonly {
    readonly name: string
    readonly taxRate: string | null
    readonly netMinor: number
    readonly taxMinor: number
  }[]
}

/** `sms` / `send`: a text to a telephone. As it is kept: neither the whole number nor the code is in it. */
export type TextPayload = Facts & {
  readonly purpose: 'portal-code'
  readonly language: Language
  /** The number with its middle left out: `138****5678`. */
  readonly to: string
  /** Who asked for it: a person's address; null: the customer. */
  readonly by: string | null
}

/** The same as the provider gets it. */
export type ConfidedText = TextPayload & {
  /** A mobile number of the mainland: eleven digits. */
  readonly phone: string
  /** What the text says where, by the names of the purpose: of `portal-code`, `code`. */
  readonly values: Readonly<Record<string, string>>
}
