import { readRows } from '../conditions/rows.ts'
import type { Words } from '../document/part.ts'
import { grantedBy } from '../editing/granted-by.ts'
import type { PlainFlow, Scope } from '../reading/plain-flow.ts'
import type { AskedField, FlowVocabulary } from '../sentences/vocabulary.ts'

export type ValueKind = 'money' | 'number' | 'text' | 'flag' | 'choice' | 'date'

/** Something that a condition can ask about, as people call it. */
export interface KnownValue {
  /** As FEEL names it: `request.reason`. */
  readonly path: string
  readonly label: Words
  /** `money` is compared in minor units. */
  readonly kind: ValueKind
  readonly options: readonly { readonly value: string; readonly label: Words }[]
}

const fact = (path: string, kind: ValueKind, en: string, zh: string): KnownValue => ({
  path,
  kind,
  label: { en, 'zh-CN': zh },
  options: [],
})

/** What looking a case up brings, as far as a condition can ask for it. */
export const FACTS: readonly KnownValue[] = [
  fact('facts.line.paidMinor', 'money', 'Paid for the goods', '商品实付金额'),
  fact('facts.order.paidMinor', 'money', 'Paid for the order', '订单实付金额'),
  fact('facts.line.quantity', 'number', 'Units bought', '购买件数'),
  fact('facts.found', 'flag', 'The order was found', '已查到订单'),
  fact('facts.line.shipped', 'flag', 'The goods were shipped', '商品已发货'),
  fact('facts.customer.cases', 'number', 'Cases of the customer in a year', '客户一年内工单数'),
  fact('facts.customer.refused', 'number', 'Refused cases of the customer in a year', '客户一年内被拒次数'),
  fact('facts.customer.refundedMinor', 'money', 'Refunded to the customer in a year', '客户一年内已退金额'),
]

/**
 * What conditions of a flow can ask about: what looking up brings, the fields of the case types that it serves, what persons
 * fill in in its forms, what its rules answer, and what its conditions ask about already. Each once, amounts of money first.
 */
export function knownValues({ scopes }: PlainFlow, process: string, vocabulary: FlowVocabulary): readonly KnownValue[] {
  const looksUp = scopes.some(({ cards }) =>
    cards.some(({ step }) => step.kind === 'work' && step.work === 'cases.look-up'),
  )
  const fields = vocabulary.caseTypes
    .filter((one) => one.process === process)
    .flatMap((one) => one.fields.map(fieldValue))
  const all = [
    ...(looksUp ? FACTS : []),
    ...fields,
    ...scopes.flatMap((scope) => [...ruleValues(scope, vocabulary), ...verdicts(scope)]),
    ...filledIn(scopes, vocabulary),
  ]
  const asked = scopes.flatMap(({ ways }) => ways.flatMap(({ condition }) => askedValues(condition)))
  const byPath = new Map<string, KnownValue>()
  for (const value of [...all, ...asked]) byPath.set(value.path, merged(byPath.get(value.path), value))
  return [...byPath.values()].sort((one, other) => Number(other.kind === 'money') - Number(one.kind === 'money'))
}

const KINDS: Readonly<Record<string, ValueKind | undefined>> = {
  boolean: 'flag',
  choice: 'choice',
  date: 'date',
  number: 'number',
  text: 'text',
  'long-text': 'text',
  money: 'money',
  minor: 'money',
}

/** A field of a case type as conditions name it: money by its minor units. */
export const fieldValue = ({ name, label, type, options }: AskedField): KnownValue => ({
  path: type === 'money' ? `request.${name}.minor` : `request.${name}`,
  label,
  kind: KINDS[type] ?? 'text',
  options,
})

/** What persons fill in: each field with the step that asks it, where only one does. */
function filledIn(scopes: readonly Scope[], { forms }: FlowVocabulary): KnownValue[] {
  const asked = scopes.flatMap(({ cards }) =>
    cards.flatMap(({ name, step }) => {
      const form = step.kind === 'person' ? forms.find(({ key }) => key === step.form) : undefined
      return (form?.fields ?? []).map((field) => ({ step: name, field }))
    }),
  )
  return [...Map.groupBy(asked, ({ field }) => field.name).values()].flatMap((same) => {
    const [first] = same
    if (first === undefined) return []
    const { step, field } = first
    const options = unique(same.flatMap((one) => one.field.options))
    const label =
      same.length > 1
        ? field.label
        : { en: `${step.en}: ${field.label.en}`, 'zh-CN': `${step['zh-CN']}：${field.label['zh-CN']}` }
    return [{ path: field.name, label, kind: KINDS[field.type] ?? 'text', options }]
  })
}

