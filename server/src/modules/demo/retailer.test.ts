import { createHash } from 'node:crypto'
import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, type Order, orderCount, orderOf, type Retailer } from './order.ts'
import { orderFile } from './order-file.ts'
import { products } from './products.ts'
import { requestFile } from './request-file.ts'
import { type Cause, type ReturnRequest, requestsOf } from './return-request.ts'

const now = instant('2026-11-22T04:00:00Z')
const retailer: Retailer = { seed: 1, scale: 1, now }
const anyRetailer = fc.record({ seed: fc.integer(), scale: fc.constantFrom(0.01, 0.05), now: fc.constant(now) })

const text = (file: Generator<string>) => [...file].join('')
const ordersOf = (of: Retailer) => Array.from({ length: orderCount(of) }, (_, place) => orderOf(of, place))
const allRequests = (of: Retailer) =>
  ordersOf(of).flatMap((order) => requestsOf(of, order).map((request) => ({ order, request })))
const digest = (content: string) => createHash('sha256').update(content).digest('hex').slice(0, 16)

type Holds = (order: Order, product: string) => boolean

describe('the same seed makes the same retailer', () => {
  test('to the byte, whichever file is made first', () => {
    fc.assert(
      fc.property(anyRetailer, (of) => {
        const orders = text(orderFile(of))
        const requests = text(requestFile(of))
        expect(text(requestFile(of))).toBe(requests)
        expect(text(orderFile(of))).toBe(orders)
      }),
      { numRuns: 20 },
    )
  })

  test('from release to release: a change of these is a change of every demonstration', () => {
    expect([digest(text(orderFile(retailer))), digest(text(requestFile(retailer)))]).toMatchInlineSnapshot(`
      [
        "fd82541193ec9b1d",
        "93ae48c362352a97",
      ]
    `)
  })

  test('and another seed another', () => {
    expect(text(orderFile({ ...retailer, scale: 0.01 }))).not.toBe(
      text(orderFile({ ...retailer, scale: 0.01, seed: 2 })),
    )
  })
})

describe('what the files say hangs together', () => {
  test('orders have numbers of their own, distinct products and amounts that the coupon is shared out of', () => {
    const orders = ordersOf(retailer)
    expect(new Set(orders.map((order) => order.number)).size).toBe(orders.length)
    for (const order of orders) {
      expect(new Set(order.lines.map((line) => line.product)).size).toBe(order.lines.length)
      const full = order.lines.reduce((sum, line) => sum + line.product.priceFen * line.quantity, 0)
      const paid = order.lines.reduce((sum, line) => sum + line.paidFen, 0)
      expect([0, 3_000]).toContain(full - paid)
      expect(order.orderedAt).toBeLessThanOrEqual(now)
      expect((order.parcel?.signedAt ?? order.orderedAt) - order.orderedAt).toBeGreaterThanOrEqual(0)
    }
  })

  test('a request follows what was received, comes before the export and has a number of its own', () => {
    const requests = allRequests(retailer)
    expect(new Set(requests.map(({ request }) => request.number)).size).toBe(requests.length)
    for (const { order, request } of requests) {
      expect(order.lines.map((line) => line.product.code)).toContain(request.productCode)
      expect(request.requestedAt).toBeGreaterThan(order.orderedAt)
      expect(request.requestedAt).toBeLessThanOrEqual(now)
      if (request.cause === 'late') expect(order.parcel?.isSlow).toBe(true)
    }
  })

  test('a wrong order number is one that was never given out', () => {
    const given = new Set(ordersOf(retailer).map((order) => order.number))
    const strange = allRequests(retailer).filter(({ order, request }) => request.orderNumber !== order.number)
    expect(strange.length).toBeGreaterThan(0)
    for (const { request } of strange) expect(given.has(request.orderNumber)).toBe(false)
  })
})

const lineOf = (request: ReturnRequest, order: Order) =>
  order.lines.find((line) => line.product.code === request.productCode)
const isTooOld = (request: ReturnRequest, order: Order) => request.requestedAt - order.orderedAt > 30 * DAY
const isLarge = (request: ReturnRequest, order: Order) => (lineOf(request, order)?.paidFen ?? 0) > 50_000
const isTooMany = (request: ReturnRequest, order: Order) => request.units > (lineOf(request, order)?.quantity ?? 0)
const isStrange = (request: ReturnRequest, order: Order) => request.orderNumber !== order.number

