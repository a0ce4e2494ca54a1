import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { runCommandLine } from '../../../test/command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'calc-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content)
  return `@${join(folder, name)}`
}

const calc = (...args: string[]) => runCommandLine('calc', ...args)
async function document(name: string, input: unknown): Promise<unknown> {
  const { code, out, err } = await calc(name, JSON.stringify(input), '--json')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return JSON.parse(out)
}

const sold = {
  currency: 'USD',
  taxIncluded: false,
  lines: [{ id: 'a', quantity: 3, unitPrice: 1999, taxRate: 8.875 }],
  orderDiscounts: [{ amount: 600, over: 'lines' }],
  request: [{ line: 'a', quantity: 1, fault: 'buyer' }],
}

describe('allocate', () => {
  test.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [7, [0, 0, 0], [3, 2, 2]],
    [100, [0.1, 0.2], [33, 67]],
    [0, [], []],
  ])('%d over %j', async (amount, weights, shares) => {
    expect(await document('allocate', { amount, weights })).toEqual({ shares })
  })

  test('for people', async () => {
    const { out } = await calc('allocate', '{"amount": 100, "weights": [1, 2.5]}', '--lang', 'zh')
    expect(out).toBe('权重  份额\n   1    29\n 2.5    71\n')
  })
})

describe('refund', () => {
  test('every figure of the document', async () => {
    const payments = [{ id: 'card', amount: 1900 }]
    expect(await document('refund', { ...sold, payments })).toEqual({
      lines: [{ id: 'a', quantity: 1, gross: 1999, discount: 200, tax: 160, fee: 0, refund: 1959 }],
      shipping: 0,
      freight: 0,
      total: 1900,
      shortfall: 59,
      perPayment: [{ id: 'card', amount: 1900 }],
      explanation: {
        zh: expect.stringContaining('其中第 1 件价值 US$19.59'),
        en: expect.stringContaining('of which unit 1 is worth'),
      },
    })
  })

  test('from a file, for people', async () => {
    const { code, out, err } = await calc('refund', file('refund.json', `\uFEFF${JSON.stringify(sold)}`))
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out.split('\n').slice(0, 2)).toEqual([
      'Line  Units   Price  Discounts    Tax    Fee  Refund',
      'a         1  $19.99      $2.00  $1.60  $0.00  $19.59',
    ])
    expect(out).toContain('\na: $58.76 paid for 3 units, of which unit 1 is worth $19.59: price')
  })
})

describe('exchange', () => {
  test.each([
    [
      { replacement: [{ unitPrice: 2500, quantity: 1, taxRate: 8.875 }] },
      { credit: 1959, charge: 2722, difference: 763 },
    ],
    [
      { replacement: [{ unitPrice: 1000, quantity: 1 }], replacementShipping: 59 },
      { credit: 1959, charge: 1059, difference: -900 },
    ],
    [
      { replacement: [{ unitPrice: 1000, quantity: 1 }], replacementShipping: { amount: 100, taxRate: 5 } },
      { credit: 1959, charge: 1105, difference: -854 },
    ],
  ])('%j', async (terms, figures) => {
    expect(await document('exchange', { ...sold, ...terms })).toMatchObject(figures)
  })
})

