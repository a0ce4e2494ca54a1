import type { LookUpKind } from '@aftersale/form'
import { labelInBoth } from '@aftersale/kernel'
import type { KnownValue } from '@aftersale/modelling'
import { type Component, keyOf, settingOf } from './form-document.ts'

type Member = readonly [name: string, kind: KnownValue['kind'], en: string, zh: string]

/** What is known of a record that a field names, as the server looks it up. */
const MEMBERS: Readonly<Record<LookUpKind, readonly Member[]>> = {
  order: [
    ['number', 'text', 'number', '订单号'],
    ['customer', 'text', 'customer', '客户编号'],
    ['source', 'text', 'shop', '店铺'],
    ['orderedAt', 'date', 'ordered at', '下单时间'],
    ['deliveredAt', 'date', 'delivered at', '签收时间'],
    ['paidMinor', 'money', 'paid', '实付金额'],
    ['shipped', 'flag', 'shipped', '已发货'],
  ],
  product: [
    ['code', 'text', 'code', '编码'],
    ['name', 'text', 'name', '名称'],
    ['category', 'text', 'category', '类目'],
  ],
  customer: [
    ['number', 'text', 'number', '编号'],
    ['name', 'text', 'name', '名称'],
    ['phone', 'text', 'telephone', '电话'],
    ['mail', 'text', 'e-mail', '邮箱'],
  ],
  unit: [
    ['serial', 'text', 'serial number', '序列号'],
    ['product', 'text', 'product code', '商品编码'],
    ['state', 'text', 'state', '状态'],
    ['customer', 'text', 'customer', '客户编号'],
    ['orderNumber', 'text', 'order number', '订单号'],
    ['soldOn', 'date', 'sold on', '售出日期'],
    ['deliveredOn', 'date', 'delivered on', '签收日期'],
  ],
}

const LINE: readonly Member[] = [
  ['product', 'text', 'product code', '商品编码'],
  ['productName', 'text', 'product name', '商品名称'],
  ['quantity', 'number', 'units bought', '购买件数'],
  ['paidMinor', 'money', 'paid', '实付金额'],
  ['freeUnits', 'number', 'units free', '可处理件数'],
]

/** What a component looks up; null where it looks nothing up. */
export function lookUpOf(component: Component): LookUpKind | null {
  const kind = settingOf(component, ['properties', 'lookUp'])
  return typeof kind === 'string' && Object.hasOwn(MEMBERS, kind) ? (kind as LookUpKind) : null
}

/** The lines of the order that a field names, as a list to choose from takes them. */
export const linesOf = (orderKey: string): string => `linked.${orderKey}.lines`

/** What expressions can name of the record of a look-up field: `linked.KEY.name`. */
export function recordValues(component: Component): KnownValue[] {
  const kind = lookUpOf(component)
  return kind === null ? [] : MEMBERS[kind].map((member) => valueOf(component, `linked.${keyOf(component)}`, member))
}

/** What a formula can name of the line that is chosen in a list of an order's lines; `subject` is how it names the field. */
export function chosenLineValues(component: Component, subject: string): KnownValue[] {
  const [, lines] = /^=\s*(linked\.[\p{L}\p{N}_.]+\.lines)\s*$/u.exec(String(component['valuesExpression'] ?? '')) ?? []
  if (lines === undefined) return []
  return LINE.map((member) => valueOf(component, `${lines}[value = ${subject}][1]`, member))
}

function valueOf(component: Component, path: string, [name, kind, en, zh]: Member): KnownValue {
  const of = labelInBoth(String(component['label'] ?? keyOf(component)))
  const label = { en: `${of.en}: ${en}`, 'zh-CN': `${of['zh-CN']}：${zh}` }
  return { path: `${path}.${name}`, kind, label, options: [] }
}
