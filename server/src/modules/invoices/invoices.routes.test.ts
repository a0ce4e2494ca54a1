import type { SoldOrder } from '@aftersale/commerce'
import { isoOf } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { NOON } from '../../../test/engine.ts'
import { eventually } from '../../../test/eventually.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { saying } from '../../../test/provider-desk.ts'
import { writeOrder } from '../../../test/sold-orders.ts'
import { only } from '../../../test/workplace.ts'
import { newId } from '../../platform/ids.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { openLedger, type Posting } from '../orders/index.ts'
import { openProviders, type ProviderAnswer } from '../providers/index.ts'
import { invoiceRoutes, settleInvoices } from './index.ts'

let answer: (number: string) => ProviderAnswer = (number) => ({
  kind: 'done',
  reference: number,
  facts: { number, issuedAt: isoOf(NOON) },
})
let issuedNumbers = 0
const desk: { round: () => Promise<unknown> } = { round: async () => undefined }
const { adapter, sent } = saying(() => answer(`2631200000${String((issuedNumbers += 1)).padStart(10, '0')}`))
const place = await apiProgram(({ database }) => {
  const outside = openProviders({
    database,
    clock: { now: () => NOON },
    log: { error: () => undefined, warn: () => undefined },
    providers: [{ name: 'tax-office', adapter, concurrency: 8 }],
    settlers: { invoice: settleInvoices },
    hearers: {},
  })
  desk.round = async () => outside.desk.loops[0]?.round(true)
  return [...outside.routes, ...invoiceRoutes({ database })]
})
const { program, database } = place
const key = () => crypto.randomUUID()

/** An order of two lines and shipping, with tax in it; answers its ids. */
async function sell() {
  const [id, first, second] = [newId(NOON), newId(NOON), newId(NOON)]
  const line = { quantity: 2, gift: false }
  const lines = [
    { ...line, id: first, paid: 11_300, tax: 1_300, gross: 11_300 },
    { ...line, id: second, paid: 101, tax: 12, gross: 101 },
  ]
  const heads = await writeOrder(database, {
    id,
    currency: 'CNY',
    paidOutside: true,
    shippingPaid: 1_000,
    lines,
    payments: [],
  } as unknown as SoldOrder)
  return { id, first, second, ...heads }
}

async function post(...group: readonly Posting[]) {
  await inTransaction(database, async (tx) => {
    const ledger = await openLedger(
      tx,
      group.map(({ orderId }) => orderId),
    )
    const posted = ledger.post(group)
    if (!posted.ok) throw new Error(posted.refusal.code)
    await ledger.save({ now: NOON, by: 'test' })
  })
}

/** The customer gives units back, and is credited for them. */
async function credit({ id, returnId }: { id: string; returnId: string }, line: string, units: number) {
  const returnLine = newId(NOON)
  const asked = { kind: 'request-return', line, returnLine, units, fault: 'buyer', withoutGoods: true } as const
  await post(
    { orderId: id, action: asked, returnId, cause: null },
    { orderId: id, action: { kind: 'credit-return', returnLine, units, fee: 0, use: 'refund' } },
  )
}

type Request = Parameters<typeof program.requestInvoices>[0]['body']['items'][number]
const request = async (...items: Partial<Request>[]) => {
  const wanted = items.map((item) => ({ key: key(), title: '上海某某贸易有限公司', order: '', ...item }))
  return valueOf(await program.requestInvoices({ body: { items: wanted } })).items
}
type Reversal = Parameters<typeof program.reverseInvoices>[0]['body']['items'][number]
const reverse = async (...items: Partial<Reversal>[]) => {
  const wanted = items.map((item) => ({ key: key(), reason: '销货退回', invoice: '', ...item }))
  return valueOf(await program.reverseInvoices({ body: { items: wanted } })).items
}
type Report = Parameters<typeof program.reportInvoices>[0]['body']['items'][number]
const report = async (...items: Partial<Report>[]) => {
  const wanted = items.map((item) => ({ key: key(), outcome: 'issued' as const, invoice: '', ...item }))
  return valueOf(await program.reportInvoices({ body: { items: wanted } })).items
}
const invoiceOf = async (id: string) => valueOf(await program.getInvoice({ params: { id } }))
const idOf = (items: readonly { readonly done: { readonly id: string } | null }[]) => only(items).done?.id ?? ''
let numbers = 0
const number = () => `N${(numbers += 1)}`
async function issued(order: string, more: Partial<Request> = {}): Promise<string> {
  const id = idOf(await request({ order, ...more }))
  expect(wordsOf(await report({ invoice: id, number: number() }))).toEqual(['done'])
  return id
}

