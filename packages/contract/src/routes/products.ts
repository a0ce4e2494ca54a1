import { z } from 'zod'
import { productConditions } from '../list-conditions.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { exampleProduct, exampleProductItem, product, productItem } from '../products.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

const written = product.pick({ id: true, code: true, version: true })

/** What is sold. */
export const productRoutes = defineRoutes({
  listProducts: {
    method: 'GET',
    path: '/api/products',
    topic: 'products',
    summary: { en: 'Products, the last added first', 'zh-CN': '商品列表，最近新增的在前' },
    access: 'session',
    permission: 'products.see',
    query: z.strictObject({ ...productConditions, ...paging }),
    answers: { 200: page(product).meta({ examples: [{ items: [exampleProduct], next: null }] }) },
    refusals: ['paging.cursor-wrong', 'fields.condition-wrong', 'fields.not-searchable'],
  },
  getProduct: {
    method: 'GET',
    path: '/api/products/{id}',
    topic: 'products',
    summary: { en: 'One product', 'zh-CN': '单个商品' },
    access: 'session',
    permission: 'products.see',
    params: z.strictObject({ id: identifier }),
    answers: { 200: product.meta({ examples: [exampleProduct] }) },
    refusals: ['products.not-found'],
  },
  putProducts: {
    method: 'POST',
    path: '/api/products',
    topic: 'products',
    summary: {
      en: 'Adds products and changes those whose code is known',
      'zh-CN': '新增商品，或按编码更新已有商品',
    },
    access: 'session',
    permission: 'products.put',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(productItem, 10_000).meta({ examples: [{ items: [{ key: 'p1', ...exampleProductItem }] }] }),
    answers: {
      200: eachOutcome(written).meta({
        examples: [
          {
            items: [
              {
                key: 'p1',
                done: { id: exampleProduct.id, code: 'TV-55', version: 1 },
                repeated: false,
                refusal: null,
              },
            ],
          },
        ],
      }),
    },
    refusals: [],
  },
})
