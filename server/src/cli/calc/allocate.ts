import { accept, allocateDecimals, refuse } from '@aftersale/kernel'
import { z } from 'zod'
import { table } from '../frame/index.ts'
import { calculatorOf } from './calculator.ts'

const input = z.strictObject({
  amount: z.int(),
  weights: z.array(z.number().min(0)),
})

/** Largest remainder, ties to the earlier weight; all weights zero: evenly. */
export const allocate = calculatorOf(input, ({ amount, weights }) => {
  if (weights.length === 0 && amount !== 0) return refuse({ code: 'commerce.nothing-given', field: 'weights' })
  const shares = allocateDecimals(amount, weights)
  return accept({
    document: { shares },
    lines: (language) => {
      const title = (en: string, zh: string) => (language === 'en' ? en : zh)
      return table(
        [...weights.entries()],
        [
          { title: title('Weight', '权重'), cell: ([, weight]) => String(weight), align: 'right' },
          { title: title('Share', '份额'), cell: ([index]) => String(shares[index]), align: 'right' },
        ],
      )
    },
  })
})