describe('a normal invoice', () => {
  test('states what was paid, line by line with its tax, and nothing twice', async () => {
    const { id, first, second } = await sell()
    const [only1, again] = await request({ order: id }, { order: id })
    expect(only1?.done).toMatchObject({ total: 12_401, status: 'requested' })
    expect(again?.refusal?.code).toBe('invoices.nothing-left')
    const detail = await invoiceOf(only1?.done?.id ?? '')
    expect(detail).toMatchObject({ total: 12_401, tax: 1_312, net: 11_089, kind: 'normal', status: 'requested' })
    expect(detail.lines.map(({ line, total, tax }) => [line, total, tax])).toEqual([
      [first, 11_300, 1_300],
      [second, 101, 12],
      [null, 1_000, 0],
    ])
  })

  test('of some lines leaves the others for another', async () => {
    const { id, second } = await sell()
    const [some] = await request({ order: id, lines: [second] })
    const [rest] = await request({ order: id })
    expect([some?.done?.total, rest?.done?.total]).toEqual([101, 12_300])
    const stranger = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
    const words = wordsOf(await request({ order: id, lines: [stranger] }, { order: stranger }))
    expect(words).toEqual(['invoices.line-unknown', 'orders.not-found'])
  })

  test('leaves out what was credited before', async () => {
    const sold = await sell()
    await credit(sold, sold.first, 1)
    const [one] = await request({ order: sold.id, lines: [sold.first] })
    expect(await invoiceOf(one?.done?.id ?? '')).toMatchObject({ total: 5_650, tax: 650 })
  })

  test('thirty callers at once get one', async () => {
    const { id } = await sell()
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => request({ order: id })))
    expect(outcomes.flat().filter(({ done }) => done !== null)).toHaveLength(1)
  })

  test('that failed may be asked for again', async () => {
    const { id } = await sell()
    const first = idOf(await request({ order: id }))
    await report({ invoice: first, outcome: 'failed', reason: '税号有误' })
    expect(await invoiceOf(first)).toMatchObject({ status: 'failed', failure: { 'zh-CN': '税号有误' } })
    expect(wordsOf(await request({ order: id }))).toEqual(['done'])
  })
})

describe('a red invoice', () => {
  test('takes back what was credited after the invoice, with the tax in it, once', async () => {
    const sold = await sell()
    const invoice = await issued(sold.id)
    expect(wordsOf(await reverse({ invoice, of: 'credited' }))).toEqual(['invoices.nothing-left'])
    await credit(sold, sold.first, 1)
    await credit(sold, sold.second, 1)
    const items = await reverse({ invoice, of: 'credited' }, { invoice, of: 'credited' })
    expect(wordsOf(items)).toEqual(['done', 'invoices.nothing-left'])
    const red = await invoiceOf(items[0]?.done?.id ?? '')
    expect(red).toMatchObject({ kind: 'red', reversesId: invoice, title: '上海某某贸易有限公司', reason: '销货退回' })
    expect(red.lines.map(({ total, tax }) => [total, tax])).toEqual([
      [5_650, 650],
      [51, 6],
    ])
    await credit(sold, sold.second, 1)
    const last = await reverse({ invoice, of: 'credited' })
    expect((await invoiceOf(idOf(last))).lines.map(({ total, tax }) => [total, tax])).toEqual([[50, 6]])
  })

  test('takes back at most what is left', async () => {
    const { id, first } = await sell()
    const invoice = await issued(id)
    const words = wordsOf(
      await reverse(
        { invoice, of: [{ line: first, amount: 11_301 }] },
        { invoice, of: [{ line: first, amount: 11_000 }] },
        { invoice, of: [{ line: first, amount: 301 }] },
        { invoice, of: [{ line: 'shipping', amount: 400 }] },
        { invoice },
        { invoice },
      ),
    )
    expect(words).toEqual([
      'invoices.more-than-left',
      'done',
      'invoices.more-than-left',
      'done',
      'done',
      'invoices.nothing-left',
    ])
    const reds = valueOf(await program.listInvoices({ query: { reverses: invoice } })).items
    expect(reds.reduce((sum, { total }) => sum + total, 0)).toBe(12_401)
    expect(reds.reduce((sum, { tax }) => sum + tax, 0)).toBe(1_312)
  })

  test('frees what it took back to be stated anew', async () => {
    const { id } = await sell()
    const invoice = await issued(id)
    await reverse({ invoice })
    const [again] = await request({ order: id, title: '另一抬头' })
    expect(again?.done?.total).toBe(12_401)
  })

  test('is of a normal one that was issued', async () => {
    const { id } = await sell()
    const asked = idOf(await request({ order: id }))
    const stranger = '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11'
    expect(wordsOf(await reverse({ invoice: asked }, { invoice: stranger }))).toEqual([
      'invoices.not-issued',
      'invoices.not-found',
    ])
    await report({ invoice: asked, number: number() })
    const red = idOf(await reverse({ invoice: asked }))
    expect(wordsOf(await reverse({ invoice: red }))).toEqual(['invoices.not-issued'])
  })

  test('thirty callers at once take back no more than there is', async () => {
    const { id, second } = await sell()
    const invoice = await issued(id)
    const of = [{ line: second, amount: 25 }]
    const outcomes = await Promise.all(Array.from({ length: 30 }, () => reverse({ invoice, of })))
    expect(outcomes.flat().filter(({ done }) => done !== null)).toHaveLength(4)
  })
})

