import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../test/api-program.ts'
import { valueOf } from '../../../test/http-server.ts'
import { workshop } from '../../../test/workshop.ts'

const { program, key, on, open, quote, take, repair, unit, prices, list } = await workshop()

const lend = async (of: string, serial: string, more: object = {}) =>
  valueOf(await program.lendUnits({ body: { items: [{ key: key(), repair: of, product: 'radio', serial, ...more }] } }))
    .items
const takeBack = async (of: string) =>
  valueOf(await program.takeBackLoans({ body: { items: [{ key: key(), repair: of, condition: 'ok' }] } })).items
const listed = async (query: object) => valueOf(await program.listRepairs({ query })).items.map(({ number }) => number)

/** A repair of a thing that is being worked on. */
async function atWork(item: Parameters<typeof open>[0] = { product: 'radio' }) {
  const number = await open(item)
  await take(number, 'receive', 'diagnose')
  await quote(number, ['LABOUR'])
  await take(number, 'approve')
  return number
}

describe('loans', () => {
  test('a unit is lent to one customer at a time, and a repair has one', async () => {
    on('2026-06-01')
    const [first, second] = [await open({ product: 'radio' }), await open({ product: 'radio' })]
    expect(wordsOf(await lend(first, 'loan-1', { dueOn: '2026-07-01' }))).toEqual(['done'])
    expect((await lend(second, 'loan-1'))[0]?.refusal).toMatchObject({
      code: 'repairs.loan-out',
      facts: { serial: 'loan-1', repair: first },
    })
    expect(wordsOf(await lend(first, 'loan-2'))).toEqual(['repairs.loan-given'])
    expect(await listed({ loanOut: 'true' })).toEqual([first])
    expect(wordsOf(await takeBack(first))).toEqual(['done'])
    expect(wordsOf(await takeBack(first))).toEqual(['repairs.no-loan-out'])
    expect(wordsOf(await lend(second, 'loan-1'))).toEqual(['done'])
    expect((await repair(first)).loans).toMatchObject([
      { serial: 'loan-1', dueOn: '2026-07-01', conditionBack: 'ok', takenBackBy: 'lin@example.com' },
    ])
  })

  test('of twelve repairs that want the last one, one gets it', async () => {
    const numbers = []
    for (let n = 0; n < 12; n += 1) numbers.push(await open({ product: 'radio' }))
    const outcomes = await Promise.all(numbers.map((number) => lend(number, 'last')))
    expect(wordsOf(outcomes.flat()).sort()).toEqual(['done', ...Array.from({ length: 11 }, () => 'repairs.loan-out')])
  })

  test('nothing is lent for a repair that has ended, but it can still be taken back', async () => {
    const number = await open({ product: 'radio' })
    await lend(number, 'loan-3')
    await take(number, 'cancel')
    expect(wordsOf(await takeBack(number))).toEqual(['done'])
    expect(wordsOf(await lend(number, 'loan-3'))).toEqual(['repairs.loan-not-now'])
  })
})

describe('parts', () => {
  const fit = async (of: string, ...parts: object[]) => {
    const items = [{ key: key(), repair: of, parts: parts.map((part) => ({ code: 'PANEL', ...part })) }]
    return wordsOf(valueOf(await program.fitRepairParts({ body: { items } })).items)
  }

  test('both serial numbers are kept, of the part that came in and of the one that came out, and the repair is found by them', async () => {
    on('2026-06-01')
    const number = await atWork()
    expect(
      await fit(
        number,
        { fittedSerials: ['new-1'], faultySerials: ['old-1'], stockReference: number },
        { code: 'SCREW', quantity: 4 },
      ),
    ).toEqual(['done'])
    expect((await repair(number)).parts).toMatchObject([
      { code: 'PANEL', use: 'fitted', quantity: 1, fittedSerials: ['new-1'], faultySerials: ['old-1'] },
      { code: 'SCREW', quantity: 4, fittedSerials: [] },
    ])
    for (const serial of ['new-1', 'old-1']) expect(await listed({ serial })).toEqual([number])
  })

  test('no more go back to stock than are fitted', async () => {
    const number = await atWork()
    expect(await fit(number, { quantity: 2 }, { quantity: 3, use: 'unused' })).toEqual(['repairs.parts-not-fitted'])
    expect(await fit(number, { use: 'unused' })).toEqual(['repairs.parts-not-fitted'])
    expect(await fit(number, { quantity: 2 }, { quantity: 1, use: 'unused' })).toEqual(['done'])
    expect(await fit(number, { use: 'unused' }, { use: 'unused' })).toEqual(['repairs.parts-not-fitted'])
    expect(await fit(number, { use: 'unused' })).toEqual(['done'])
  })

  test('none without approval, and no serial number twice or too many', async () => {
    const number = await open({ product: 'radio' })
    expect(await fit(number, {})).toEqual(['repairs.parts-not-now'])
    const other = await atWork()
    expect(await fit(other, { fittedSerials: ['a', 'b'] })).toEqual(['repairs.serials-too-many'])
    expect(await fit(other, { quantity: 2, faultySerials: ['a', 'a'] })).toEqual(['repairs.serials-too-many'])
    expect((await repair(other)).parts).toEqual([])
  })
})

