import { formatMoney } from '@aftersale/kernel'
import type { Summary } from '../../modules/intake/index.ts'
import { displayWidth, type Language } from '../frame/index.ts'

/** A summary for a person: what came in, what became of it, what was not taken and why. */
export function summaryLines(summary: Summary, language: Language): string[] {
  const words = WORDS[language]
  const count = new Intl.NumberFormat(language)
  const { refundedMinor: minor, currency } = summary
  const rows: [string, string][] = [
    [words.orderLines, count.format(summary.orderLines)],
    [words.requests, count.format(summary.requests)],
    [words.approved, count.format(summary.approved)],
    ...reasons(summary.toPerson).map(([reason, cases]): [string, string] => [
      `${words.toPerson} (${reason})`,
      count.format(cases),
    ]),
    [words.refunded, currency === null ? '–' : formatMoney({ minor, currency }, language)],
    ...reasons(summary.rejected).map(([reason, rejected]): [string, string] => [
      `${words.rejected} (${reason})`,
      count.format(rejected),
    ]),
  ]
  const label = Math.max(...rows.map(([title]) => displayWidth(title)))
  const value = Math.max(...rows.map(([, figure]) => displayWidth(figure)))
  return rows.map(([title, figure]) => {
    return title + ' '.repeat(label - displayWidth(title) + 2 + value - displayWidth(figure)) + figure
  })
}

const reasons = (counts: Readonly<Record<string, number>>) => Object.entries(counts)

const WORDS = {
  en: {
    orderLines: 'Order lines',
    requests: 'Return requests',
    approved: 'Approved by the rules',
    toPerson: 'To a person',
    refunded: 'Refunded',
    rejected: 'Rows not taken',
  },
  'zh-CN': {
    orderLines: '订单行',
    requests: '退货申请',
    approved: '规则批准',
    toPerson: '转人工',
    refunded: '退款合计',
    rejected: '未接收的行',
  },
} as const
