import type { Explanation, QuotedLine } from '@aftersale/commerce'
import { formatMoney } from '@aftersale/kernel'
import { type Language, table } from '../frame/index.ts'

/** A quotation for people: a table of its lines, and why each figure is so. */
export function quoteLines(
  quoted: readonly QuotedLine[],
  currency: string,
  explanation: Explanation,
  language: Language,
): string[] {
  const title = (en: string, zh: string) => (language === 'en' ? en : zh)
  const money = (heading: string, minor: (line: QuotedLine) => number) => ({
    title: heading,
    cell: (line: QuotedLine) => formatMoney({ minor: minor(line), currency }, language),
    align: 'right' as const,
  })
  const rows = table(quoted, [
    { title: title('Line', '明细'), cell: ({ id }) => id },
    { title: title('Units', '件数'), cell: ({ quantity }) => String(quantity), align: 'right' },
    money(title('Price', '价格'), ({ gross }) => gross),
    money(title('Discounts', '优惠'), ({ discount }) => discount),
    money(title('Tax', '税'), ({ tax }) => tax),
    money(title('Fee', '手续费'), ({ fee }) => fee),
    money(title('Refund', '应退'), ({ refund }) => refund),
  ])
  const why = language === 'en' ? explanation.en : explanation.zh
  return [...rows, '', ...why.split('\n')]
}
