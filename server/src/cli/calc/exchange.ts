import { quoteExchange } from '@aftersale/commerce'
import { accept } from '@aftersale/kernel'
import { z } from 'zod'
import { calculatorOf } from './calculator.ts'
import { quoteLines } from './quote-lines.ts'
import { amount, percent, refundInput, units } from './sale-input.ts'

const input = refundInput.extend({
  replacement: z.array(z.strictObject({ unitPrice: amount, quantity: units, taxRate: percent.optional() })),
  replacementShipping: z.union([amount, z.strictObject({ amount, taxRate: percent.optional() })]).optional(),
})

/** What units of a sale are worth against what goes out instead. */
export const exchange = calculatorOf(input, (terms) => {
  const quote = quoteExchange(terms)
  if (!quote.ok) return quote
  const { lines, explanation } = quote.value
  return accept({
    document: quote.value,
    lines: (language) => quoteLines(lines, terms.currency, explanation, language),
  })
})