describe('nonsense ends with exit 2 and names the field', () => {
  const line = { id: 'a', quantity: 1, unitPrice: 100 }
  const refund = (terms: object) => JSON.stringify({ ...sold, ...terms })
  test.each([
    ['allocate', '{"amount": 1, "weights": []}', ['weights']],
    ['allocate', '{"amount": 1.5, "weights": [1]}', ['amount']],
    ['allocate', '{"amount": 1, "weights": [1, -1, "2", null]}', ['weights[1]', 'weights[2]', 'weights[3]']],
    ['allocate', '{"amount": 9007199254740993, "weights": [1]}', ['amount']],
    ['allocate', '{"amount": 1, "weights": [1e999]}', ['weights[0]']],
    ['allocate', '{"amuont": 1, "weights": [1]}', ['amount', 'amuont']],
    ['allocate', '{}', ['amount', 'weights']],
    ['allocate', '[]', ['']],
    ['allocate', 'null', ['']],
    ['refund', '{"__proto__": 1}', ['currency', 'taxIncluded', 'lines', 'request', '__proto__']],
    ['refund', refund({ currency: 'RMB' }), ['currency']],
    ['refund', refund({ taxIncluded: 'yes' }), ['taxIncluded']],
    ['refund', refund({ lines: [] }), ['lines']],
    ['refund', refund({ lines: [line, { ...line, discount: 101, id: 'b' }] }), ['lines[1].discount']],
    ['refund', refund({ lines: [{ ...line, unitPrice: '100' }] }), ['lines[0].unitPrice']],
    ['refund', refund({ lines: [{ ...line, taxrate: 13 }] }), ['lines[0].taxrate']],
    ['refund', refund({ orderDiscounts: [{ amount: 1, over: 'shipping' }] }), ['orderDiscounts[0].over']],
    ['refund', refund({ request: [] }), ['request']],
    ['refund', refund({ request: [{ line: 'a', quantity: 4, fault: 'buyer' }] }), ['request[0].quantity']],
    ['refund', refund({ request: [{ line: 'a', quantity: 1, fault: 'nobody' }] }), ['request[0].fault']],
    ['refund', refund({ payments: [{ id: 'p', amount: 5, refunded: 6 }] }), ['payments[0].refunded']],
    ['refund', refund({ policy: { restockingFeePercent: -1 } }), ['policy.restockingFeePercent']],
    ['exchange', refund({}), ['replacement']],
    ['exchange', refund({ replacement: [] }), ['replacement']],
    ['exchange', refund({ replacement: [{ unitPrice: 1, quantity: 0 }] }), ['replacement[0].quantity']],
    ['exchange', refund({ replacement: [line] }), ['replacement[0].id']],
    ['exchange', refund({ replacement: [], replacementShipping: 'free' }), ['replacementShipping']],
  ])('%s %s: %j', async (name, input, paths) => {
    const { code, out, err } = await calc(name, input, '--json')
    const { error } = JSON.parse(out) as { error: { code: string; message: string; fields: { path: string }[] } }
    expect({ code, paths: error.fields.map(({ path }) => path) }).toEqual({ code: 2, paths })
    for (const { path } of error.fields) expect(err).toContain(path)
    expect(err.trim()).toBe(error.message)
    expect((await calc(name, input, '--lang', 'zh-CN')).err).toMatch(/\p{Script=Han}/u)
  })

  test.each([
    ['nothing', ''],
    ['no JSON', '{"amount": 1'],
    ['a JSON with a trailing comma', '{"amount": 1, "weights": [1],}'],
    ['a JSON that is too deep', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('%s', async (_, input) => {
    for (const given of [input, file('wrong.json', input)]) {
      const { code, out, err } = await calc('allocate', given, '--json')
      expect(code).toBe(2)
      expect(JSON.parse(out)).toMatchObject({ error: { code: expect.stringMatching(/^rules\.|^http\./) } })
      expect(err.length).toBeLessThan(500)
    }
  })

  test('a file that is not there', async () => {
    const { code, err } = await calc('refund', `@${join(folder, 'none.json')}`)
    expect(code).toBe(1)
    expect(err).toContain('none.json')
  })

  test('a calculator that there is not', async () => {
    expect(await calc('refunds', '{}')).toMatchObject({ code: 2, err: expect.stringContaining('refund') })
  })
})

test('a table of a hundred and fifty thousand rows is no trouble', async () => {
  const input = JSON.stringify({ amount: 150_000, weights: Array.from({ length: 150_000 }, () => 1) })
  const { code, out } = await calc('allocate', file('wide.json', input))
  expect([code, out.trimEnd().split('\n').length]).toEqual([0, 150_001])
})

test('ten thousand lines are no trouble', async () => {
  const lines = Array.from({ length: 10_000 }, (_, index) => ({ id: `l${index}`, quantity: 2, unitPrice: index }))
  const input = { ...sold, lines, request: lines.map(({ id }) => ({ line: id, quantity: 1, fault: 'buyer' })) }
  const { code, out } = await calc('refund', file('large.json', JSON.stringify(input)), '--json')
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ total: (9_999 * 10_000) / 2 })
})
