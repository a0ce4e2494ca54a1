import { balanceOf } from '@aftersale/commerce'
import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../test/api-program.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { workshop } from '../../../test/workshop.ts'

const place = await workshop()
const { program, database, key, on, open, quote, step, take, repair, unit, unitNow, order, book } = place

const pay = async (of: string, amount: number, more: object = {}) =>
  valueOf(await program.payRepairs({ body: { items: [{ key: key(), repair: of, amount, method: 'cash', ...more }] } }))
    .items

describe('the life of a repair', () => {
  test('out of warranty: quoted, declined, returned; nothing is owed and no day of warranty is won', async () => {
    on('2028-06-01')
    const { id } = await unit()
    const number = await open({ unit: id })
    await take(number, 'receive', 'diagnose')
    on('2028-06-05')
    const [quoted] = await quote(number, ['LABOUR', 'PLUG'])
    expect(quoted?.done).toMatchObject({
      stage: 'quoted',
      quote: {
        number: 1,
        coveredOn: '2028-06-01',
        pricedOn: '2028-06-05',
        pay: 9_999,
        warrantyCost: 0,
        price: 9_999,
        lines: [{ reason: { code: 'not-in-warranty' } }, { reason: { code: 'not-in-warranty' } }],
        answer: null,
      },
    })
    await take(number, 'decline')
    expect(await unitNow(id)).toMatchObject({ state: 'in-repair' })
    await take(number, 'return')
    expect(await repair(number)).toMatchObject({
      stage: 'returned',
      goodsHere: false,
      possible: [],
      account: { agreed: null, charged: null, owed: { minor: 0 } },
      quotes: [{ answer: 'declined', chargedAt: null }],
    })
    const after = await unitNow(id)
    expect(after).toMatchObject({ state: 'with-customer', coverage: { components: [{ until: '2027-03-01' }, {}] } })
    expect(after.events.map(({ kind, reference }) => [kind, reference])).toEqual([
      ['sold', null],
      ['repairStarted', number],
      ['repairAbandoned', number],
    ])
  })

  test('in warranty: free, borne by the warranty cost account, and the warranty lasts longer by the days of the repair', async () => {
    on('2026-06-01')
    const { id } = await unit()
    const number = await open({ unit: id })
    await take(number, 'receive', 'diagnose')
    const [quoted] = await quote(number, ['PANEL', 'LABOUR'])
    expect(quoted?.done?.quote).toMatchObject({ pay: 0, warrantyCost: 128_000, price: 128_000 })
    await take(number, 'approve', 'begin-repair', 'fail-test', 'pass-test', 'finish')
    expect(await repair(number)).toMatchObject({
      stage: 'done',
      account: { agreed: { minor: 0 }, charged: { minor: 0 }, warrantyCost: { minor: 128_000 }, owed: { minor: 0 } },
    })
    on('2026-06-21')
    await take(number, 'return')
    expect((await unitNow(id)).coverage?.components[0]?.until).toBe('2027-03-21')
    const costs = valueOf(await program.sumWarrantyCosts({ query: { from: '2026-06-01', to: '2026-06-01' } })).items
    expect(costs).toEqual([
      { product: 'TV', component: 'panel', cost: { minor: 120_000, currency: 'CNY' }, repairs: 1 },
      { product: 'TV', component: 'whole', cost: { minor: 8_000, currency: 'CNY' }, repairs: 1 },
    ])
    expect(valueOf(await program.sumWarrantyCosts({ query: { to: '2026-05-31' } })).items).toEqual([])
  })

  test('part of it in warranty, quoted after the work, paid as a receivable of its own', async () => {
    on('2028-06-01')
    const { id } = await unit()
    const number = await open({ unit: id, quoted: 'after-repair' })
    await take(number, 'receive', 'diagnose', 'begin-repair', 'fail-test', 'pass-test')
    expect((await quote(number, ['PANEL', 'LABOUR']))[0]?.done?.quote).toMatchObject({
      pay: 8_000,
      warrantyCost: 120_000,
    })
    expect(wordsOf(await pay(number, 8_000))).toEqual(['repairs.nothing-agreed'])
    await take(number, 'approve', 'finish')
    expect(wordsOf(await step({ repair: number, action: 'return' }))).toEqual(['repairs.payment-owed'])
    expect(wordsOf(await pay(number, 8_001))).toEqual(['repairs.pays-too-much'])
    expect((await pay(number, 5_000))[0]?.done).toMatchObject({ owed: { minor: 3_000, currency: 'CNY' } })
    expect(wordsOf(await step({ repair: number, action: 'return' }))).toEqual(['repairs.payment-owed'])
    expect(wordsOf(await pay(number, 3_000, { providerReference: 'ref-1', provider: 'wechat' }))).toEqual(['done'])
    await take(number, 'return')
    expect(await repair(number)).toMatchObject({
      account: { charged: { minor: 8_000 }, received: { minor: 8_000 }, owed: { minor: 0 } },
      payments: [{ amount: { minor: 5_000 } }, { amount: { minor: 3_000 }, providerReference: 'ref-1' }],
    })
  })

  test('of an order: charged and paid in its ledger, whichever way the money came', async () => {
    on('2028-06-01')
    const { id, line } = await order()
    const number = await open({ order: id, line })
    expect(await repair(number)).toMatchObject({
      orderId: id,
      source: 'shop',
      customer: 'c',
      product: 'p',
      unitId: null,
    })
    await take(number, 'receive', 'diagnose')
    await quote(number, ['LABOUR'])
    await take(number, 'approve', 'begin-repair', 'pass-test')
    expect(wordsOf(await pay(number, 2_000))).toEqual(['done'])
    expect(balanceOf(await book(id))).toMatchObject({ charged: 0, owed: 2_000 })
    await take(number, 'finish')
    expect(balanceOf(await book(id))).toMatchObject({ charged: 8_000, owed: -6_000 })
    expect(wordsOf(await step({ repair: number, action: 'return' }))).toEqual(['repairs.payment-owed'])
    expect(wordsOf(await pay(number, 6_000))).toEqual(['done'])
    expect(balanceOf(await book(id)).owed).toBe(0)
    expect(wordsOf(await pay(number, 1, { direction: 'paid-back' }))).toEqual(['repairs.pay-back-by-order'])
    await take(number, 'return')
  })

  test('goods may go back on account, and what was paid ahead of a cancelled repair goes back', async () => {
    on('2028-06-01')
    const number = await open({ product: 'radio', serial: 'own', source: 'shop', customer: 'c9' })
    await take(number, 'receive', 'diagnose')
    await quote(number, ['LABOUR'])
    await take(number, 'approve', 'wait-for-parts')
    expect(wordsOf(await pay(number, 3_000))).toEqual(['done'])
    expect(wordsOf(await pay(number, 1, { direction: 'paid-back' }))).toEqual(['repairs.nothing-to-pay-back'])
    await take(number, 'cancel', 'return')
    expect(wordsOf(await pay(number, 3_001, { direction: 'paid-back' }))).toEqual(['repairs.nothing-to-pay-back'])
    expect(wordsOf(await pay(number, 3_000, { direction: 'paid-back' }))).toEqual(['done'])
    const other = await open({ product: 'radio' })
    await take(other, 'receive', 'diagnose')
    await quote(other, ['LABOUR'])
    await take(other, 'approve', 'begin-repair', 'pass-test', 'finish')
    expect(wordsOf(await step({ repair: other, action: 'return', onAccount: true }))).toEqual(['done'])
    expect((await repair(other)).account?.owed.minor).toBe(8_000)
    expect(wordsOf(await pay(other, 8_000))).toEqual(['done'])
  })

  test('a unit that is replaced in the course of it takes the repair and the warranty over', async () => {
    on('2026-06-01')
    const { id, serial } = await unit()
    const number = await open({ product: 'TV', serial })
    await take(number, 'receive', 'diagnose')
    await quote(number, ['PANEL'])
    await take(number, 'approve', 'begin-repair')
    const replace = async (by: string) =>
      valueOf(
        await program.replaceRepairUnits({ body: { items: [{ key: key(), repair: number, by: { serial: by } }] } }),
      ).items
    const [outcome] = await replace('whole-new')
    expect(outcome?.done).toMatchObject({ replacedUnitId: id })
    on('2026-06-11')
    await take(number, 'pass-test', 'finish')
    expect(wordsOf(await replace('later'))).toEqual(['repairs.parts-not-now'])
    await take(number, 'return')
    const fresh = await unitNow(outcome?.done?.unitId ?? '')
    expect(fresh).toMatchObject({ serial: 'whole-new', state: 'with-customer', replaces: { serial } })
    expect(fresh.coverage?.components[0]?.until).toBe('2027-03-11')
    expect(await unitNow(id)).toMatchObject({ state: 'replaced', coverage: null })
    const found = valueOf(await program.listRepairs({ query: { serial: 'whole-new' } })).items
    expect(found).toMatchObject([{ number }])
  })

  test('a defect that shows in time is mended free, though the workshop is slow; misuse is not', async () => {
    on('2027-02-28')
    const { id } = await unit()
    const number = await open({ unit: id })
    on('2027-05-01')
    await take(number, 'receive', 'diagnose')
    expect((await quote(number, ['LABOUR']))[0]?.done?.quote).toMatchObject({ pay: 0, coveredOn: '2027-02-28' })
    const [again] = await quote(number, ['LABOUR'], { cause: 'misuse' })
    expect(again?.done?.quote).toMatchObject({
      number: 2,
      pay: 8_000,
      lines: [{ reason: { code: 'cause-excluded' } }],
    })
    expect(await repair(number)).toMatchObject({ cause: 'misuse', quotes: [{ number: 1 }, { number: 2 }] })
  })
})

