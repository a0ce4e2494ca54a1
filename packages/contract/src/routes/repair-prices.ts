import { z } from 'zod'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { examplePriceList, examplePriceListItem, priceList, priceListDetail, priceListItem } from '../repair-quotes.ts'
import { defineRoutes } from '../route.ts'
import { identifier, localDate, money, queryNumber, text } from '../scalars.ts'

const written = priceList.pick({ id: true, code: true, version: true })
const { id, code, version } = examplePriceList

/** What parts and labour of repairs cost, and what the warranty has borne. */
export const repairPriceRoutes = defineRoutes({
  putRepairPriceLists: {
    method: 'POST',
    path: '/api/repair-price-lists',
    topic: 'repairs',
    summary: {
      en: 'Puts price lists: each is a new version of its code, from a day on',
      'zh-CN': '维护维修价目表：同一编码每次发布即为新版本，自某日起生效',
    },
    access: 'session',
    permission: 'settings.put',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(priceListItem, 100).meta({ examples: [{ items: [{ key: 'l1', ...examplePriceListItem }] }] }),
    answers: {
      200: eachOutcome(written).meta({
        examples: [{ items: [{ key: 'l1', done: { id, code, version }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  listRepairPriceLists: {
    method: 'GET',
    path: '/api/repair-price-lists',
    topic: 'repairs',
    summary: { en: 'Price lists, the last put first', 'zh-CN': '维修价目表，最近发布的在前' },
    access: 'session',
    permission: 'settings.see',
    query: z.strictObject({ code: text(64).optional(), ...paging }),
    answers: { 200: page(priceList).meta({ examples: [{ items: [examplePriceList], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  getRepairPriceList: {
    method: 'GET',
    path: '/api/repair-price-lists/{id}',
    topic: 'repairs',
    summary: { en: 'One price list with its prices', 'zh-CN': '单个价目表及其价格' },
    access: 'session',
    permission: 'settings.see',
    params: z.strictObject({ id: identifier }),
    answers: {
      200: priceListDetail.meta({
        examples: [
          {
            ...examplePriceList,
            prices: examplePriceListItem.prices.map((price) => ({ taxRate: null, ...price })),
          },
        ],
      }),
    },
    refusals: ['repairs.price-list-not-found'],
  },
  sumWarrantyCosts: {
    method: 'GET',
    path: '/api/warranty-costs',
    topic: 'repairs',
    summary: {
      en: 'What finished repairs cost the warranty, by product and component, the most first',
      'zh-CN': '保修成本：按商品和部件汇总已完成维修，金额大的在前',
    },
    access: 'session',
    permission: 'repairs.see',
    query: z.strictObject({
      from: localDate.optional().meta({ description: 'The first day on which repairs were finished' }),
      to: localDate.optional().meta({ description: 'The last one' }),
      product: text(100).optional(),
      limit: queryNumber(1, 1_000, 200),
    }),
    answers: {
      200: z
        .object({
          items: z.array(z.object({ product: z.string(), component: z.string(), cost: money, repairs: z.int() })),
        })
        .meta({
          examples: [
            {
              items: [{ product: 'TV-55', component: 'panel', cost: { minor: 120_000, currency: 'CNY' }, repairs: 1 }],
            },
          ],
        }),
    },
    refusals: [],
  },
})
