import { quoteRefund } from '@aftersale/commerce'
import { accept } from '@aftersale/kernel'
import { calculatorOf } from './calculator.ts'
import { quoteLines } from './quote-lines.ts'
import { refundInput } from './sale-input.ts'

/** What goes back for units of a sale, line by line and payment by payment. */
export const refund = calculatorOf(refundInput, (terms) => {
  const quote = quoteRefund(terms)
  if (!quote.ok) return quote
  const { lines, explanation } = quote.value
  return accept({
    document: quote.value,
    lines: (language) => quoteLines(lines, terms.currency, explanation, language),
  })
})
