import type { Explanation, Reason } from '@aftersale/commerce'
import type { AnswerOf, routes } from '@aftersale/contract'
import { answerOnTheWire } from '../units/index.ts'
import type { StoredQuote } from './quote.store.ts'

export type QuoteOnTheWire = AnswerOf<typeof routes.getRepair>['quotes'][number]

/** A reason as it travels. */
export const reasonOnTheWire = ({ code, en, zh }: Reason) => ({ code, en, 'zh-CN': zh })

export const explanationOnTheWire = ({ en, zh }: Explanation) => ({ en, 'zh-CN': zh })

/** A quotation that was just made, as it travels. */
export function quoteOnTheWire(quote: StoredQuote, by: string): QuoteOnTheWire {
  const { number, priceListId, pricedOn, coveredOn, currency, taxIncluded, madeAt } = quote
  const { lines, explanation, ...sums } = quote.figures
  return {
    number,
    priceListId,
    pricedOn,
    coveredOn,
    cause: quote.cause,
    currency,
    taxIncluded,
    lines: lines.map((line) => ({ ...line, reason: reasonOnTheWire(line.reason) })),
    ...sums,
    coverage: quote.coverage.map(answerOnTheWire),
    explanation: explanationOnTheWire(explanation),
    madeAt,
    madeBy: by,
    answer: null,
    answeredAt: null,
    chargedAt: null,
  }
}