test('in every quotation and every line, what the customer pays and what the warranty bears come to the full price', async () => {
  const { rows } = await database
    .selectFrom('repair_quote_line')
    .select(['pay_minor', 'warranty_cost_minor', 'price_minor'])
    .execute()
    .then((found) => ({ rows: found }))
  expect(rows.length).toBeGreaterThan(8)
  for (const line of rows) expect(line.pay_minor + line.warranty_cost_minor).toBe(line.price_minor)
  const quotes = await database
    .selectFrom('repair_quote')
    .innerJoin('repair', 'repair.quote_id', 'repair_quote.id')
    .select(['price_minor', 'charged_minor', 'repair.warranty_cost_minor'])
    .where('charged_minor', 'is not', null)
    .execute()
  expect(quotes.length).toBeGreaterThan(3)
  for (const one of quotes) expect((one.charged_minor ?? 0) + (one.warranty_cost_minor ?? 0)).toBe(one.price_minor)
})

describe('what cannot be done is refused', () => {
  test('a step that is not possible now, with what is', async () => {
    on('2026-06-01')
    const number = await open({ product: 'radio' })
    const [outcome] = await step({ repair: number, action: 'finish' })
    expect(outcome?.refusal).toMatchObject({ code: 'repairs.not-now', facts: { possible: ['receive', 'cancel'] } })
    expect((await repair(number)).steps).toEqual([])
  })

  test('a diagnosis without a cause, a test that is passed though it failed, an answer to an old quotation', async () => {
    on('2026-06-01')
    const number = await open({ product: 'radio' })
    await take(number, 'receive')
    expect(wordsOf(await step({ repair: number, action: 'diagnose' }))).toEqual(['repairs.cause-needed'])
    await take(number, 'diagnose')
    await quote(number, ['LABOUR'])
    await quote(number, ['LABOUR', 'PLUG'])
    expect(wordsOf(await step({ repair: number, action: 'approve', quote: 1 }))).toEqual(['repairs.quote-superseded'])
    expect(wordsOf(await step({ repair: number, action: 'approve', quote: 2 }))).toEqual(['done'])
    await take(number, 'begin-repair')
    const results = [
      { name: 'picture', passed: true },
      { name: 'sound', passed: false },
    ]
    const [passed, failed] = await step(
      { repair: number, action: 'pass-test', results },
      { repair: number, action: 'fail-test', results },
    )
    expect(passed?.refusal).toMatchObject({ code: 'repairs.test-not-passed', facts: { test: 'sound' } })
    expect(failed?.done).toMatchObject({ stage: 'repairing' })
    expect((await repair(number)).steps.at(-1)).toMatchObject({ action: 'fail-test', details: { results } })
  })

  test('what happened before the last step, or in the future', async () => {
    on('2026-06-10')
    const number = await open({ product: 'radio' })
    const at = (day: string) => ({ repair: number, action: 'receive' as const, at: `${day}T04:00:00Z` })
    expect(wordsOf(await step(at('2026-06-09'), at('2026-06-11'), at('2026-06-10')))).toEqual([
      'repairs.out-of-order',
      'repairs.out-of-order',
      'done',
    ])
    const items = [{ key: key(), product: 'radio', fault: 'f', requestedAt: '2026-06-11T04:00:00Z' }]
    expect(wordsOf(valueOf(await program.openRepairs({ body: { items } })).items)).toEqual(['repairs.in-future'])
  })

  test('a quotation without prices of that day, in another currency, or of a code that the list does not have', async () => {
    on('2025-12-31')
    const early = await open({ product: 'radio' })
    await take(early, 'receive', 'diagnose')
    expect(wordsOf(await quote(early, ['LABOUR']))).toEqual(['repairs.no-price-list'])
    on('2026-06-01')
    expect(wordsOf(await quote(early, ['LABOUR'], { priceList: 'no' }))).toEqual(['repairs.no-price-list'])
    expect(wordsOf(await quote(early, ['LABOUR', 'MAGIC']))).toEqual(['repairs.unknown-price'])
    expect((await repair(early)).stage).toBe('diagnosed')
    const { id, line } = await order(1, 'USD')
    const abroad = await open({ order: id, line })
    await take(abroad, 'receive', 'diagnose')
    expect(wordsOf(await quote(abroad, ['LABOUR']))).toEqual(['repairs.currency-differs'])
  })

  test('a repair of a unit that is not with the customer, has one already, or was sold on another line', async () => {
    on('2026-06-01')
    const [first, second] = [await unit(), await unit()]
    const number = await open({ unit: first.id })
    const { id: orderId, line } = await order()
    const told = { key: key(), unit: second.id, event: 'returned' as const }
    valueOf(await program.recordUnitEvents({ body: { items: [told] } }))
    const asked = [
      { unit: first.id },
      { unit: second.id },
      { unit: number },
      { product: 'TV', serial: first.serial, order: orderId, line },
      { serial: first.serial },
      { unit: first.id, serial: first.serial },
      { order: orderId, line, product: 'other' },
      {},
    ]
    const items = asked.map((item) => ({ fault: 'f', key: key(), ...item }))
    expect(wordsOf(valueOf(await program.openRepairs({ body: { items } })).items)).toEqual([
      'repairs.unit-has-repair',
      'units.not-now',
      'units.not-found',
      'repairs.unit-of-other-order',
      'repairs.subject-unclear',
      'repairs.subject-unclear',
      'repairs.subject-unclear',
      'repairs.subject-unclear',
    ])
  })

  test('what is not there', async () => {
    expect(wordsOf(await step({ repair: 'RP99999999', action: 'receive' }))).toEqual(['repairs.not-found'])
    expect(codeOf(await program.getRepair({ params: { id: 'RP99999999' } }))).toBe('repairs.not-found')
    expect(codeOf(await program.getRepairPriceList({ params: { id: 'standard' } }))).toBe(
      'repairs.price-list-not-found',
    )
  })
})

