import { accept, type Result, refuse } from '@aftersale/kernel'
import { percentWrong, wholeWrong } from '../sale/check-sale.ts'
import { percentOf, percentWithin } from '../sale/percent.ts'
import type { SaleRefusal } from '../sale/sale-refusal.ts'
import type { Charge, ReplacementLine, ReplacementShipping, ReplacementTerms } from './exchange.ts'

export type ReplacementCharge = {
  readonly lines: readonly Charge[]
  readonly shipping: Charge
}

/** What a replacement costs, and sending it: tax rounded half up per line. Refuses nonsense, naming the field. */
export function chargeReplacement(
  { replacement, replacementShipping = 0 }: ReplacementTerms,
  taxIncluded: boolean,
): Result<ReplacementCharge, SaleRefusal> {
  const sending = typeof replacementShipping === 'number' ? { amount: replacementShipping } : replacementShipping
  const wrong = replacementWrong(replacement) ?? shippingWrong(replacementShipping)
  if (wrong !== undefined) return refuse(wrong)
  const lines = replacement.map((line) =>
    'keeps' in line ? line.keeps : chargeOf(line.unitPrice * line.quantity, line.taxRate, taxIncluded),
  )
  return accept({ lines, shipping: chargeOf(sending.amount, sending.taxRate, taxIncluded) })
}

function replacementWrong(replacement: ReplacementTerms['replacement']): SaleRefusal | undefined {
  if (replacement.length === 0) return { code: 'commerce.nothing-given', field: 'replacement' }
  for (const [index, line] of replacement.entries()) {
    const wrong = 'keeps' in line ? undefined : priceWrong(line, `replacement[${index}]`)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

function priceWrong({ unitPrice, quantity, taxRate }: ReplacementLine, at: string): SaleRefusal | undefined {
  const wrong =
    wholeWrong(unitPrice, `${at}.unitPrice`) ??
    wholeWrong(quantity, `${at}.quantity`, 1) ??
    percentWrong(taxRate, `${at}.taxRate`)
  if (wrong !== undefined || Number.isSafeInteger(unitPrice * quantity)) return wrong
  return { code: 'commerce.sum-too-large', field: at }
}

function shippingWrong(shipping: number | ReplacementShipping): SaleRefusal | undefined {
  if (typeof shipping === 'number') return wholeWrong(shipping, 'replacementShipping')
  const { amount, taxRate } = shipping
  return wholeWrong(amount, 'replacementShipping.amount') ?? percentWrong(taxRate, 'replacementShipping.taxRate')
}

function chargeOf(gross: number, taxRate = 0, taxIncluded: boolean): Charge {
  const tax = taxIncluded ? percentWithin(gross, taxRate) : percentOf(gross, taxRate)
  return { gross, tax, amount: taxIncluded ? gross : gross + tax }
}
