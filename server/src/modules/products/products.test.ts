import { randomUUID } from 'node:crypto'
import type { BodyOf, routes } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { apiProgram, wordsOf } from '../../../test/api-program.ts'
import { codeOf, valueOf } from '../../../test/http-server.ts'
import { fieldRoutes } from '../fields/index.ts'
import { productRoutes } from './products.routes.ts'

const { program } = await apiProgram((place) => [...productRoutes(place), ...fieldRoutes(place)])

type Item = BodyOf<typeof routes.putProducts>['items'][number]
let asked = 0
const item = (code: string, more: Partial<Item> = {}) => ({
  key: `p${(asked += 1)}`,
  code,
  name: { en: `Product ${code}`, 'zh-CN': `商品 ${code}` },
  ...more,
})
const put = async (...items: ReturnType<typeof item>[]) => valueOf(await program.putProducts({ body: { items } })).items
const words = async (...items: ReturnType<typeof item>[]) => wordsOf(await put(...items))
const list = async (query: object) => valueOf(await program.listProducts({ query })).items
const byCode = async (code: string) => (await list({ code }))[0]

test('a product is kept with all that is said of it, exactly', async () => {
  const said = {
    name: { en: 'Television', 'zh-CN': '电视' },
    category: '家电',
    unit: '台',
    listPrice: { minor: 299_900, currency: 'CNY' },
    taxRate: 8.875,
    serialised: true,
    lotTracked: true,
    shelfLifeDays: 540,
    warranty: [
      { component: 'whole', months: 12 },
      { component: 'panel', months: 36 },
    ],
    gifts: [{ product: 'TV', quantity: 1 }],
  }
  const [outcome] = await put(item('TV', said))
  const stored = valueOf(await program.getProduct({ params: { id: outcome?.done?.id ?? '' } }))
  expect(stored).toMatchObject({ code: 'TV', ...said, components: [], fields: {}, version: 1, changedBy: 'ops' })
})

test('what a change does not say stays, and a change that changes nothing is no new version', async () => {
  await put(item('stays', { category: 'a', taxRate: 13 }))
  const [same, changed] = await put(item('stays', { taxRate: 13 }), item('stays', { category: null }))
  expect([same?.done?.version, changed?.done?.version]).toEqual([1, 2])
  expect(await byCode('stays')).toMatchObject({ category: null, taxRate: 13 })
})

test('a bundle is made of products that are there, each once, and of no bundle', async () => {
  const of = (...products: readonly string[]) => ({
    components: products.map((product) => ({ product, quantity: 2, weight: 0.5 })),
  })
  expect(await words(item('cup'), item('pot'), item('set', of('cup', 'pot')))).toEqual(['done', 'done', 'done'])
  expect(await words(item('set2', of('cup', 'cup')))).toEqual(['products.part-twice'])
  expect(await words(item('set3', of('cup', 'no such')))).toEqual(['products.part-unknown'])
  expect(await words(item('set4', of('set')))).toEqual(['products.bundle-nested'])
  expect(await words(item('cup', of('pot')))).toEqual(['products.bundle-nested'])
  expect(await words(item('set5', of('set5')))).toEqual(['products.bundle-nested'])
  expect(await words(item('late', of('cup')), item('later', of('late')))).toEqual(['done', 'products.bundle-nested'])
  expect(await words(item('giver', { gifts: [{ product: 'nothing', quantity: 1 }] }))).toEqual([
    'products.part-unknown',
  ])
})

test('of two that make a bundle of one another at once, one is refused', async () => {
  await put(item('a'), item('b'))
  for (let round = 0; round < 5; round += 1) {
    const none = { components: [] }
    await put(item('a', none), item('b', none))
    const all = await Promise.all([
      words(item('a', { components: [{ product: 'b', quantity: 1, weight: 1 }] })),
      words(item('b', { components: [{ product: 'a', quantity: 1, weight: 1 }] })),
    ])
    expect(all.flat().sort()).toEqual(['done', 'products.bundle-nested'])
  }
})

test('a currency that ISO 4217 does not list is refused', async () => {
  expect(await words(item('rmb', { listPrice: { minor: 1, currency: 'RMB' } }))).toEqual(['products.currency-unknown'])
})

test('who changes what somebody else changed meanwhile is refused', async () => {
  expect(await words(item('v', { version: 0 }), item('v', { unit: '个', version: 0 }))).toEqual([
    'done',
    'products.stale',
  ])
  expect(await words(item('never', { version: 3 }))).toEqual(['products.stale'])
})

test('twenty who add the same ones at once, in any order, make each once', async () => {
  const codes = ['t1', 't2', 't3']
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, n) => put(...(n % 2 ? codes : codes.toReversed()).map((code) => item(code)))),
  )
  expect(new Set(all.flat().map(({ done }) => done?.id)).size).toBe(3)
})

test('products are found by code, category, any part of a name in either language, and custom fields', async () => {
  const label = { en: 'Brand', 'zh-CN': '品牌' }
  const kind = { type: 'text' as const }
  const field = { key: 'brand', entity: 'product' as const, name: 'brand', label, kind, searchable: true }
  valueOf(await program.putFields({ body: { items: [field] } }))
  const name = { en: 'Noise-cancelling headphones', 'zh-CN': '降噪耳机' }
  await put(item('HP-900', { name, category: '音频', fields: { brand: '声海' } }), item('HP-100', { category: '音频' }))
  const codes = async (query: object) => {
    const found = (await list(query)).map(({ code }) => code)
    expect(valueOf(await program.countProducts({ query }))).toEqual({ count: found.length, more: false })
    return found
  }
  expect(await codes({ q: '耳机' })).toEqual(['HP-900'])
  expect(await codes({ q: 'HEAD noise' })).toEqual(['HP-900'])
  expect(await codes({ q: 'p-9' })).toEqual(['HP-900'])
  expect(await codes({ category: '音频' })).toEqual(['HP-100', 'HP-900'])
  expect(await codes({ field: ['brand=声海'] })).toEqual(['HP-900'])
  expect(await words(item('HP-100', { fields: { brand: 7 } }))).toEqual(['fields.values-wrong'])
})

test('an unknown product is not found', async () => {
  for (const id of [randomUUID(), 'TV']) {
    expect(codeOf(await program.getProduct({ params: { id } }))).toBe('products.not-found')
  }
})