describe('the mix is what a retailer sees', () => {
  const many = { ...retailer, scale: 10 }
  const requests = allRequests(many)
  const share = (holds: (request: ReturnRequest, order: Order) => boolean) =>
    requests.filter(({ order, request }) => holds(request, order)).length / requests.length
  const returned = (cause: Cause, holds: Holds) =>
    requests.filter(
      ({ order, request }) => request.cause === cause && holds(order, lineOf(request, order)?.product.name ?? ''),
    ).length

  test('about 2,000 orders and 300 requests at scale 1, ten times as many at 10', () => {
    expect(orderCount(retailer)).toBe(2_000)
    expect(allRequests(retailer).length).toBeGreaterThan(250)
    expect(allRequests(retailer).length).toBeLessThan(350)
    expect(requests.length).toBeGreaterThan(2_500)
    expect(requests.length).toBeLessThan(3_500)
  })

  test('three requests in four are simple; some are old, large, strange or for too many units', () => {
    expect(share((...at) => ![isTooOld, isLarge, isTooMany, isStrange].some((odd) => odd(...at)))).toBeCloseTo(0.76, 1)
    expect(share(isTooOld)).toBeGreaterThan(0.04)
    expect(share(isLarge)).toBeGreaterThan(0.04)
    expect(share(isTooMany)).toBeGreaterThan(0.01)
    expect(share(isStrange)).toBeGreaterThan(0.01)
  })

  test('every cause has its share', () => {
    const causes: Cause[] = ['faulty', 'wrong-item', 'misfit', 'changed-mind', 'late']
    for (const cause of causes) expect(share((request) => request.cause === cause)).toBeGreaterThan(0.05)
  })

  test('the causes can be found again: the bottle, the jeans, the carrier and the store stand out', () => {
    const orders = ordersOf(many)
    const sold = (holds: Holds) =>
      orders.flatMap((order) => order.lines.filter((line) => holds(order, line.product.name))).length
    const rateOf = (cause: Cause, holds: Holds) =>
      returned(cause, holds) / sold(holds) / (returned(cause, () => true) / sold(() => true))
    expect(rateOf('faulty', (_, product) => product.startsWith('316不锈钢保温杯'))).toBeGreaterThan(2)
    expect(rateOf('misfit', (_, product) => product === '修身弹力牛仔裤')).toBeGreaterThan(2)
    expect(rateOf('late', (order) => order.parcel?.carrier.name === '极兔速递')).toBeGreaterThan(2)
    expect(rateOf('wrong-item', (order) => order.store.name === '成都春熙路店')).toBeGreaterThan(2)
  })
})

describe('the files are such as a back office exports', () => {
  const rows = text(orderFile({ ...retailer, scale: 10 })).split('\r\n')

  test('with a mark, Chinese headers and a row of totals at the end', () => {
    expect(rows[0]).toBe(
      '\uFEFF订单编号,商品编码,商品名称,类目,数量,单价,实付金额,下单时间,渠道,店铺,客户编号,客户姓名,手机号,快递公司,运单号,签收时间',
    )
    expect(rows.at(-2)).toMatch(/^合计,,,,\d+,,\d+\.\d\d,,,,,,,,,$/)
    expect(text(requestFile(retailer))).toMatch(
      /^\uFEFF售后单号,订单编号,客户编号,商品编码,商品名称,数量,申请时间,售后类型,原因,说明,渠道\r\n/,
    )
    expect(text(requestFile(retailer))).toMatch(/\r\n共 \d+ 条,,,,,,,,,,\r\n$/)
  })

  test('with one or two dirty rows in a hundred', () => {
    const clean =
      /^[\w-]+,SP\d{4},[^,]+,[^,]+,\d,\d+\.\d\d,\d+\.\d\d,2026-(0[89]|1[01])-\d\d \d\d:\d\d:\d\d,[^,]+,[^,]+店,KH\d{7},/
    const dirty = rows.slice(1, -2).filter((row, at) => !clean.test(row) || row === rows[at]).length
    expect(dirty / rows.length).toBeGreaterThan(0.01)
    expect(dirty / rows.length).toBeLessThan(0.02)
  })

  test('with stores, products and customers to analyse by', () => {
    const orders = ordersOf(retailer)
    expect(new Set(orders.map((order) => order.store)).size).toBe(30)
    expect(new Set(orders.map((order) => order.channel)).size).toBe(10)
    expect(new Set(products.map((product) => product.code)).size).toBe(products.length)
    const customers = new Set(orders.map((order) => order.customer.number))
    expect(customers.size).toBeGreaterThan(500)
    expect(customers.size).toBeLessThan(1_200)
  })
})
