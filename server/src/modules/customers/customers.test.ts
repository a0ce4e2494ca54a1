import { randomUUID } from 'node:crypto'
import type { BodyOf, routes } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { at, NOON } from '../../../test/engine.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { fieldRoutes } from '../fields/index.ts'
import { customerRoutes } from './customers.routes.ts'

const { database, program } = await apiProgram((place) => [...customerRoutes(place), ...fieldRoutes(place)])

type Item = BodyOf<typeof routes.putCustomers>['items'][number]
let asked = 0
const item = (number: string, more: Partial<Item> = {}) => ({
  key: `c${(asked += 1)}`,
  source: 'crm',
  number,
  name: '王小芳',
  ...more,
})
const put = async (...items: ReturnType<typeof item>[]) =>
  valueOf(await program.putCustomers({ body: { items } })).items
const putOne = async (...given: Parameters<typeof item>) => {
  const [outcome] = await put(item(...given))
  if (!outcome?.done) throw new Error(`expected it to be done, got ${JSON.stringify(outcome?.refusal)}`)
  return outcome.done
}
const list = async (query: object) => valueOf(await program.listCustomers({ query }))
const get = async (id: string) => valueOf(await program.getCustomer({ params: { id } }))
const address = (more: object = {}) => ({
  recipient: '王小芳',
  phone: '13812345678',
  country: 'CN',
  province: '浙江省',
  city: '杭州市',
  district: '西湖区',
  street: '文三路 1 号',
  postcode: '310012',
  defaultFor: [] as ('shipping' | 'pick-up' | 'invoice')[],
  ...more,
})

test('a customer is kept with addresses, and shown with the orders under the number', async () => {
  const addresses = [address({ defaultFor: ['shipping', 'invoice'] }), address({ street: '文三路 2 号' })]
  const { id } = await putOne('whole', { kind: 'dealer', phones: ['138 1234 5678'], taxNumber: '91330100X', addresses })
  for (const [source, number, on] of [
    ['crm', '1', '2026-02-01'],
    ['crm', '2', '2026-02-02'],
    ['shop', '3', '2026-02-03'],
  ] as const) {
    const order = { id: randomUUID(), source, number, customer: 'whole', currency: 'CNY' }
    const terms = { tax_included: true, ordered_at: `${on}T08:00:00Z`, paid_outside: true }
    await database
      .insertInto('sales_order')
      .values({ ...order, ...terms })
      .execute()
  }
  expect(await get(id)).toMatchObject({
    source: 'crm',
    number: 'whole',
    kind: 'dealer',
    phones: ['138 1234 5678'],
    taxNumber: '91330100X',
    addresses,
    version: 1,
    changedAt: NOON,
    orders: { count: 2, lastAt: at('2026-02-02T08:00:00Z') },
  })
})

test('what a change does not say stays; empty lists and null take away', async () => {
  const { id } = await putOne('stays', {
    phones: ['13812345678'],
    mails: ['w@example.com'],
    taxNumber: 'T',
    addresses: [address()],
  })
  await putOne('stays', { name: '王大芳' })
  expect(await get(id)).toMatchObject({ name: '王大芳', phones: ['13812345678'], taxNumber: 'T', version: 2 })
  await putOne('stays', { phones: [], taxNumber: null, addresses: [] })
  expect(await get(id)).toMatchObject({
    phones: [],
    mails: ['w@example.com'],
    taxNumber: null,
    addresses: [],
    version: 3,
  })
})

test('a change that changes nothing is no new version', async () => {
  const addresses = [address({ defaultFor: ['shipping'] })]
  const first = await putOne('same', { addresses, phones: ['13800000000'] })
  expect(await putOne('same', { addresses, phones: ['13800000000'] })).toEqual(first)
})

test('who changes what somebody else changed meanwhile is refused, and learns the version', async () => {
  await putOne('versions', { version: 0 })
  const [stale] = await put(item('versions', { name: '甲', version: 0 }))
  expect(stale?.refusal).toMatchObject({ code: 'customers.stale', facts: { number: 'versions', version: 1 } })
  expect(
    wordsOf(await put(item('versions', { name: '甲', version: 1 }), item('versions', { name: '乙', version: 1 }))),
  ).toEqual(['done', 'customers.stale'])
  expect(wordsOf(await put(item('never', { version: 1 })))).toEqual(['customers.stale'])
})

test('of twenty who change one version at once one does, and the others are refused', async () => {
  await putOne('raced')
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => put(item('raced', { name: `名 ${n}`, version: 1 }))),
  )
  const words = all.flatMap(wordsOf).sort()
  expect(words).toEqual([...Array.from({ length: 19 }, () => 'customers.stale'), 'done'])
})

test('twenty who add the same ones at once, in any order, make each once', async () => {
  const names = ['n1', 'n2', 'n3', 'n4']
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => put(...(n % 2 ? names : names.toReversed()).map((name) => item(name)))),
  )
  expect(new Set(all.flatMap(wordsOf))).toEqual(new Set(['done']))
  expect(new Set(all.flat().map(({ done }) => done?.id)).size).toBe(4)
})

