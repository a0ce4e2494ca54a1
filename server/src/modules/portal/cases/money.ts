import type { Bilingual, PortalQuotation } from '@aftersale/contract'
import { currencyExponent } from '@aftersale/kernel'
import type { RefundQuote } from '../../refunds/index.ts'

const WORDS = {
  discount: { en: 'Discount', 'zh-CN': '优惠' },
  fee: { en: 'Restocking fee', 'zh-CN': '手续费' },
  missingGift: { en: 'Gift that does not come back', 'zh-CN': '未退回的赠品' },
  shipping: { en: 'Shipping', 'zh-CN': '运费' },
  freight: { en: 'Return freight', 'zh-CN': '退货运费' },
  deduction: { en: 'Deduction', 'zh-CN': '扣款' },
  goodwill: { en: 'Goodwill', 'zh-CN': '补偿' },
  other: { en: 'Refunded before, or not refundable', 'zh-CN': '此前已退或不可退' },
} as const

type Figures = Omit<RefundQuote, 'explanation'>

/**
 * Figures of a refund as their customer reads them: what the units cost, what is taken off, what is added. The sums come to
 * the amount exactly; by which payments it goes back is the company’s matter.
 */
export function quotationOf(figures: Figures, names: ReadonlyMap<string, Bilingual>): PortalQuotation {
  const { currency, lines, shipping, freight, deduction, goodwill, payBack } = figures
  const sums = [
    ...lines.flatMap((line) => sumsOfLine(line, names)),
    [WORDS.shipping, shipping] as const,
    [WORDS.freight, -freight] as const,
    [WORDS.deduction, -deduction] as const,
    [WORDS.goodwill, goodwill] as const,
  ].filter(([, minor]) => minor !== 0)
  const rest = payBack - sums.reduce((sum, [, minor]) => sum + minor, 0)
  const told = rest === 0 ? sums : [...sums, [WORDS.other, rest] as const]
  return {
    amount: { minor: payBack, currency },
    sums: told.map(([label, minor]) => ({ label, amount: { minor, currency } })),
  }
}

/** Price, discount and fee where those explain what goes back; where tax comes on top, what goes back alone. */
function sumsOfLine(
  { orderLineId, name, units, gross, discount, fee, refund, missingGift }: Figures['lines'][number],
  names: ReadonlyMap<string, Bilingual>,
): (readonly [Bilingual, number])[] {
  const known = names.get(orderLineId) ?? { en: name, 'zh-CN': name }
  const label = { en: `${known.en} × ${units}`, 'zh-CN': `${known['zh-CN']} × ${units}` }
  if (missingGift)
    return [
      [
        { en: `${WORDS.missingGift.en}: ${label.en}`, 'zh-CN': `${WORDS.missingGift['zh-CN']}：${label['zh-CN']}` },
        refund,
      ],
    ]
  if (gross - discount - fee !== refund) return [[label, refund]]
  return [
    [label, gross],
    [WORDS.discount, -discount],
    [WORDS.fee, -fee],
  ]
}

/** An amount that an expression came to; null where it is none. */
export function moneyOf(value: unknown): PortalQuotation['amount'] | null {
  if (typeof value !== 'object' || value === null) return null
  const { minor, currency } = value as { readonly minor?: unknown; readonly currency?: unknown }
  if (!Number.isSafeInteger(minor) || typeof currency !== 'string') return null
  return currencyExponent(currency) === undefined ? null : { minor: minor as number, currency }
}
