import type { Bilingual, Vocabulary } from '@aftersale/contract'

/** Something that a text can have filled in. */
export interface Placeholder {
  /** FEEL, between the braces. */
  readonly expression: string
  readonly label: Bilingual
  readonly from: 'case' | 'fields' | 'flow'
}

const one = (from: Placeholder['from'], expression: string, en: string, zh: string): Placeholder => ({
  from,
  expression,
  label: { en, 'zh-CN': zh },
})

const OF_CASE: readonly Placeholder[] = [
  one('case', 'case.number', 'Case number', '工单编号'),
  one('case', 'case.title', 'Title', '标题'),
  one('case', 'case.order', 'Order number', '订单号'),
  one('case', 'case.product', 'Product', '商品'),
  one('case', 'case.customer', 'Customer', '客户'),
]

/** What flows of the pack leave in their variables for messages. */
const OF_FLOWS: readonly Placeholder[] = [
  one('flow', 'refunded', 'Refunded amount', '退款金额'),
  one('flow', 'toPay', 'Amount due', '待付金额'),
  one('flow', 'note', 'Decision note', '处理人填写的说明'),
  one('flow', 'report', 'Visit report', '上门报告'),
  one('flow', 'engineer', 'Engineer', '工程师'),
  one('flow', 'appointment', 'Appointment', '预约时间'),
  one('flow', 'invoiceNumber', 'Invoice number', '发票号码'),
  one('flow', 'invoiceUrl', 'Invoice link', '发票链接'),
]

/** Types whose values read well as they are; a choice would read as its key. */
const READABLE = new Set(['text', 'long-text', 'number', 'money', 'date', 'instant', 'boolean', 'reference'])

/** What can be filled in: of the case, of the fields that case types have, and of what flows leave. */
export function placeholdersOf({ caseTypes }: Vocabulary): readonly Placeholder[] {
  const fields = caseTypes.flatMap((type) =>
    type.fields.flatMap(({ name, label, type: kind }): Placeholder[] =>
      READABLE.has(kind) ? [{ from: 'fields', expression: `request.${name}`, label }] : [],
    ),
  )
  const unique = [...new Map(fields.map((field) => [field.expression, field])).values()]
  return [...OF_CASE, ...unique, ...OF_FLOWS]
}

/** A text with a placeholder put where the caret is, and where the caret is then. */
export function withPlaceholder(text: string, from: number, to: number, expression: string) {
  const filled = `{{ ${expression} }}`
  return { text: text.slice(0, from) + filled + text.slice(to), caret: from + filled.length }
}

/** The parts of a text, with the words of the placeholders that are known; others as they are written. */
export function partsOf(text: string, known: readonly Placeholder[]) {
  return text.split(/\{\{(.*?)\}\}/s).map((part, at) => {
    if (at % 2 === 0) return { kind: 'text' as const, text: part }
    const expression = part.trim()
    const placeholder = known.find((each) => each.expression === expression)
    return { kind: 'filled' as const, expression, label: placeholder?.label ?? null }
  })
}
