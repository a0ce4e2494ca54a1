import { type Explanation, explain, type MoneyText, type Sentence } from '../explanation/explanation.ts'
import { explainLines } from './explain-line.ts'
import { missingGifts } from './missing-gifts.ts'
import type { PaidSale, QuotedLine, RefundClaim, RefundFigures } from './refund.ts'
import { buyersFreight, keptOf, lostFreeShipping } from './shipping-and-freight.ts'

/** Why each figure of a refund is as it is. `figures` are those that `quotePaid` made of this sale and claim. */
export function explainRefund(sale: PaidSale, claim: RefundClaim, figures: RefundFigures): Explanation {
  const gifts = missingGifts(sale, claim.request)
  const requested = figures.lines.slice(0, claim.request.length)
  const nameOf = new Map(sale.lines.map(({ id, name = id }) => [id, name]))
  return explain(sale.currency, (money) => [
    ...explainLines(sale, claim, figures.lines, money),
    ...figures.lines.slice(claim.request.length).map((line, index) => {
      return explainGift(nameOf.get(line.id) ?? line.id, gifts[index]?.value ?? 0, line, money)
    }),
    ...explainShipping(sale, claim, figures.shipping, money),
    ...explainFreight(claim, figures.freight, money),
    ...explainLostShipping(claim, lostFreeShipping(sale, keptOf(sale), requested, claim), money),
    ...explainTotal(figures, figures.total + figures.shortfall, money),
    ...explainPayments(figures, money),
  ])
}

/** What goes back of the shipping, or why none does; nothing where none was paid. */
export function explainShipping(
  sale: PaidSale,
  { policy }: RefundClaim,
  shipping: number,
  money: MoneyText,
): Sentence[] {
  const { paid, refunded } = sale.shipping
  if (paid === 0) return []
  if (!policy?.refundShipping) {
    return [
      {
        en: `Shipping: the ${money(paid)} paid is not refunded under this policy.`,
        zh: `运费：按政策不退，已付 ${money(paid)}。`,
      },
    ]
  }
  if (shipping < paid - refunded) {
    return [
      {
        en: `Shipping: ${money(shipping)} of the ${money(paid)} paid is refunded.`,
        zh: `运费：已付 ${money(paid)}，退 ${money(shipping)}。`,
      },
    ]
  }
  if (refunded === 0) {
    return [{ en: `Shipping: the ${money(paid)} paid is refunded in full.`, zh: `运费：退还已付的 ${money(paid)}。` }]
  }
  return [
    {
      en: `Shipping: of ${money(paid)} paid, ${money(refunded)} was already refunded; ${money(shipping)} is refunded now.`,
      zh: `运费：已付 ${money(paid)}，此前已退 ${money(refunded)}，本次退 ${money(shipping)}。`,
    },
  ]
}

/** What is deducted for a gift that does not come back, of the `value` that its missing units have. */
export function explainGift(
  name: string,
  value: number,
  { quantity, refund }: Pick<QuotedLine, 'quantity' | 'refund'>,
  money: MoneyText,
): Sentence {
  const stays = {
    en: `${name}: everything paid for comes back, but ${quantity} ${quantity === 1 ? 'unit' : 'units'} of the gift, worth ${money(value)}, would be kept`,
    zh: `${name}：付款商品已全部退回，赠品缺 ${quantity} 件，价值 ${money(value)}`,
  }
  return -refund === value
    ? { en: `${stays.en}; this amount is deducted.`, zh: `${stays.zh}，予以扣除。` }
    : {
        en: `${stays.en}; ${money(Math.abs(refund))} is deducted, as a deduction cannot exceed the refund.`,
        zh: `${stays.zh}；扣除不超过应退金额，实扣 ${money(Math.abs(refund))}。`,
      }
}

