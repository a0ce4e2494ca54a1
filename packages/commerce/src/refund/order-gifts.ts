import { shareRounded } from '@aftersale/kernel'
import type { LineBook } from '../ledger/order-book.ts'
import { unclaimed } from '../ledger/units.ts'
import type { MissingGift } from './missing-gifts.ts'
import type { RefundableOrder, ReturnedUnits } from './order-refund.ts'

/**
 * The gifts that a refund leaves with a customer to whom nothing paid for stays: of the line that the gift came with, or of
 * the whole order. Goods that came in by an exchange go on for what they replaced, so those must be back as well. Units of a
 * gift that a return holds are on their way; what was charged for the others is not charged again.
 */
export function giftsMissing({ book, lines }: RefundableOrder, request: readonly ReturnedUnits[]): MissingGift[] {
  const all = [...book.lines.values()]
  if (!all.some(({ gift }) => gift)) return []
  const asked = new Map<string, number>()
  for (const { returnLine, units } of request) {
    const line = book.returns.get(returnLine)?.line ?? ''
    asked.set(line, (asked.get(line) ?? 0) + units)
  }
  const stays = ({ id, quantity, cancelled, credited }: LineBook) =>
    quantity - cancelled - credited - (asked.get(id) ?? 0) > 0
  const isEnded = (of: readonly LineBook[]) => of.some(({ id }) => asked.has(id)) && !of.some(stays)
  const paidFor = all.filter(({ gift }) => !gift)
  const added = paidFor.filter((line) => line.added)
  const endsWith = (giftOf: string | null) =>
    giftOf === null ? isEnded(paidFor) : isEnded([...paidFor.filter(({ id }) => id === giftOf), ...added])
  return all
    .filter((line) => line.gift && endsWith(lines.get(line.id)?.giftOf ?? null))
    .flatMap((line) => {
      const units = unclaimed(line)
      const value = Math.max(0, shareRounded(line.gross, units, line.quantity) - line.giftCharged)
      return value > 0 ? [{ id: line.id, units, value }] : []
    })
}
