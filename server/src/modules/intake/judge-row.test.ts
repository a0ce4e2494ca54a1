import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instant, isoOf } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import { rowJudge } from './judge-row.ts'
import { readTemplate } from './read-template.ts'
import type { RowOutcome } from './row-outcome.ts'
import { rowReader } from './row-values.ts'
import type { ImportTemplate } from './template.ts'

const now = instant('2026-03-01T08:00:00Z')

function packTemplate(name: string, edit: (json: string) => string = (json) => json): ImportTemplate {
  const path = join(import.meta.dirname, '../../../../pack/retail/imports', `${name}.import.json`)
  const read = readTemplate(path, edit(readFileSync(path, 'utf8')))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal.problems))
  return read.value
}

/** Judges rows given by the names of the template's columns; what is not given is as in `usual`. */
function judgeOf(template: ImportTemplate, usual: Readonly<Record<string, string>>, format: 'csv' | 'xlsx' = 'csv') {
  const names = Object.keys(template.columns)
  const judge = rowJudge(
    template,
    rowReader(template, Object.fromEntries(names.map((name, at) => [name, at])), format),
    now,
  )
  return (changed: Readonly<Record<string, string>> = {}): RowOutcome => {
    const cells = names.map((name) => changed[name] ?? usual[name] ?? '')
    return judge({ lineNumber: 2, cells, raw: cells.join(',') })
  }
}

/** What became of a row in a word or two: its reason, or what was taken. */
function wordOf(outcome: RowOutcome): string {
  if (outcome.kind === 'reject') return outcome.reason
  if (outcome.kind === 'case') return `case ${outcome.facts.type}`
  const { facts } = outcome
  return 'units' in facts
    ? `request for ${facts.units} × ${facts.product} at ${isoOf(facts.requestedAt)}`
    : `line of ${facts.quantity} × ${facts.product} for ${facts.paidMinor} at ${isoOf(facts.orderedAt)}`
}

describe('Online Retail', () => {
  const judge = judgeOf(packTemplate('online-retail'), {
    invoice: '536365',
    product: '85123A',
    description: 'HEART',
    quantity: '6',
    at: '12/1/10 8:26',
    price: '2.55',
    customer: '17850',
    country: 'United Kingdom',
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a sale', {}, 'line of 6 × 85123A for 1530 at 2010-12-01T08:26:00.000Z'],
    ['in summer time', { at: '7/1/11 8:26' }, 'line of 6 × 85123A for 1530 at 2011-07-01T07:26:00.000Z'],
    [
      'half a penny is rounded up',
      { quantity: '1', price: '0.125' },
      'line of 1 × 85123A for 13 at 2010-12-01T08:26:00.000Z',
    ],
    [
      'rounded once for the line, not for each piece',
      { quantity: '3', price: '0.125' },
      'line of 3 × 85123A for 38 at 2010-12-01T08:26:00.000Z',
    ],
    [
      'too little to be a penny',
      { quantity: '1', price: '0.004' },
      'line of 1 × 85123A for 0 at 2010-12-01T08:26:00.000Z',
    ],
    ['a cancellation', { invoice: 'C536365', quantity: '-6' }, 'request for 6 × 85123A at 2010-12-01T08:26:00.000Z'],
    [
      'a cancellation needs no price',
      { invoice: 'C536365', quantity: '-6', price: '0' },
      'request for 6 × 85123A at 2010-12-01T08:26:00.000Z',
    ],
    ['no customer', { customer: '' }, 'noCustomer'],
    ['blanks are no customer', { customer: '   ' }, 'noCustomer'],
    ['no customer comes before no product', { customer: '', product: 'POST' }, 'noCustomer'],
    ['postage', { product: 'POST' }, 'notAProduct'],
    ['four digits', { product: '8512' }, 'notAProduct'],
    ['no code', { product: '' }, 'notAProduct'],
    ['postage sent back', { product: 'POST', invoice: 'C1', quantity: '-1' }, 'notAProduct'],
    ['nothing sold', { quantity: '0' }, 'noUnitsSold'],
    ['fewer than nothing sold', { quantity: '-6' }, 'noUnitsSold'],
    ['a cancellation of more', { invoice: 'C536365', quantity: '6' }, 'cancelsNothing'],
    ['a cancellation of nothing', { invoice: 'C536365', quantity: '0' }, 'cancelsNothing'],
    ['a gift', { price: '0' }, 'noPrice'],
    ['a price below zero', { price: '-11062.06' }, 'noPrice'],
    ['no price', { price: '' }, 'intake.row-amount'],
    ['no number', { quantity: 'six' }, 'intake.cell-not-integer'],
    ['no quantity', { quantity: '' }, 'intake.row-value-missing'],
    ['half a piece', { quantity: '1.5' }, 'intake.cell-not-integer'],
    ['no price but words', { price: 'free' }, 'intake.cell-not-decimal'],
    ['the 31st of February', { at: '2/31/11 8:26' }, 'intake.cell-not-date'],
    ['no time', { at: '' }, 'intake.row-value-missing'],
    ['no invoice', { invoice: '' }, 'intake.row-value-missing'],
    ['a code that a spreadsheet has broken', { invoice: '5.36365E+11' }, 'intake.cell-digits-lost'],
    ['more pieces than can be counted', { quantity: '2147483648' }, 'intake.row-quantity'],
    ['more money than can be counted', { quantity: '2147483647', price: '99999999' }, 'intake.row-amount'],
    ['a customer of 201 letters', { customer: 'C'.repeat(201) }, 'intake.row-value-long'],
    [
      'a customer of 200 letters',
      { customer: 'C'.repeat(200) },
      'line of 6 × 85123A for 1530 at 2010-12-01T08:26:00.000Z',
    ],
  ])('%s', (_, changed, word) => {
    expect(wordOf(judge(changed))).toBe(word)
  })

  test('full-width digits, spaces and grouped thousands are what they look like', () => {
    expect(wordOf(judge({ quantity: '１，２００', price: ' 1,000.50 ', product: '８５１２３Ａ' }))).toBe(
      'line of 1200 × 85123A for 120060000 at 2010-12-01T08:26:00.000Z',
    )
  })

  test('a row that is rejected keeps its line, its text, and where a cell is wrong its column', () => {
    expect(judge({ quantity: 'six' })).toEqual({
      kind: 'reject',
      lineNumber: 2,
      reason: 'intake.cell-not-integer',
      facts: { code: 'intake.cell-not-integer', text: 'six', column: 'Quantity' },
      original: '536365,85123A,HEART,six,12/1/10 8:26,2.55,17850,United Kingdom',
    })
  })

  test('a reason quotes only the beginning of a cell of a million letters', () => {
    const outcome = judge({ quantity: 'x'.repeat(1_000_000) })
    expect(JSON.stringify(outcome.kind === 'reject' && outcome.facts).length).toBeLessThan(400)
  })
})