test('who waits for parts for more than ninety days may have an exchange, and is listed', async () => {
  on('2026-06-01')
  const { id } = await unit()
  const [number, other] = [await atWork({ unit: id }), await atWork()]
  await take(number, 'wait-for-parts')
  await take(other, 'wait-for-parts')
  on('2026-08-30')
  expect(await repair(number)).toMatchObject({
    waitingDays: 90,
    partsOverdue: false,
    remedies: [{ component: 'whole', remedies: ['repair'] }, {}],
  })
  on('2026-08-31')
  await take(other, 'begin-repair')
  expect(await repair(number)).toMatchObject({
    waitingDays: 91,
    partsOverdue: true,
    remedies: [{ component: 'whole', remedies: ['exchange', 'repair'] }, {}],
  })
  expect(await listed({ waitingLongerThan: 90 })).toEqual([number])
  expect(await listed({ waitingLongerThan: 91 })).toEqual([])
  expect(await repair(other)).toMatchObject({ waitingDays: null, waitingSince: null })
})

describe('price lists', () => {
  const put = async (...items: object[]) =>
    valueOf(
      await program.putRepairPriceLists({ body: { items: items.map((item) => ({ ...list, ...item, key: key() })) } }),
    ).items
  const priced = async (code: string) => {
    const number = await open({ product: 'radio' })
    await take(number, 'receive', 'diagnose')
    return (await quote(number, ['LABOUR'], { priceList: code }))[0]?.done?.quote.pay
  }
  const labour = (unitPrice: number) => ({ prices: prices.map((price) => ({ ...price, unitPrice })) })

  test('the version that began last counts on a day; of one day the newest', async () => {
    on('2026-06-15')
    const outcomes = await put(
      { code: 'summer', validFrom: '2026-06-01', ...labour(100) },
      { code: 'summer', validFrom: '2026-07-01', ...labour(200) },
      { code: 'summer', validFrom: '2026-06-10', ...labour(300) },
      { code: 'summer', validFrom: '2026-06-10', ...labour(400) },
    )
    expect(outcomes.map(({ done }) => done?.version)).toEqual([1, 2, 3, 4])
    expect(await priced('summer')).toBe(400)
    on('2026-07-01')
    expect(await priced('summer')).toBe(200)
    const versions = valueOf(await program.listRepairPriceLists({ query: { code: 'summer' } })).items
    expect(versions.map(({ version }) => version)).toEqual([4, 3, 2, 1])
    const { id = '' } = versions[3] ?? {}
    expect(valueOf(await program.getRepairPriceList({ params: { id } }))).toMatchObject({
      validFrom: '2026-06-01',
      prices: [{ code: 'PANEL', unitPrice: 100, taxRate: 13 }, { code: 'PLUG', taxRate: null }, {}],
    })
  })

  test('twelve who put one at once make twelve versions', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => put({ code: 'busy' })))
    expect(new Set(outcomes.flat().map(({ done }) => done?.version)).size).toBe(12)
  })

  test('none in a currency that is none, or with a code twice', async () => {
    const [price] = prices
    expect(wordsOf(await put({ currency: 'RMB' }, { prices: [price, price] }))).toEqual([
      'commerce.unknown-currency',
      'commerce.id-twice',
    ])
  })
})

test('repairs are found by what they are of, and custom fields are validated', async () => {
  const label = { en: 'Bench', 'zh-CN': '工位' }
  const kind = { type: 'choice' as const, options: [{ value: 'A1', label: { en: 'A1', 'zh-CN': 'A1' } }] }
  const field = { key: key(), entity: 'repair' as const, name: 'bench', label, kind, searchable: true }
  valueOf(await program.putFields({ body: { items: [field] } }))
  on('2026-09-01')
  const first = await open({ product: 'lamp', serial: 'L1', source: 'shop', customer: 'c77', fields: { bench: 'A1' } })
  const second = await open({ product: 'lamp', source: 'shop', customer: 'c77' })
  await take(second, 'receive')
  expect(await listed({ source: 'shop', customer: 'c77' })).toEqual([second, first])
  expect(await listed({ product: 'lamp', stage: ['received', 'diagnosed'] })).toEqual([second])
  expect(await listed({ serial: 'L1', open: 'true' })).toEqual([first])
  expect(await listed({ product: 'lamp', open: 'false' })).toEqual([])
  expect(await listed({ field: ['bench=A1'] })).toEqual([first])
  const change = async (...items: object[]) => {
    const asked = items.map((item) => ({ key: key(), repair: second, ...item }))
    return wordsOf(valueOf(await program.changeRepairs({ body: { items: asked } })).items)
  }
  expect(
    await change({ fields: { bench: 'B9' } }, { fields: { bench: 'A1' }, version: 2 }, { fault: 'dark', version: 2 }),
  ).toEqual(['fields.values-wrong', 'done', 'repairs.stale'])
  expect(await change({ fault: 'dark' }, { fields: { bench: null } })).toEqual(['done', 'done'])
  expect(await repair(second)).toMatchObject({ fault: 'dark', fields: {}, version: 5 })
  const page = valueOf(await program.listRepairs({ query: { product: 'lamp', limit: 1 } }))
  expect(await listed({ product: 'lamp', limit: 1, cursor: page.next })).toEqual([first])
})
