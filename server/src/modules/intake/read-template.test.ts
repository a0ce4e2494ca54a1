import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readTemplate } from './read-template.ts'

const PACK = join(import.meta.dirname, '../../../../pack/retail/imports')

const good = {
  name: 'shop-orders',
  title: { en: 'Orders', 'zh-CN': '订单' },
  zone: 'Asia/Shanghai',
  currency: 'CNY',
  columns: {
    order: { header: '订单编号', type: 'text' },
    product: { header: '商品编码', type: 'text' },
    customer: { header: '客户编号', type: 'text' },
    quantity: { header: '数量', type: 'integer' },
    paid: { header: '实付金额', type: 'decimal' },
    at: { header: '下单时间', type: 'date and time', format: 'yyyy-MM-dd HH:mm:ss' },
  },
  key: ['order', 'product'],
  rows: [
    { when: 'order = null', reject: 'noOrder', says: { en: 'No order.', 'zh-CN': '没有订单。' } },
    {
      take: 'orderLine',
      fields: {
        orderNumber: 'order',
        product: 'product',
        customer: 'customer',
        quantity: 'quantity',
        paid: 'paid',
        orderedAt: 'at',
      },
      details: [],
    },
  ],
}

/** The template with one thing changed, as a person who edits the file would. */
function edited(path: string, value: unknown): string {
  const copy = structuredClone(good) as Record<string, unknown>
  const parts = path.split('.')
  const last = parts.pop() ?? ''
  let place = copy
  for (const part of parts) place = place[part] as Record<string, unknown>
  if (value === undefined) delete place[last]
  else place[last] = value
  return JSON.stringify(copy)
}

/** What is wrong, each in English; also sees to it that the Chinese has no English words but names of the file. */
function problemsOf(content: string): string[] {
  const read = readTemplate('orders.import.json', content)
  if (read.ok) return []
  for (const problem of read.refusal.problems) expect(problem['zh-CN']).toMatch(/\p{Script=Han}/u)
  return read.refusal.problems.map((problem) => `${problem.path} ${problem.en}`)
}

test.each(readdirSync(PACK))('%s of the retail pack is in order', (name) => {
  expect(problemsOf(readFileSync(join(PACK, name), 'utf8'))).toEqual([])
})

describe('a template that would not do what it says is refused, with the place and what is the matter', () => {
  test.each<[string, unknown, string | RegExp]>([
    ['name', 'Shop Orders', 'name is not written as it should be'],
    ['nmae', 'x', 'nmae is not a field that is known here'],
    ['title.zh-CN', undefined, 'title.zh-CN is missing'],
    ['zone', 'Peking', /^zone names a time zone that is not known: “Peking”/],
    ['currency', 'RMB', /^currency names a currency that is not known: “RMB”/],
    ['columns.quantity.type', 'int', 'columns.quantity.type must be one of text, integer, decimal, date and time'],
    ['columns.quantity.format', 'yyyy', 'columns.quantity.format belongs to dates only'],
    ['columns.at.format', undefined, /^columns.at.format is missing/],
    ['columns.at.format', 'YYYY-MM-DD', /^columns.at.format cannot be read: “YYYY-MM-DD”/],
    ['columns.paid.header', '数量', 'columns.paid reads “数量”, as quantity does'],
    ['key', ['ordre'], /^key names “ordre”, which is no column of this template; its columns are order, product,/],
    ['key', [], 'key must be at least 1 items'],
    ['rows', [], 'rows must be at least 1 items'],
    ['rows.0.when', 'ordre = null', /^rows\[0\].when names “ordre”, which is no column/],
    ['rows.0.when', 'order == null', /^rows\[0\].when cannot be read: /],
    ['rows.0.says', undefined, /^rows\[0\] must either “reject”/],
    ['rows.0.take', 'orderLine', /^rows\[0\] must either “reject”/],
    ['rows.1.take', 'order', 'rows[1].take must be one of orderLine, returnRequest'],
    ['rows.1.fields.customer', undefined, 'rows[1].fields.customer is missing'],
    ['rows.1.fields.coustomer', 'customer', 'rows[1].fields.coustomer is no field of a record orderLine'],
    ['rows.1.fields.customer', 'client', /^rows\[1\].fields.customer names “client”, which is no column/],
    ['rows.1.fields.paid', '= paid *', /^rows\[1\].fields.paid cannot be read: /],
    ['rows.1.fields.orderedAt', '= at', /^rows\[1\].fields.orderedAt takes the name of a date column/],
    [
      'rows.1.fields.quantity',
      'order',
      /^rows\[1\].fields.quantity needs a column of the type “integer”, and “order” is/,
    ],
    ['rows.1.fields.orderedAt', 'order', /^rows\[1\].fields.orderedAt needs a column of the type “date and time”/],
    ['rows.1.details', ['colour'], /^rows\[1\].details names “colour”, which is no column/],
  ])('%s = %j', (path, value, problem) => {
    const problems = problemsOf(edited(path, value))
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  test('every problem is told, not only the first', () => {
    const twice = JSON.parse(edited('zone', 'Peking'))
    twice.rows[0].when = 'ordre = null and prodcut = null'
    twice.rows[1].fields = { product: 'prodcut' }
    expect(problemsOf(JSON.stringify(twice)).map((problem) => problem.split(' ')[0])).toEqual([
      'zone',
      'rows[0].when',
      'rows[0].when',
      'rows[1].fields.product',
      'rows[1].fields.orderNumber',
      'rows[1].fields.customer',
      'rows[1].fields.quantity',
      'rows[1].fields.orderedAt',
    ])
  })

  test.each([
    ['{\n"name": "x"\n"title": 1}', 'JSON cannot be read, see line 3'],
    ['', 'JSON cannot be read'],
    ['[]', /must be an object/],
  ])('what is no JSON object: %j', (content, problem) => {
    expect(problemsOf(content)[0]?.trim()).toMatch(problem)
  })
})
