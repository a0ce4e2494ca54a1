import type { Vocabulary } from '@aftersale/contract'
import type { BookDecision, RuleBook } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'

type Language = 'en' | 'zh-CN'

/** A name that completion offers, as the FEEL editor takes it. */
export interface FeelVariable {
  readonly name: string
  readonly detail?: string
  readonly info?: string
  /** A FEEL type, where it is one that a column can be compared by. */
  readonly type?: string
  readonly entries?: readonly FeelVariable[]
}

type Member = readonly [name: string, en: string, chinese: string, type?: 'number' | 'boolean' | 'string']

/** What a flow knows of every case, and what the work `cases.look-up` brings. */
const CASE: readonly Member[] = [
  ['id', 'Number of the case', '工单编号', 'string'],
  ['source', 'Where it came from', '来源渠道', 'string'],
  ['order', 'Order number', '订单号', 'string'],
  ['product', 'Product code', '商品编码', 'string'],
  ['customer', 'Customer number', '客户编号', 'string'],
  ['openedAt', 'When it was opened', '提交时间'],
]
const FACTS: readonly (readonly [member: Member, members: readonly Member[]])[] = [
  [['found', 'Whether the order was found', '是否找到订单', 'boolean'], []],
  [
    ['order', 'The order', '订单'],
    [
      ['number', 'Order number', '订单号', 'string'],
      ['currency', 'Currency', '币种', 'string'],
      ['orderedAt', 'When it was ordered', '下单时间'],
      ['deliveredAt', 'When it was delivered', '签收时间'],
      ['paidMinor', 'Paid, in minor units', '实付（分）', 'number'],
      ['shipped', 'Whether it was shipped', '是否已发货', 'boolean'],
    ],
  ],
  [
    ['line', 'The order line', '订单明细'],
    [
      ['product', 'Product code', '商品编码', 'string'],
      ['productName', 'Product name', '商品名称', 'string'],
      ['quantity', 'Quantity', '件数', 'number'],
      ['paidMinor', 'Paid, in minor units', '实付（分）', 'number'],
      ['freeUnits', 'Units not yet in another case', '未在其他工单中的件数', 'number'],
      ['deliveredAt', 'When it was delivered', '签收时间'],
      ['shipped', 'Whether it was shipped', '是否已发货', 'boolean'],
    ],
  ],
  [
    ['customer', 'The customer in the last year', '客户近一年'],
    [
      ['cases', 'Number of cases', '工单数', 'number'],
      ['refused', 'Number of refused requests', '被拒次数', 'number'],
      ['refundedMinor', 'Refunded, in minor units', '已退款（分）', 'number'],
    ],
  ],
]

function member(
  [name, en, chinese, type]: Member,
  language: Language,
  entries: readonly FeelVariable[] = [],
): FeelVariable {
  const detail = language === 'en' ? en : chinese
  const typed = type === undefined ? { name, detail } : { name, detail, type }
  return entries.length === 0 ? typed : { ...typed, entries }
}

const FIELD_TYPES: Readonly<Record<string, string>> = {
  number: 'number',
  boolean: 'boolean',
  text: 'string',
  'long-text': 'string',
  choice: 'string',
}

const READ = /\brequest\.(\w+)/g

/** The fields of the case types whose rules these may be: those that have every field the file reads. */
function fieldsFor(book: RuleBook, { caseTypes }: Vocabulary) {
  const read = new Set(
    book.decisions.flatMap(({ logic }) => {
      const inputs = logic.kind === 'table' ? logic.table.inputs.map(({ expression }) => expression ?? '') : []
      const texts = logic.kind === 'expression' ? [logic.text] : inputs
      return texts.flatMap((text) => [...text.matchAll(READ)].map(([, name = '']) => name))
    }),
  )
  const fitting = caseTypes.filter(({ fields }) =>
    [...read].every((name) => fields.some((field) => field.name === name)),
  )
  const fields = (fitting.length > 0 ? fitting : caseTypes).flatMap((type) => type.fields)
  return [...new Map(fields.map((field) => [field.name, field])).values()]
}

function ofDecision(decision: BookDecision, language: Language): FeelVariable {
  const detail = labelIn(decision.label, language)
  const outputs = decision.logic.kind === 'table' ? decision.logic.table.outputs : []
  const typed = (type: string | null | undefined) => (type === null || type === undefined ? {} : { type })
  if (outputs.length < 2) return { name: decision.name, detail, ...typed(outputs[0]?.type) }
  const entries = outputs.map(({ name, label, type }) => ({
    name: name ?? label,
    detail: labelIn(label, language),
    ...typed(type),
  }))
  return { name: decision.name, detail, entries }
}

/** The names that a decision of a file may read, with words: its case type's fields, the case, the facts, other decisions. */
export function feelVariables(
  book: RuleBook,
  decision: string | null,
  vocabulary: Vocabulary,
  language: Language,
): FeelVariable[] {
  const fields = fieldsFor(book, vocabulary).map(({ name, label, type, options }) => ({
    name,
    detail: label[language],
    ...(FIELD_TYPES[type] !== undefined && { type: FIELD_TYPES[type] }),
    info:
      options.length === 0 ? type : options.map(({ value, label: word }) => `"${value}" ${word[language]}`).join('\n'),
  }))
  const facts = FACTS.map(([one, members]) =>
    member(
      one,
      language,
      members.map((inner) => member(inner, language)),
    ),
  )
  const cases = CASE.map((one) => member(one, language))
  return [
    { ...member(['request', 'Fields of the case type', '工单字段'], language), entries: fields },
    { ...member(['case', 'The case', '工单'], language), entries: cases },
    { ...member(['facts', 'What was looked up', '查询到的事实'], language), entries: facts },
    ...book.decisions.filter(({ id }) => id !== decision).map((one) => ofDecision(one, language)),
  ]
}

const CONTAINERS: ReadonlySet<string> = new Set(['request', 'case', 'facts'])

/** A path of names in words: `claim.reason` is “Right › Reason”; undefined where it leads to no name that is known. */
export function pathLabel(variables: readonly FeelVariable[], path: string): string | undefined {
  const names = path.split('.')
  const words: string[] = []
  let among: readonly FeelVariable[] = variables
  for (const name of names) {
    const found = among.find((variable) => variable.name === name)
    if (found === undefined) return undefined
    words.push(found.detail ?? name)
    among = found.entries ?? []
  }
  // What holds everything else says nothing to who reads its member.
  const told = words.length > 1 && CONTAINERS.has(names[0] ?? '') ? words.slice(1) : words
  return told.join(' › ')
}
