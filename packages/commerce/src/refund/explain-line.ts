import type { MoneyText, Sentence } from '../explanation/explanation.ts'
import type { PaidLine, PaidSale, QuotedLine, RefundClaim, RefundPolicy, RequestedUnits } from './refund.ts'

/** The sentences of the requested entries, which stand first among the quoted lines. */
export function explainLines(
  sale: PaidSale,
  { request, policy = {} }: RefundClaim,
  quoted: readonly QuotedLine[],
  money: MoneyText,
): Sentence[] {
  const lineOf = new Map(sale.lines.map((line) => [line.id, line]))
  const taken = new Map<string, number>()
  return request.flatMap((entry, index) => {
    const line = lineOf.get(entry.line)
    const of = quoted[index]
    if (line === undefined || of === undefined)
      throw new Error(`expected figures of this claim, none for ${entry.line}`)
    const from = taken.get(entry.line) ?? line.returned
    taken.set(entry.line, from + entry.quantity)
    return explainLine(line, from, of, entry, policy, sale.taxIncluded, money)
  })
}

/** Why requested units are worth what they are: which units of how many, the parts of their price, and the fee. */
function explainLine(
  line: PaidLine,
  from: number,
  quoted: QuotedLine,
  { fault }: RequestedUnits,
  { restockingFeePercent = 0 }: RefundPolicy,
  taxIncluded: boolean,
  money: MoneyText,
): Sentence[] {
  const id = line.name ?? line.id
  if (line.gift) {
    return [
      {
        en: `${id}: the gift is returned; nothing was paid for it, so there is nothing to refund.`,
        zh: `${id}：赠品一并退回；赠品未收款，不退款。`,
      },
    ]
  }
  const worth = explainWorth(id, line, from, quoted, taxIncluded, money)
  if (restockingFeePercent === 0) return [worth]
  const discounted = money(quoted.gross - quoted.discount)
  return [
    worth,
    fault === 'seller'
      ? {
          en: `${id}: no restocking fee, as the seller is at fault.`,
          zh: `${id}：卖家责任，不收重新上架费。`,
        }
      : {
          en: `${id}: restocking fee of ${restockingFeePercent}% of the discounted value ${discounted}: ${money(quoted.fee)} is withheld.`,
          zh: `${id}：按折后价值 ${discounted} 的 ${restockingFeePercent}% 收取重新上架费 ${money(quoted.fee)}。`,
        },
  ]
}

function explainWorth(
  name: string,
  { quantity: of, paid }: PaidLine,
  from: number,
  quoted: QuotedLine,
  taxIncluded: boolean,
  money: MoneyText,
): Sentence {
  const parts = partsOf(quoted, taxIncluded, money)
  const value = money(quoted.refund + quoted.fee)
  const { quantity } = quoted
  if (quantity === of) {
    const all = of === 1 ? '1 unit' : `all ${of} units`
    return {
      en: `${name}: ${all}, worth the ${value} paid: ${parts.en}.`,
      zh: `${name}：共 ${of} 件全部退回，价值即实付的 ${value}：${parts.zh}。`,
    }
  }
  const [first, last] = [from + 1, from + quantity]
  const units =
    quantity === 1
      ? { en: `unit ${first}`, zh: `第 ${first} 件` }
      : { en: `units ${first} to ${last}`, zh: `第 ${first} 至 ${last} 件` }
  return {
    en: `${name}: ${money(paid)} paid for ${of} units, of which ${units.en} ${quantity === 1 ? 'is' : 'are'} worth ${value}: ${parts.en}.`,
    zh: `${name}：共 ${of} 件实付 ${money(paid)}，其中${units.zh}价值 ${value}：${parts.zh}。`,
  }
}

/** Price less discounts, and the tax where there is any. */
function partsOf({ gross, discount, tax }: QuotedLine, taxIncluded: boolean, money: MoneyText): Sentence {
  const less =
    discount === 0 ? { en: '', zh: '' } : { en: ` − discounts ${money(discount)}`, zh: ` − 优惠 ${money(discount)}` }
  const onTop = { en: ` + tax ${money(tax)}`, zh: ` + 税 ${money(tax)}` }
  const within = { en: `, including tax ${money(tax)}`, zh: `，其中含税 ${money(tax)}` }
  const taxed = tax === 0 ? { en: '', zh: '' } : taxIncluded ? within : onTop
  return { en: `price ${money(gross)}${less.en}${taxed.en}`, zh: `价格 ${money(gross)}${less.zh}${taxed.zh}` }
}