function ruleValues({ cards }: Scope, { decisions }: FlowVocabulary): KnownValue[] {
  return cards.flatMap(({ step, name }) => {
    if (step.kind !== 'rule' || step.result === null) return []
    const { decision: key, result } = step
    const decision = decisions.find((one) => one.key === key)
    return (decision?.outputs ?? []).map((output): KnownValue => {
      const known = OUTPUTS[output] ?? { en: output, 'zh-CN': output }
      const label = { en: `${name.en}: ${known.en}`, 'zh-CN': `${name['zh-CN']}：${known['zh-CN']}` }
      return { path: `${result}.${output}`, label, kind: 'text', options: [] }
    })
  })
}

/** Whether an approval that was inserted here was granted, where a branch asks for it. */
function verdicts({ cards, ways }: Scope): KnownValue[] {
  return cards.flatMap(({ id, name, step }) => {
    const path = grantedBy(id)
    if (step.kind !== 'person' || !ways.some(({ condition }) => condition?.includes(path))) return []
    const label = { en: `${name.en}: granted`, 'zh-CN': `${name['zh-CN']}：同意` }
    return [{ path, label, kind: 'flag', options: [] }]
  })
}

/** What tables of the pack call their outputs. */
const OUTPUTS: Readonly<Record<string, Words | undefined>> = {
  outcome: { en: 'outcome', 'zh-CN': '结果' },
  reason: { en: 'reason', 'zh-CN': '原因' },
  group: { en: 'who decides', 'zh-CN': '由谁决定' },
  fault: { en: 'whose fault', 'zh-CN': '责任方' },
  amount: { en: 'amount', 'zh-CN': '金额' },
  next: { en: 'next step', 'zh-CN': '下一步' },
  stage: { en: 'stage', 'zh-CN': '阶段' },
}

const WELL_KNOWN: Readonly<Record<string, Words | undefined>> = {
  decision: { en: 'Decision on the form', 'zh-CN': '表单中的处理决定' },
  arrival: { en: 'Arrival of the goods', 'zh-CN': '到货情况' },
  condition: { en: 'Condition of the goods', 'zh-CN': '商品状况' },
  appraisal: { en: 'Appraisal', 'zh-CN': '定责结果' },
  charge: { en: 'To be charged', 'zh-CN': '应收金额' },
  'toPay.minor': { en: 'To be paid', 'zh-CN': '待付金额' },
  'goodsReturn.awaited': { en: 'Goods still awaited', 'zh-CN': '尚未退回的件数' },
  visit: { en: 'Result of the visit', 'zh-CN': '上门结果' },
  outcome: { en: 'Outcome', 'zh-CN': '处理结果' },
}

/** What a condition asks about already, with the values that it compares with. */
function askedValues(condition: string | null): KnownValue[] {
  const rows = condition === null ? null : readRows(condition)
  return (rows ?? []).flat().map(({ path, value }): KnownValue => {
    const name = path.join('.')
    const texts = [value].flat().filter((one) => typeof one === 'string')
    const kind = typeof value === 'boolean' ? 'flag' : typeof value === 'number' ? 'number' : 'text'
    return {
      path: name,
      label: WELL_KNOWN[name] ?? { en: name, 'zh-CN': name },
      kind: name.endsWith('.minor') ? 'money' : kind,
      options: texts.map((one) => ({ value: one, label: VALUES[one] ?? { en: one, 'zh-CN': one } })),
    }
  })
}

/** Values that the pack's forms and tables write, as people say them. */
const VALUES: Readonly<Record<string, Words | undefined>> = {
  approve: { en: 'approve', 'zh-CN': '同意' },
  refuse: { en: 'refuse', 'zh-CN': '拒绝' },
  person: { en: 'hand to a person', 'zh-CN': '转人工' },
  settled: { en: 'settled', 'zh-CN': '已办妥' },
  refund: { en: 'refund', 'zh-CN': '退款' },
  exchange: { en: 'exchange', 'zh-CN': '换货' },
  repair: { en: 'repair', 'zh-CN': '维修' },
  arrived: { en: 'arrived', 'zh-CN': '已到货' },
  lost: { en: 'lost', 'zh-CN': '丢失' },
  wait: { en: 'wait on', 'zh-CN': '继续等待' },
  good: { en: 'good', 'zh-CN': '完好' },
  wrong: { en: 'something else', 'zh-CN': '不符' },
  done: { en: 'done', 'zh-CN': '完成' },
  again: { en: 'again', 'zh-CN': '再次' },
  yes: { en: 'yes', 'zh-CN': '是' },
  no: { en: 'no', 'zh-CN': '否' },
  none: { en: 'none', 'zh-CN': '无' },
}

/** The first one names and types it; values that it is compared with are added. */
function merged(known: KnownValue | undefined, { options, ...value }: KnownValue): KnownValue {
  if (known === undefined) return { ...value, options: unique(options) }
  return { ...known, options: known.kind === 'choice' ? known.options : unique([...known.options, ...options]) }
}

const unique = (options: KnownValue['options']): KnownValue['options'] =>
  [...new Map(options.toReversed().map((one) => [one.value, one] as const)).values()].toReversed()