const SHOP_ORDER = {
  order: '300000000000000001',
  product: 'SP1',
  name: '杯子',
  category: '家居',
  quantity: '2',
  price: '29.90',
  paid: '59.80',
  orderedAt: '2026-02-01 10:00:00',
  channel: '天猫',
  store: '旗舰店',
  customer: 'C1',
  customerName: '王芳',
  phone: '13800000000',
  carrier: '顺丰',
  waybill: 'SF1',
  signedAt: '2026-02-03 09:00:00',
}

describe('orders of a shop', () => {
  const judge = judgeOf(packTemplate('retail-orders'), SHOP_ORDER)
  const line = 'line of 2 × SP1 for 5980 at 2026-02-01T02:00:00.000Z'

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a sale, in Chinese time', {}, line],
    ['paid nothing: a gift', { paid: '0' }, 'line of 2 × SP1 for 0 at 2026-02-01T02:00:00.000Z'],
    ['with the sign of the yuan', { paid: '￥1,059.80' }, 'line of 2 × SP1 for 105980 at 2026-02-01T02:00:00.000Z'],
    ['a number kept as text with a backtick', { order: '`300000000000000001' }, line],
    ['not signed for yet', { signedAt: '' }, line],
    ['no order number', { order: '' }, 'noOrderNumber'],
    ['no product', { product: '' }, 'incomplete'],
    ['no amount', { paid: '' }, 'incomplete'],
    ['no time', { orderedAt: '' }, 'incomplete'],
    ['no quantity', { quantity: '' }, 'incomplete'],
    ['nothing sold', { quantity: '0' }, 'notASale'],
    ['paid back', { paid: '-1.00' }, 'notASale'],
    ['a tenth of a fen', { paid: '59.801' }, 'intake.row-amount'],
    ['no customer', { customer: '' }, 'intake.row-value-missing'],
    ['a time of another form', { orderedAt: '2026/2/1 10:00' }, 'intake.cell-not-date'],
    ['signed for at no time', { signedAt: '昨天' }, 'intake.cell-not-date'],
  ])('%s', (_, changed, word) => {
    expect(wordOf(judge(changed))).toBe(word)
  })

  test('it is known by order and product; details keep what no field takes', () => {
    const outcome = judge()
    expect(outcome).toMatchObject({
      key: ['300000000000000001', 'SP1'],
      details: { customerName: '王芳', price: '29.90' },
    })
    expect(outcome.kind === 'orderLine' && outcome.facts.deliveredAt).toBe(instant('2026-02-03T01:00:00Z'))
  })
})

