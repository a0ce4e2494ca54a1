import { expect, test } from 'vitest'
import { afterSalesDesk } from '../../../test/after-sales-desk.ts'

const desk = await afterSalesDesk()
const { key } = await desk.server.access.createApiKey('hostile').then((made) => {
  if (!made.ok) throw new Error('expected a key, got none')
  return made.value
})

const send = async (path: string, body: string) => {
  const answer = await fetch(`${desk.server.url}${path}`, {
    method: 'POST',
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    body,
  })
  return {
    status: answer.status,
    body: (await answer.json()) as { error?: { code: string; fields?: { path: string }[] } },
  }
}

const PATHS = [
  '/api/returns',
  '/api/returns/quote',
  '/api/returns/cancel',
  '/api/returns/receive',
  '/api/returns/lose',
  '/api/returns/receive-late',
  '/api/returns/decide',
  '/api/refunds',
  '/api/refunds/quote',
  '/api/refund-parts/report',
  '/api/refund-parts/retry',
  '/api/exchanges',
  '/api/exchanges/quote',
  '/api/exchanges/cancel',
]

const one = (more: object) => JSON.stringify({ items: [{ key: 'k', ...more }] })

test.each(
  PATHS.flatMap((path) => [
    [path, 'nothing', ''],
    [path, 'null', 'null'],
    [path, 'no items', '{"items":[]}'],
    [path, 'items that are none', '{"items":[null,1,"x",[]]}'],
    [path, 'no key', '{"items":[{}]}'],
    [path, 'a field that nobody knows', one({ surplus: 1 })],
    [
      path,
      'wrong types',
      one({ return: 7, order: [], lines: 'x', items: {}, exchange: null, part: 'x', decisions: 1 }),
    ],
    [path, 'not JSON', '{"items":['],
    [path, 'too deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
    [path, 'too many', `{"items":[${'{"key":"k"},'.repeat(10_001)}{"key":"k"}]}`],
  ]),
)('%s: %s is refused with a sentence', async (path, _, body) => {
  const answer = await send(path, body)
  expect([400, 413, 422]).toContain(answer.status)
  expect(answer.body.error?.code).toMatch(/^http\./)
})

test.each<[string, object]>([
  ['/api/returns', { order: 'o', lines: [{ line: 'a', units: 0 }] }],
  ['/api/returns', { order: 'o', lines: [{ line: 'a', units: 1.5 }] }],
  ['/api/returns', { order: 'o', lines: [{ line: 'a', units: 2 ** 31 }] }],
  ['/api/returns', { order: 'o', lines: [{ line: 'a', units: 1, serials: Array.from({ length: 1_001 }, () => 's') }] }],
  ['/api/refunds', { return: 'r', restockingFeePercent: 101 }],
  ['/api/refunds', { return: 'r', goodwill: -1 }],
  ['/api/refunds', { return: 'r', payBack: 'all' }],
  ['/api/refund-parts/retry', { part: '1 or 1=1' }],
  ['/api/exchanges', { order: 'o', lines: [{ line: 'a', units: 1 }], replacements: [] }],
])('%s: %j is refused by field', async (path, item) => {
  const answer = await send(path, one(item))
  expect([answer.status, answer.body.error?.code]).toEqual([422, 'http.fields-wrong'])
  expect(answer.body.error?.fields?.[0]?.path).toMatch(/^items\[0\]/)
})

test.each<[string, object]>([
  ['/api/returns', { order: 'o\0', lines: [{ line: 'a', units: 1 }] }],
  ['/api/returns', { order: '\ud800', lines: [{ line: 'a', units: 1 }] }],
  ['/api/refunds', { return: 'r', goodwill: 2 ** 53 }],
])('%s: %j holds what no program can keep', async (path, item) => {
  const answer = await send(path, one(item))
  expect([answer.status, answer.body.error?.code]).toEqual([400, 'http.body-unreadable'])
})

test.each<[string, object]>([
  ['/api/returns', { order: "'; drop table sales_order; --", lines: [{ line: "' or 1=1", units: 1 }] }],
  ['/api/returns', { source: '%', order: '%', lines: [{ line: '%', units: 1 }] }],
  ['/api/returns/cancel', { return: '__proto__' }],
  ['/api/refunds', { return: 'constructor' }],
  ['/api/exchanges/cancel', { exchange: 'İıſ' }],
])('%s: %j names nothing that is there', async (path, item) => {
  const { status, body } = await send(path, one(item))
  expect(status).toBe(200)
  expect(JSON.stringify(body)).toMatch(/"code":"(orders|returns|exchanges)\.not-found"/)
})

test('as much goodwill as a number holds does not fit an order, and changes nothing', async () => {
  const { id } = await desk.sell()
  expect(await desk.ask('issueRefunds', { order: id, goodwill: 2 ** 53 - 1 })).toMatch(/^orders.sum-too-large/)
  expect(await desk.owed(id)).toBe(0)
})

test('ten thousand items about nothing are answered one by one', async () => {
  const items = Array.from({ length: 10_000 }, (_, at) => ({ key: `${at}`, return: `RT${at}` }))
  const answer = await send('/api/refunds', JSON.stringify({ items }))
  expect(answer.status).toBe(200)
  expect((answer.body as unknown as { items: unknown[] }).items).toHaveLength(10_000)
})
