import { type Explanation, explain, type MoneyText, type Sentence } from '../explanation/explanation.ts'
import { explainLines } from '../refund/explain-line.ts'
import { explainPayments, explainShipping, sellersFreight } from '../refund/explain-refund.ts'
import type { PaidSale } from '../refund/refund.ts'
import type { Charge, ExchangeClaim, ExchangeFigures, KeptBasis, ReplacementLine } from './exchange.ts'

/** Why each figure of an exchange is as it is. `figures` are those that `quotePaidExchange` made of this sale and claim. */
export function explainExchange(sale: PaidSale, claim: ExchangeClaim, figures: ExchangeFigures): Explanation {
  const { credit, charge, difference, shortfall, perPayment } = figures
  const back = Math.max(0, -difference)
  return explain(sale.currency, (money) => [
    ...explainLines(sale, claim, figures.lines, money),
    ...explainShipping(sale, claim, figures.shipping, money),
    { en: `Credit: ${money(credit)}.`, zh: `抵扣额：${money(credit)}。` },
    ...claim.replacement.map((line, index) => explainReplacement(line, figures.replacement[index], sale, money)),
    ...explainSending(figures.replacementShipping, sale, money),
    ...explainFreight(claim, figures.freight, money),
    { en: `Charge: ${money(charge)}.`, zh: `新单应收：${money(charge)}。` },
    explainDifference(difference, money),
    ...explainPayments({ total: back - shortfall, shortfall, perPayment }, money),
  ])
}

function explainReplacement(
  line: ReplacementLine | KeptBasis,
  charge: Charge | undefined,
  { taxIncluded }: PaidSale,
  money: MoneyText,
): Sentence {
  if (charge === undefined) throw new Error('expected figures of this claim, got fewer charges than replacement lines')
  const { quantity } = line
  if ('keeps' in line) {
    const amount = money(charge.amount)
    return {
      en: `Replacement: ${quantity} at the price paid for the units they replace, ${amount}.`,
      zh: `换出商品：${quantity} 件，按被替换商品的实付金额 ${amount}。`,
    }
  }
  const unitPrice = money(line.unitPrice)
  const taxed = taxPart(charge, taxIncluded, money)
  return {
    en: `Replacement: ${quantity} × ${unitPrice}${taxed.en} = ${money(charge.amount)}.`,
    zh: `换出商品：${quantity} × ${unitPrice}${taxed.zh} = ${money(charge.amount)}。`,
  }
}

function explainSending(charge: Charge, { taxIncluded }: PaidSale, money: MoneyText): Sentence[] {
  if (charge.amount === 0) return []
  const { gross, amount } = charge
  const taxed = taxPart(charge, taxIncluded, money)
  const sum = amount === gross ? '' : ` = ${money(amount)}`
  return [
    {
      en: `Shipping the replacement: ${money(gross)}${taxed.en}${sum}.`,
      zh: `换出商品运费：${money(gross)}${taxed.zh}${sum}。`,
    },
  ]
}

function taxPart({ tax }: Charge, taxIncluded: boolean, money: MoneyText): Sentence {
  if (tax === 0) return { en: '', zh: '' }
  return taxIncluded
    ? { en: ` (including tax ${money(tax)})`, zh: `（其中含税 ${money(tax)}）` }
    : { en: ` + tax ${money(tax)}`, zh: ` + 税 ${money(tax)}` }
}

function explainFreight({ policy }: ExchangeClaim, freight: number, money: MoneyText): Sentence[] {
  const asked = policy?.returnFreight ?? 0
  if (asked === 0) return []
  if (freight === 0) return [sellersFreight(asked, money)]
  return [
    {
      en: `Return shipping: ${money(freight)} is charged because the buyer is at fault for all units.`,
      zh: `退货运费：全部为买家责任，收取 ${money(freight)}。`,
    },
  ]
}

function explainDifference(difference: number, money: MoneyText): Sentence {
  if (difference === 0) return { en: 'Difference: none.', zh: '差价：无。' }
  return difference > 0
    ? {
        en: `Difference: ${money(difference)} must be paid before the replacement ships.`,
        zh: `差价：须补 ${money(difference)}，付清后发货。`,
      }
    : { en: `Difference: ${money(-difference)} is refunded.`, zh: `差价：退回 ${money(-difference)}。` }
}