describe('after-sales requests of a shop', () => {
  const template = packTemplate('retail-returns')
  const judge = judgeOf(template, {
    request: 'AS1',
    order: '300000000000000001',
    customer: 'C1',
    product: 'SP1',
    name: '杯子',
    units: '1',
    requestedAt: '2026-02-10 00:30:00',
    kind: '退货退款',
    cause: '质量问题',
    note: '',
    channel: '天猫',
  })
  const request = 'request for 1 × SP1 at 2026-02-09T16:30:00.000Z'

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['a request, in Chinese time', {}, request],
    ['no cause', { cause: '' }, request],
    ['no request number', { request: '' }, 'noRequestNumber'],
    ['no order number', { order: '' }, 'noOrderNumber'],
    ['no product', { product: '' }, 'incomplete'],
    ['no units', { units: '' }, 'incomplete'],
    ['no time', { requestedAt: '' }, 'incomplete'],
    ['nothing to send back', { units: '0' }, 'noUnits'],
    ['fewer than nothing', { units: '-1' }, 'noUnits'],
    ['units in words', { units: '一件' }, 'intake.cell-not-integer'],
    ['a request number of 201 letters', { request: 'A'.repeat(201) }, 'intake.row-value-long'],
  ])('%s', (_, changed, word) => {
    expect(wordOf(judge(changed))).toBe(word)
  })

  test('it is known by its own number', () => {
    expect(judge()).toMatchObject({ key: ['AS1'], facts: { cause: '质量问题' } })
  })
})

describe('what a row says', () => {
  const template = packTemplate('retail-orders')
  const contentOf = (outcome: RowOutcome) => (outcome.kind === 'reject' ? outcome.reason : outcome.contentKey)
  const plain = contentOf(judgeOf(template, SHOP_ORDER)())

  test('is the same in a workbook, whose dates are written in its own way', () => {
    const european = packTemplate('retail-orders', (json) =>
      json.replaceAll('yyyy-MM-dd HH:mm:ss', 'dd.MM.yyyy HH:mm:ss'),
    )
    const csv = { ...SHOP_ORDER, orderedAt: '01.02.2026 10:00:00', signedAt: '03.02.2026 09:00:00' }
    expect(contentOf(judgeOf(european, csv)())).toBe(plain)
    expect(contentOf(judgeOf(european, { ...SHOP_ORDER, quantity: '2.0' }, 'xlsx')())).toBe(plain)
  })

  test('is the same whatever order the template has its columns in', () => {
    const { columns } = template
    const turned = { ...template, columns: Object.fromEntries(Object.entries(columns).reverse()) }
    expect(contentOf(judgeOf(turned, SHOP_ORDER)())).toBe(plain)
  })

  test.each(Object.keys(SHOP_ORDER))('is another when %s is another', (name) => {
    const judge = judgeOf(template, SHOP_ORDER)
    const other = { quantity: '3', price: '1.00', paid: '1.00', orderedAt: '2026-02-01 10:00:01', signedAt: '' }
    expect(contentOf(judge({ [name]: other[name as keyof typeof other] ?? 'another' }))).not.toBe(plain)
  })
})

describe('expressions of a template', () => {
  const withRules = (rows: unknown) =>
    packTemplate('retail-orders', (json) => JSON.stringify({ ...JSON.parse(json), rows }))
  const fields = {
    orderNumber: 'order',
    product: 'product',
    customer: 'customer',
    quantity: 'quantity',
    paid: 'paid',
    orderedAt: 'orderedAt',
  }

  test('compare times as times of the zone', () => {
    const judge = judgeOf(
      withRules([
        {
          when: 'orderedAt < date and time("2026-02-01T10:00:00@Asia/Shanghai")',
          reject: 'tooEarly',
          says: { en: 'Too early.', 'zh-CN': '太早。' },
        },
        { take: 'orderLine', fields },
      ]),
      SHOP_ORDER,
    )
    expect(wordOf(judge({ orderedAt: '2026-02-01 09:59:59' }))).toBe('tooEarly')
    expect(wordOf(judge())).toMatch(/^line of 2/)
  })

  test('compute amounts exactly, and texts', () => {
    const judge = judgeOf(
      withRules([
        { take: 'orderLine', fields: { ...fields, paid: '= price * quantity', customer: '= customer + "-" + store' } },
      ]),
      SHOP_ORDER,
    )
    const outcome = judge({ price: '0.10', quantity: '3' })
    expect(outcome).toMatchObject({ facts: { paidMinor: 30, customer: 'C1-旗舰店' } })
  })

  test('that come to nothing leave the row with the reason, and a row that no rule fits says so', () => {
    const half = withRules([{ take: 'orderLine', fields: { ...fields, quantity: '= quantity / 4' } }])
    expect(judgeOf(half, SHOP_ORDER)()).toMatchObject({ reason: 'intake.row-quantity', facts: { quantity: '0.5' } })
    const none = withRules([{ take: 'orderLine', fields: { ...fields, customer: '= null' } }])
    expect(judgeOf(none, SHOP_ORDER)()).toMatchObject({
      reason: 'intake.row-value-missing',
      facts: { field: 'customer' },
    })
    const never = withRules([{ when: 'quantity > 100', take: 'orderLine', fields }])
    expect(wordOf(judgeOf(never, SHOP_ORDER)())).toBe('intake.row-no-rule')
  })
})