test('one key does one thing: repeated it is answered as before, with another content it is refused', async () => {
  const one = item('keyed')
  const [first] = await put(one)
  const [again, other] = [await put(one), await put({ ...one, name: '别人' })]
  expect([again[0]?.done, wordsOf(again), wordsOf(other)]).toEqual([first?.done, ['repeated'], ['commands.key-taken']])
})

test('two default addresses for one use are refused, also twice the same in one', async () => {
  const two = [address({ defaultFor: ['shipping'] }), address({ defaultFor: ['shipping'] })]
  expect(wordsOf(await put(item('two', { addresses: two })))).toEqual(['customers.default-twice'])
})

test('custom fields are checked, patched and searched; a wrong one loses nothing of the others', async () => {
  const kind = { type: 'number' as const, decimals: 0 }
  const label = { en: 'Level', 'zh-CN': '等级' }
  const field = { key: 'level', entity: 'customer' as const, name: 'level', label, kind, searchable: true }
  valueOf(await program.putFields({ body: { items: [field] } }))
  expect(
    wordsOf(
      await put(
        item('f1', { fields: { level: 3 } }),
        item('f2', { fields: { level: 'three' } }),
        item('f3', { fields: { size: 1 } }),
        item('f4', { fields: { level: 5 } }),
        item('f4', { name: '丙' }),
      ),
    ),
  ).toEqual(['done', 'fields.values-wrong', 'fields.values-wrong', 'done', 'done'])
  const numbers = async (...field: string[]) => (await list({ field })).items.map(({ number }) => number)
  expect(await numbers('level>=3')).toEqual(['f4', 'f1'])
  expect(await numbers('level=5')).toEqual(['f4'])
  expect((await list({ field: ['level>=3'] })).items[0]).toMatchObject({ name: '丙', fields: { level: 5 }, version: 2 })
  expect(codeOf(await program.listCustomers({ query: { field: ['size=1'] } }))).toBe('fields.not-searchable')
  expect(codeOf(await program.listCustomers({ query: { field: ["level=1' or true"] } }))).toBe('fields.condition-wrong')
})

test('a customer is found by any part of name, number, telephone and address', async () => {
  await putOne('S-100', { name: '欧阳 Nana', phones: ['+86 139-8765-4321'], mails: ['Nana@Example.com'] })
  await putOne('S-200', { name: '欧文', phones: ['13987650000'] })
  const found = async (q: string) => {
    const { items } = await list({ q, source: 'crm' })
    const counted = await program.countCustomers({ query: { q, source: 'crm' } })
    expect(valueOf(counted)).toEqual({ count: items.length, more: false })
    return items.map(({ number }) => number)
  }
  expect(await found('欧阳')).toEqual(['S-100'])
  expect(await found('欧')).toEqual(['S-200', 'S-100'])
  expect(await found('4321')).toEqual(['S-100'])
  expect(await found('1398765')).toEqual(['S-200', 'S-100'])
  expect(await found('nana@example')).toEqual(['S-100'])
  expect(await found('欧 s-2')).toEqual(['S-200'])
  expect(await found('0%')).toEqual([])
  expect(await found('_')).toEqual([])
})

test('lists go on page by page', async () => {
  await put(...Array.from({ length: 5 }, (_, n) => item(`p${n}`, { source: 'paged' })))
  const first = await list({ source: 'paged', limit: 3 })
  const second = await list({ source: 'paged', limit: 3, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ number }) => number)).toEqual(['p4', 'p3', 'p2', 'p1', 'p0'])
  expect(second.next).toBeNull()
})

test('thousands in one call are one transaction of few statements', async () => {
  const items = Array.from({ length: 3_000 }, (_, n) =>
    item(`m${n}`, { source: 'many', phones: [`139${String(n).padStart(8, '0')}`] }),
  )
  expect(new Set(wordsOf(await put(...items)))).toEqual(new Set(['done']))
  expect((await list({ source: 'many', q: '00002999' })).items.map(({ number }) => number)).toEqual(['m2999'])
})

test.each([
  ['no name', { name: undefined }, 'items[0].name'],
  ['a blank name', { name: '  ' }, 'items[0].name'],
  ['a telephone number of letters', { phones: ['call me'] }, 'items[0].phones[0]'],
  ['a mail without @', { mails: ['nobody'] }, 'items[0].mails[0]'],
  ['an unknown kind', { kind: 'friend' }, 'items[0].kind'],
  ['an unknown member', { age: 7 }, 'items[0].age'],
  ['fields that are a list', { fields: [] }, 'items[0].fields'],
  ['a version that is text', { version: '1' }, 'items[0].version'],
])('%s is refused by its place', async (_, wrong, path) => {
  const body = { items: [{ ...item('bad'), ...wrong }] } as unknown as Parameters<
    typeof program.putCustomers
  >[0]['body']
  const answer = await program.putCustomers({ body })
  expect(answer.ok ? [] : answer.refusal).toMatchObject({ code: 'http.fields-wrong', fields: [{ path }] })
})

test('an unknown customer is not found', async () => {
  for (const id of [randomUUID(), 'nobody']) {
    expect(codeOf(await program.getCustomer({ params: { id } }))).toBe('customers.not-found')
  }
})