describe('who does the same at once', () => {
  const many = <T>(work: (position: number) => Promise<T>) => Promise.all(Array.from({ length: 12 }, (_, n) => work(n)))

  test('of many clerks who step one repair, one wins', async () => {
    on('2026-06-01')
    const { id } = await unit()
    const number = await open({ unit: id })
    const outcomes = await many(() => step({ repair: number, action: 'receive' }))
    expect(wordsOf(outcomes.flat()).sort()).toEqual(['done', ...Array.from({ length: 11 }, () => 'repairs.not-now')])
    await take(number, 'diagnose')
    await quote(number, ['LABOUR'])
    const { version } = await repair(number)
    const answers = await many((n) => step({ repair: number, action: n % 2 ? 'approve' : 'decline', version }))
    expect(wordsOf(answers.flat()).filter((word) => word === 'done')).toHaveLength(1)
    expect((await unitNow(id)).events).toHaveLength(2)
  })

  test('the same key steps once', async () => {
    const number = await open({ product: 'radio' })
    const item = { key: key(), repair: number, action: 'receive' as const }
    const outcomes = await many(async () => valueOf(await program.stepRepairs({ body: { items: [item] } })).items)
    expect(wordsOf(outcomes.flat()).sort()).toEqual(['done', ...Array.from({ length: 11 }, () => 'repeated')])
    expect(new Set(outcomes.flat().map(({ done }) => JSON.stringify(done))).size).toBe(1)
    const other = { ...item, action: 'cancel' as const }
    expect(wordsOf(valueOf(await program.stepRepairs({ body: { items: [other] } })).items)).toEqual([
      'commands.key-taken',
    ])
  })

  test('one unit gets one repair, and one repair the last cent once', async () => {
    on('2028-06-01')
    const { id } = await unit()
    const items = () => [{ key: key(), unit: id, fault: 'f' }]
    const opened = await many(async () => valueOf(await program.openRepairs({ body: { items: items() } })).items)
    expect(wordsOf(opened.flat()).filter((word) => word === 'done')).toHaveLength(1)
    const number = opened.flat().find(({ done }) => done !== null)?.done?.number ?? ''
    await take(number, 'receive', 'diagnose')
    await quote(number, ['LABOUR'])
    await take(number, 'approve')
    const paid = await many(() => pay(number, 4_001))
    expect(wordsOf(paid.flat()).sort()).toEqual(['done', ...Array.from({ length: 11 }, () => 'repairs.pays-too-much')])
  })

  test('a payment with a reference of its provider counts once, for repairs and orders alike', async () => {
    on('2028-06-01')
    const { id, line } = await order()
    const numbers = [await open({ order: id, line }), await open({ product: 'radio' })]
    for (const number of numbers) {
      await take(number, 'receive', 'diagnose')
      await quote(number, ['LABOUR'])
      await take(number, 'approve')
    }
    const same = { provider: 'wechat', providerReference: '420000123' }
    const outcomes = await many((n) => pay(numbers[n % 2] ?? '', 100, same))
    expect(wordsOf(outcomes.flat()).sort()).toEqual([
      'done',
      ...Array.from({ length: 11 }, () => 'repairs.payment-known'),
    ])
  })
})

test('a group of steps in one call happens in its order, and what is refused stops no other', async () => {
  on('2026-06-01')
  const [first, second] = [await open({ product: 'radio' }), await open({ product: 'radio' })]
  const outcomes = await step(
    { repair: first, action: 'receive' },
    { repair: second, action: 'finish' },
    { repair: first.toLowerCase(), action: 'diagnose', cause: 'accident' },
    { repair: second, action: 'receive', version: 1 },
    { repair: second, action: 'diagnose', cause: 'defect', version: 1 },
  )
  expect(wordsOf(outcomes)).toEqual(['done', 'repairs.not-now', 'done', 'done', 'repairs.stale'])
  expect((await repair(first)).steps.map(({ number, action }) => [number, action])).toEqual([
    [1, 'receive'],
    [2, 'diagnose'],
  ])
})
