import { accept, type Result, refuse } from '@aftersale/kernel'
import { explain, type Sentence } from '../explanation/explanation.ts'
import { idTwice, percentWrong, wholeWrong } from '../sale/check-sale.ts'
import { priceSale } from '../sale/price-sale.ts'
import type { PricedLine } from '../sale/sale.ts'
import type {
  RepairCause,
  RepairLine,
  RepairPrice,
  RepairQuote,
  RepairQuoteRefusal,
  RepairTerms,
} from './repair-quote.ts'

const EXCLUDED: ReadonlySet<RepairCause> = new Set(['misuse', 'accident'])

/**
 * What a repair costs, and who pays: parts and labour of a price list, with tax as sales have it (`priceSale`). A line is
 * free where the warranty covers its component, unless the cause is one that warranty does not answer for; what it would
 * have cost is then the warranty's cost. Refuses terms that make no quotation, naming the field.
 */
export function quoteRepair(terms: RepairTerms): Result<RepairQuote, RepairQuoteRefusal> {
  const wrong = listWrong(terms)
  if (wrong !== undefined) return refuse(wrong)
  const prices = new Map(terms.priceList.map((price) => [price.code, price]))
  const chosen: (RepairPrice & { readonly quantity: number })[] = []
  for (const [index, { code, quantity }] of terms.items.entries()) {
    const price = prices.get(code)
    if (price === undefined)
      return refuse({ code: 'repairs.unknown-price', field: `items[${index}].code`, price: code })
    chosen.push({ ...price, quantity })
  }
  const { currency, taxIncluded } = terms
  const lines = chosen.map((item, index) => ({ ...item, id: String(index) }))
  const priced = priceSale({ currency, taxIncluded, lines })
  if (!priced.ok) return refuse({ ...priced.refusal, field: priced.refusal.field.replace(/^lines/, 'items') })
  const covered = new Set(terms.coverage.filter((answer) => answer.covered).map(({ component }) => component))
  const quoted = chosen.map((item, index) =>
    lineOf(item, priced.value.lines[index], covered.has(item.component), terms.cause),
  )
  return accept(quoteOf(quoted, currency))
}

function listWrong({ priceList, coverage }: RepairTerms): RepairQuoteRefusal | undefined {
  for (const [index, { unitPrice, taxRate }] of priceList.entries()) {
    const at = `priceList[${index}]`
    const wrong = wholeWrong(unitPrice, `${at}.unitPrice`) ?? percentWrong(taxRate, `${at}.taxRate`)
    if (wrong !== undefined) return wrong
  }
  const codes = priceList.map(({ code }) => code)
  const components = coverage.map(({ component }) => component)
  return (
    idTwice(codes, (index) => `priceList[${index}].code`) ??
    idTwice(components, (index) => `coverage[${index}].component`)
  )
}

function lineOf(
  { code, name, kind, component, quantity, unitPrice }: RepairPrice & { readonly quantity: number },
  priced: PricedLine | undefined,
  isCovered: boolean,
  cause: RepairCause,
): RepairLine {
  if (priced === undefined) throw new Error(`expected a price for each item, got none for ${code}`)
  const { net, tax, paid: price } = priced
  const covered = isCovered && !EXCLUDED.has(cause)
  const reason = covered ? inWarranty(component) : isCovered ? excludedBy(cause) : outside(component)
  const paying = covered ? { pay: 0, warrantyCost: price } : { pay: price, warrantyCost: 0 }
  return { code, name, kind, component, quantity, unitPrice, net, tax, price, ...paying, reason }
}

function quoteOf(lines: readonly RepairLine[], currency: string): RepairQuote {
  const sums = { parts: 0, labour: 0, tax: 0, pay: 0, warrantyCost: 0, price: 0 }
  for (const { kind, net, tax, price, pay, warrantyCost, reason } of lines) {
    sums.pay += pay
    sums.warrantyCost += warrantyCost
    sums.price += price
    if (reason.code === 'in-warranty') continue
    sums[kind === 'part' ? 'parts' : 'labour'] += net
    sums.tax += tax
  }
  const explanation = explain(currency, (money) => [
    ...lines.map(({ name, quantity, price, reason }): Sentence => {
      const item = `${name} × ${quantity}`
      return { zh: `${item}：${money(price)}。${reason.zh}`, en: `${item}: ${money(price)}. ${reason.en}` }
    }),
    {
      zh: `客户应付 ${money(sums.pay)}，计入保修成本 ${money(sums.warrantyCost)}。`,
      en: `To pay: ${money(sums.pay)}; covered by the warranty: ${money(sums.warrantyCost)}.`,
    },
  ])
  return { lines, ...sums, explanation }
}

type LineReason = RepairLine['reason']

const inWarranty = (component: string): LineReason => ({
  code: 'in-warranty',
  zh: `“${component}”在保修期内，免费。`,
  en: `“${component}” is under warranty: free.`,
})

const outside = (component: string): LineReason => ({
  code: 'not-in-warranty',
  zh: `“${component}”不在保修范围或已过保修期。`,
  en: `“${component}” is not under warranty.`,
})

const CAUSES = {
  defect: { zh: '质量缺陷', en: 'a defect' },
  misuse: { zh: '使用不当', en: 'misuse' },
  accident: { zh: '意外损坏', en: 'an accident' },
} as const satisfies Record<RepairCause, Sentence>

const excludedBy = (cause: RepairCause): LineReason => ({
  code: 'cause-excluded',
  zh: `故障原因是${CAUSES[cause].zh}，不属于保修责任。`,
  en: `The warranty does not cover ${CAUSES[cause].en}.`,
})
