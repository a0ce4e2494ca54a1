import type { Bilingual, PortalQuotation } from '@aftersale/contract'
import { currencyExponent } from '@aftersale/kernel'
import type { RefundQuote } from '../../refunds/index.ts'

const SUMS = {
  shipping: { en: 'Shipping', 'zh-CN': '运费' },
  freight: { en: 'Return freight', 'zh-CN': '退货运费' },
  deduction: { en: 'Deduction', 'zh-CN': '扣款' },
  goodwill: { en: 'Goodwill', 'zh-CN': '补偿' },
} as const

/** Figures of a refund as their customer reads them: what goes back for each line, what is added, what is kept. */
export function quotationOf(
  { figures, explanation }: { readonly figures: Omit<RefundQuote, 'explanation'>; readonly explanation: Bilingual },
  names: ReadonlyMap<string, Bilingual>,
): PortalQuotation {
  const { currency, lines, shipping, freight, deduction, goodwill, payBack } = figures
  const sum = (label: Bilingual, minor: number) => ({ label, amount: { minor, currency } })
  const others = [
    sum(SUMS.shipping, shipping),
    sum(SUMS.freight, -freight),
    sum(SUMS.deduction, -deduction),
    sum(SUMS.goodwill, goodwill),
  ]
  return {
    amount: { minor: payBack, currency },
    sums: [
      ...lines.map(({ orderLineId, name, units, refund }) => {
        const known = names.get(orderLineId) ?? { en: name, 'zh-CN': name }
        return sum({ en: `${known.en} × ${units}`, 'zh-CN': `${known['zh-CN']} × ${units}` }, refund)
      }),
      ...others.filter(({ amount }) => amount.minor !== 0),
    ],
    explanation,
  }
}

/** An amount that an expression came to; null where it is none. */
export function moneyOf(value: unknown): PortalQuotation['amount'] | null {
  if (typeof value !== 'object' || value === null) return null
  const { minor, currency } = value as { readonly minor?: unknown; readonly currency?: unknown }
  if (!Number.isSafeInteger(minor) || typeof currency !== 'string') return null
  return currencyExponent(currency) === undefined ? null : { minor: minor as number, currency }
}
