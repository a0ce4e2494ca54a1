import type { Vocabulary } from '@aftersale/contract'
import { fieldValue, type KnownValue, type ValueKind } from '@aftersale/modelling'
import { type JsonDocument, textIn } from '../wording/json-document.ts'

const value = (
  path: string,
  kind: ValueKind,
  en: string,
  zh: string,
  options: readonly (readonly [value: string, en: string, zh: string])[] = [],
): KnownValue => ({
  path,
  kind,
  label: { en, 'zh-CN': zh },
  options: options.map(([one, english, chinese]) => ({ value: one, label: { en: english, 'zh-CN': chinese } })),
})

/** What conditions can ask of each kind of record, as people call it. */
const OF_RECORDS: Readonly<Record<string, readonly KnownValue[]>> = {
  case: [
    value('case.state', 'choice', 'State of the case', '工单状态', [
      ['working', 'in progress', '处理中'],
      ['waiting', 'waiting', '等待中'],
      ['stuck', 'stuck', '异常'],
      ['closed', 'closed', '已完结'],
    ]),
    value('case.priority', 'choice', 'Priority', '优先级', [
      ['low', 'low', '低'],
      ['normal', 'normal', '普通'],
      ['high', 'high', '高'],
      ['urgent', 'urgent', '紧急'],
    ]),
    value('case.refundMinor', 'money', 'Refunded', '退款金额'),
    value('case.customer', 'text', 'Customer number', '客户编号'),
    value('case.product', 'text', 'Product code', '商品编码'),
    value('case.order', 'text', 'Order number', '订单号'),
    value('case.source', 'text', 'Shop', '店铺'),
    value('case.outcome', 'text', 'Outcome', '处理结果'),
    value('case.closedAt', 'date', 'When it was closed', '完结时间'),
  ],
  // `return` is a word of FEEL's own: a return is read as what it is after the change.
  return: [
    value('after.source', 'text', 'Shop', '店铺'),
    value('after.customer', 'text', 'Customer number', '客户编号'),
    value('after.requestedAt', 'date', 'When it was asked for', '申请时间'),
  ],
  refund: [
    value('refund.amountMinor', 'money', 'Amount', '退款金额'),
    value('refund.currency', 'text', 'Currency', '币种'),
  ],
  repair: [
    value('repair.stage', 'text', 'Stage', '维修阶段'),
    value('repair.product', 'text', 'Product code', '商品编码'),
    value('repair.goodsHere', 'flag', 'The goods are here', '商品已到'),
    value('repair.agreedMinor', 'money', 'Agreed price', '约定费用'),
    value('repair.closedAt', 'date', 'When it was closed', '完结时间'),
  ],
  parcel: [
    value('parcel.direction', 'choice', 'Direction', '方向', [
      ['return', 'from the customer', '客户寄回'],
      ['outbound', 'to the customer', '发给客户'],
    ]),
    value('parcel.carrier', 'text', 'Carrier', '承运商'),
    value('parcel.status', 'text', 'Status', '物流状态'),
    value('parcel.lostAt', 'date', 'When it was lost', '丢失时间'),
    value('parcel.deliveredAt', 'date', 'When it was delivered', '签收时间'),
    value('parcel.returnId', 'text', 'The return it belongs to', '所属退货'),
  ],
  customer: [
    value('customer.kind', 'text', 'Kind of customer', '客户类型'),
    value('customer.number', 'text', 'Customer number', '客户编号'),
    value('customer.source', 'text', 'Shop', '店铺'),
  ],
  order: [
    value('order.source', 'text', 'Shop', '店铺'),
    value('order.customer', 'text', 'Customer number', '客户编号'),
    value('order.currency', 'text', 'Currency', '币种'),
    value('order.paidOutside', 'flag', 'Paid outside of the shop', '店铺外付款'),
  ],
  stock: [
    value('stock.available', 'number', 'Available', '可用数量'),
    value('stock.minimum', 'number', 'Level to reorder at', '补货水位'),
    value('stock.product', 'text', 'Product code', '商品编码'),
    value('stock.warehouse', 'text', 'Warehouse', '仓库'),
  ],
}

const OF_CLOCKS: readonly KnownValue[] = [
  value('clock.name', 'choice', 'Which service clock', '哪个时限', [
    ['firstResponse', 'first response', '首次响应'],
    ['update', 'update', '进展更新'],
    ['solution', 'solution', '解决'],
  ]),
  value('clock.target', 'number', 'Agreed minutes', '约定时限（分钟）'),
]

/** `before` is null where the record has just come to be. */
const OF_CHANGES = value('before', 'date', 'The record before (unknown: it is new)', '变化前的记录（未知表示新建）')

/** The case types that an automation is about: the one it names, or all. */
const typesFor = ({ caseTypes }: Vocabulary, trigger: JsonDocument) => {
  const type = textIn(trigger['type'])
  return caseTypes.filter(({ key }) => type === '' || key === type)
}

const recordOf = (trigger: JsonDocument) => textIn(trigger['record']) || 'case'

/** What the condition of an automation can ask about: of its record, of the fields of its case types, of its clock. */
export function valuesFor(trigger: JsonDocument, vocabulary: Vocabulary): readonly KnownValue[] {
  const record = recordOf(trigger)
  const fields = record === 'case' ? typesFor(vocabulary, trigger).flatMap((type) => type.fields.map(fieldValue)) : []
  const all = [
    ...(OF_RECORDS[record] ?? []),
    ...fields,
    ...(trigger['kind'] === 'clock' ? OF_CLOCKS : []),
    ...(trigger['kind'] === 'change' ? [OF_CHANGES] : []),
  ]
  // The same field of several types is asked once, by the first one's words.
  return [...new Map(all.toReversed().map((one) => [one.path, one] as const)).values()].toReversed()
}

type DateField = Pick<KnownValue, 'label'> & { readonly field: string }

const date = (field: string, en: string, zh: string): DateField => ({ field, label: { en, 'zh-CN': zh } })

const DATES: Readonly<Record<string, readonly DateField[]>> = {
  case: [date('openedAt', 'it was opened', '受理时间'), date('closedAt', 'it was closed', '完结时间')],
  return: [date('requestedAt', 'it was asked for', '申请时间')],
  refund: [date('approvedAt', 'it was approved', '批准时间')],
  repair: [
    date('requestedAt', 'it was asked for', '申请时间'),
    date('receivedAt', 'the goods came', '收货时间'),
    date('waitingSince', 'it began to wait', '开始等待的时间'),
    date('closedAt', 'it was closed', '完结时间'),
  ],
  parcel: [
    date('registeredAt', 'it was registered', '登记时间'),
    date('deliveredAt', 'it was delivered', '签收时间'),
    date('lostAt', 'it was lost', '丢失时间'),
  ],
  customer: [date('changedAt', 'the customer was changed', '资料更新时间')],
  order: [date('orderedAt', 'it was ordered', '下单时间')],
}

/** The dates that an automation can count from: of its record, and the fields of its case types that are one. */
export function datesFor(trigger: JsonDocument, vocabulary: Vocabulary): readonly DateField[] {
  const record = recordOf(trigger)
  const fields = record === 'case' ? typesFor(vocabulary, trigger).flatMap((type) => type.fields) : []
  const dated = fields.filter(({ type }) => type === 'date' || type === 'instant')
  const own = dated.map(({ name, label }) => ({ field: `fields.${name}`, label }))
  return [...new Map([...(DATES[record] ?? []), ...own].map((one) => [one.field, one] as const)).values()]
}
