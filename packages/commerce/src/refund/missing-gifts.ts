import { shareRounded } from '@aftersale/kernel'
import type { PaidLine, PaidSale, QuotedLine, RequestedUnits } from './refund.ts'

/** A gift that should come back with this request and does not. `value` is what its missing units are worth. */
export type MissingGift = { readonly id: string; readonly units: number; readonly value: number }

/**
 * The gifts that this request leaves with a buyer who keeps nothing paid for: of the line that the gift came with, or of
 * the whole order. Only the request that takes the last of those units asks for the gift, so none is asked for twice; a
 * gift worth nothing is not missed.
 */
export function missingGifts(sale: PaidSale, request: readonly RequestedUnits[]): MissingGift[] {
  const requested = new Map<string, number>()
  for (const { line, quantity } of request) requested.set(line, (requested.get(line) ?? 0) + quantity)
  const keptOf = ({ id, quantity, returned }: PaidLine) => quantity - returned - (requested.get(id) ?? 0)
  const isEnded = (lines: readonly PaidLine[]) =>
    lines.every((line) => keptOf(line) === 0) && lines.some(({ id }) => requested.has(id))
  const paidLines = sale.lines.filter(({ gift }) => !gift)
  const orderEnded = isEnded(paidLines)
  const endedLines = new Set(paidLines.filter((line) => isEnded([line])).map(({ id }) => id))
  return sale.lines
    .filter(({ gift, giftOf }) => gift && (giftOf === undefined ? orderEnded : endedLines.has(giftOf)))
    .map((gift) => {
      const units = keptOf(gift)
      return { id: gift.id, units, value: shareRounded(gift.gross, units, gift.quantity) }
    })
    .filter(({ value }) => value > 0)
}

/** Deducts what missing gifts are worth, in their order, and never more than `available` in all. */
export function deductGifts(gifts: readonly MissingGift[], available: number): QuotedLine[] {
  let left = available
  return gifts.map(({ id, units, value }) => {
    const deducted = Math.min(value, left)
    left -= deducted
    return {
      id,
      quantity: units,
      gross: 0,
      discount: 0,
      tax: 0,
      fee: 0,
      refund: deducted === 0 ? 0 : -deducted,
      missingGift: true,
    }
  })
}
