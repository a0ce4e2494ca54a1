import { type ExchangeClaim, type OrderBook, worthOf } from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { NewReturnLine } from '../returns/index.ts'
import type { ExchangeOrder } from './exchange-order.ts'
import type { ExchangeRefusal, ExchangeTerms, Replacement } from './exchange-terms.ts'

/** Goods that go out, as a line that the order gets. */
export interface Outgoing {
  readonly lineId: string
  readonly product: string
  readonly productName: string
  readonly quantity: number
  readonly unitPrice: number | null
  readonly taxRate: string | null
  readonly samePrice: boolean
  /** The return line whose paid basis it keeps. */
  readonly replaces: string | null
  readonly costs: ExchangeClaim['replacement'][number]
}

/** Which goods go out, and by what they are priced. Several may stand for the units of one line, in turn. */
export function replacementsOf(
  order: ExchangeOrder,
  book: OrderBook,
  returned: readonly NewReturnLine[],
  { lines, replacements }: Pick<ExchangeTerms, 'lines' | 'replacements'>,
  newLine: () => string,
): Result<Outgoing[], ExchangeRefusal> {
  const outgoing: Outgoing[] = []
  const taken = new Map<string, number>()
  for (const [at, replacement] of replacements.entries()) {
    const unclear = { code: 'exchanges.replacement-unclear', replacement: at + 1 } as const
    const place = replacedPlace(lines, replacement)
    const replaced = place === null ? undefined : returned[place]
    if (replacement.replaces !== undefined && replaced === undefined) return refuse(unclear)
    const sold = order.lines.find(({ id }) => id === replaced?.orderLineId)
    const product = replacement.product ?? sold?.product
    if (product === undefined) return refuse(unclear)
    const named = {
      lineId: newLine(),
      product,
      productName: replacement.productName ?? (product === sold?.product ? sold.name : product),
      quantity: replacement.quantity,
    }
    if (!replacement.samePrice) {
      if (replacement.unitPrice === undefined) return refuse(unclear)
      outgoing.push({ ...named, ...priced(replacement, replacement.unitPrice), samePrice: false, replaces: null })
      continue
    }
    if (replaced === undefined || replacement.unitPrice !== undefined) return refuse(unclear)
    const from = taken.get(replaced.id) ?? 0
    taken.set(replaced.id, from + replacement.quantity)
    if (from + replacement.quantity > replaced.units) {
      return refuse({ code: 'exchanges.replaces-too-many', line: lines[place ?? 0]?.line ?? '', units: replaced.units })
    }
    const costs = keptBasis(replaced, book.returns.get(replaced.id)?.value ?? 0, from, replacement.quantity)
    outgoing.push({ ...named, unitPrice: null, taxRate: null, samePrice: true, replaces: replaced.id, costs })
  }
  return accept(outgoing)
}

/** Which of the exchanged lines is meant: the one named, or the only one. */
function replacedPlace(lines: ExchangeTerms['lines'], { replaces }: Replacement): number | null {
  if (replaces === undefined) return lines.length === 1 ? 0 : null
  const place = lines.findIndex(({ line }) => line === replaces)
  return place < 0 ? null : place
}

function priced({ quantity, taxRate }: Replacement, unitPrice: number) {
  return {
    unitPrice,
    taxRate: taxRate === undefined ? null : String(taxRate),
    costs: { unitPrice, quantity, taxRate },
  }
}

/** What was paid for the next units that are replaced, cumulatively: all of them cost what was paid for all. */
function keptBasis({ units, gross, tax }: NewReturnLine, paid: number, from: number, quantity: number) {
  const share = (amount: number) => worthOf(amount, units, from, quantity)
  return { quantity, keeps: { gross: share(gross), tax: share(tax), amount: share(paid) } }
}
