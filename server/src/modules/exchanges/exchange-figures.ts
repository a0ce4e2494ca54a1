import type { ExchangeDecision } from './decide-exchange.ts'
import type { ExchangeOrder } from './exchange-order.ts'

/** The figures of an exchange as they are kept and told: in minor units of `currency`. */
export interface ToldFigures {
  readonly currency: string
  readonly lines: {
    readonly orderLineId: string
    readonly returnLineId: string | null
    readonly name: string
    readonly units: number
    readonly gross: number
    readonly discount: number
    readonly tax: number
    readonly fee: number
    readonly refund: number
    readonly missingGift: boolean
  }[]
  readonly replacements: {
    readonly product: string
    readonly productName: string
    readonly quantity: number
    readonly tax: number
    readonly paid: number
    readonly samePrice: boolean
  }[]
  readonly shippingCredit: number
  readonly replacementShipping: number
  readonly freight: number
  readonly credit: number
  readonly charge: number
  readonly difference: number
}

/** The figures of a decided exchange. */
export function toldFigures(order: ExchangeOrder, { returned, outgoing, figures }: ExchangeDecision): ToldFigures {
  const names = new Map(order.lines.map(({ id, name }) => [id, name]))
  return {
    currency: order.book.currency,
    lines: returned.map(({ id, orderLineId, units }, at) => {
      const { gross = 0, discount = 0, tax = 0, fee = 0, refund = 0 } = figures.lines[at] ?? {}
      const name = names.get(orderLineId) ?? ''
      return { orderLineId, returnLineId: id, name, units, gross, discount, tax, fee, refund, missingGift: false }
    }),
    replacements: outgoing.map(({ product, productName, quantity, samePrice }, at) => {
      const { tax = 0, amount = 0 } = figures.replacement[at] ?? {}
      return { product, productName, quantity, tax, paid: amount, samePrice }
    }),
    shippingCredit: figures.shipping,
    replacementShipping: figures.replacementShipping.amount,
    freight: figures.freight,
    credit: figures.credit,
    charge: figures.charge,
    difference: figures.difference,
  }
}