/** Who bears the return freight, where one is asked for. */
export function explainFreight(claim: RefundClaim, freight: number, money: MoneyText): Sentence[] {
  const asked = claim.policy?.returnFreight ?? 0
  if (asked === 0) return []
  if (buyersFreight(claim) === 0) return [sellersFreight(asked, money)]
  if (freight < asked) {
    return [
      {
        en: `Return shipping: the buyer is at fault for all units and pays ${money(asked)}; ${money(freight)} is deducted, as a deduction cannot exceed the refund.`,
        zh: `退货运费：全部为买家责任，运费 ${money(asked)} 由买家承担；扣除不超过应退金额，实扣 ${money(freight)}。`,
      },
    ]
  }
  return [
    {
      en: `Return shipping: ${money(asked)} is deducted because the buyer is at fault for all units.`,
      zh: `退货运费：全部为买家责任，扣除 ${money(asked)}。`,
    },
  ]
}

/** Outbound freight that the buyer owes because free shipping was lost. */
export function explainLostShipping({ policy }: RefundClaim, lost: number, money: MoneyText): Sentence[] {
  const free = policy?.freeShipping
  if (free === undefined || lost === 0) return []
  return [
    {
      en: `Outbound shipping: free for orders of ${money(free.threshold)} or more; what is kept is below that, so the buyer pays ${money(lost)}.`,
      zh: `发货运费：原订单满 ${money(free.threshold)} 免运费，退货后不足此数，运费 ${money(lost)} 由买家承担。`,
    },
  ]
}

/** Return freight that the seller bears. */
export const sellersFreight = (asked: number, money: MoneyText): Sentence => ({
  en: `Return shipping: the seller pays ${money(asked)} because the buyer is not at fault for all units.`,
  zh: `退货运费：并非全部为买家责任，${money(asked)} 由卖家承担。`,
})

type Total = Pick<RefundFigures, 'lines' | 'shipping' | 'freight'> & {
  readonly deduction?: number
  readonly goodwill?: number
}

/** What it all comes to, and of what. */
export function explainTotal(figures: Total, sum: number, money: MoneyText): Sentence[] {
  const { lines, shipping, freight, deduction = 0, goodwill = 0 } = figures
  const forLines = money(lines.reduce((of, { refund }) => of + refund, 0))
  const en = [
    `items ${forLines}`,
    shipping > 0 && `+ shipping ${money(shipping)}`,
    deduction > 0 && `− deduction ${money(deduction)}`,
    freight > 0 && `− return shipping ${money(freight)}`,
    goodwill > 0 && `+ goodwill ${money(goodwill)}`,
  ]
  const zh = [
    `明细 ${forLines}`,
    shipping > 0 && `+ 运费 ${money(shipping)}`,
    deduction > 0 && `− 扣款 ${money(deduction)}`,
    freight > 0 && `− 退货运费 ${money(freight)}`,
    goodwill > 0 && `+ 补偿 ${money(goodwill)}`,
  ]
  return [
    {
      en: `Refund: ${money(sum)} (${en.filter(Boolean).join(' ')}).`,
      zh: `应退：${money(sum)}（${zh.filter(Boolean).join(' ')}）。`,
    },
  ]
}

/** Through which payments money goes back, and what they cannot give. */
export function explainPayments(
  { total, shortfall, perPayment }: Pick<RefundFigures, 'total' | 'shortfall' | 'perPayment'>,
  money: MoneyText,
): Sentence[] {
  const cap = {
    en: `The original payments can refund at most ${money(total)}, pending refunds included; ${money(shortfall)} remains outstanding.`,
    zh: `各笔付款（计入处理中的退款）最多可退 ${money(total)}，尚有 ${money(shortfall)} 无法退回。`,
  }
  const each = perPayment
    .filter(({ amount }) => amount > 0)
    .map(({ id, amount }) => ({
      en: `Payment ${id}: ${money(amount)} is refunded.`,
      zh: `付款 ${id}：退回 ${money(amount)}。`,
    }))
  return [...(shortfall > 0 ? [cap] : []), ...each]
}