describe('a number', () => {
  test('is taken in once, and is no other invoice’s', async () => {
    const [one, two] = [await sell(), await sell()]
    const [first, second] = [idOf(await request({ order: one.id })), idOf(await request({ order: two.id }))]
    const same = number()
    const words = wordsOf(
      await report(
        { invoice: first },
        { invoice: first, number: same, issuedAt: '2026-03-01T09:00:00+08:00', url: 'https://e.example.cn/1' },
        { invoice: first, number: number() },
        { invoice: second, number: same },
      ),
    )
    expect(words).toEqual(['invoices.number-missing', 'done', 'invoices.ended', 'invoices.number-taken'])
    expect(await invoiceOf(first)).toMatchObject({ status: 'issued', number: same, url: 'https://e.example.cn/1' })
    expect(only(valueOf(await program.listInvoices({ query: { number: same } })).items).id).toBe(first)
    expect((await invoiceOf(second)).status).toBe('requested')
    const calls = valueOf(await program.listProviderCalls({ query: { subject: second } })).items
    expect(only(calls).status).toBe('manual')
  })

  test('comes from the provider that issues it', async () => {
    const { id } = await sell()
    const invoice = idOf(await request({ order: id, provider: 'tax-office', taxNumber: '91310000MA1FL00000' }))
    await desk.round()
    await eventually(async () => expect((await invoiceOf(invoice)).status).toBe('issued'))
    expect(sent.at(-1)).toMatchObject({
      action: 'issue',
      payload: { totalMinor: 12_401, taxMinor: 1_312, reverses: null },
    })
    const { number: given } = await invoiceOf(invoice)
    await reverse({ invoice, provider: 'tax-office' })
    await desk.round()
    await eventually(() => expect(sent.at(-1)).toMatchObject({ action: 'reverse', payload: { reverses: given } }))
  })

  test.each([
    ['none', { kind: 'done', reference: null, facts: {} }],
    ['another’s', { kind: 'done', reference: 'TAKEN', facts: { number: 'TAKEN' } }],
    ['refused', { kind: 'failed', words: { en: 'No.', 'zh-CN': '不。' }, facts: {} }],
  ] as const)('%s from a provider is a failed invoice, and why', async (_, said) => {
    const first = idOf(await request({ order: (await sell()).id }))
    await report({ invoice: first, number: 'TAKEN' })
    answer = () => said
    const invoice = idOf(await request({ order: (await sell()).id, provider: 'tax-office' }))
    await desk.round()
    await eventually(async () => expect((await invoiceOf(invoice)).status).toBe('failed'))
    expect((await invoiceOf(invoice)).failure).not.toBeNull()
  })
})

test('lists are paged, and say so where there is no such invoice', async () => {
  const { id, first, second } = await sell()
  for (const line of [first, second, 'shipping']) await request({ order: id, lines: [line] })
  const page = valueOf(await program.listInvoices({ query: { order: id, limit: 2 } }))
  const rest = valueOf(await program.listInvoices({ query: { order: id, limit: 2, cursor: page.next ?? '' } }))
  expect([page.items.length, rest.items.length, rest.next]).toEqual([2, 1, null])
  expect(codeOf(await program.getInvoice({ params: { id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d11' } }))).toBe(
    'invoices.not-found',
  )
})
