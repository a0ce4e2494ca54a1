import { z } from 'zod'
import { stockConditions } from '../list-conditions.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { productCode } from '../products.ts'
import { defineRoutes } from '../route.ts'
import { identifier, queryNumber, text } from '../scalars.ts'
import {
  exampleLot,
  levelItem,
  movement,
  reference,
  reservationDetail,
  stockLot,
  stockOfProduct,
  stockPlace,
  warehouse,
  warehouseItem,
} from '../stock.ts'

const exampleStock: z.input<typeof stockOfProduct> = {
  product: 'TEA-100',
  productWords: { en: 'Green tea, 100 g', 'zh-CN': '绿茶 100 克' },
  warehouse: 'HZ',
  warehouseWords: { en: 'Hangzhou', 'zh-CN': '杭州仓' },
  onHand: 40,
  reserved: 2,
  available: 38,
  expired: 0,
  minimum: 50,
}
const exampleWarehouse: z.input<typeof warehouseItem> = {
  code: 'HZ',
  name: { en: 'Hangzhou', 'zh-CN': '杭州仓' },
  position: 1,
  closed: false,
}
const exampleLevel: z.input<typeof levelItem> = { warehouse: 'HZ', product: 'TEA-100', minimum: 50 }

const exampleReservation: z.input<typeof reservationDetail> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d62',
  reference: 'EX00000007',
  product: 'TEA-100',
  units: 2,
  issued: 0,
  released: 0,
  madeAt: '2026-03-01T08:00:00Z',
  madeBy: 'lin@example.com',
  endedAt: null,
  lots: [{ warehouse: 'HZ', lot: 'L2603', expiresOn: '2026-09-01', units: 2 }],
}
const exampleMovement: z.input<typeof movement> = {
  id: '0197c2f4-7c1e-7a63-9a0b-0f6f3f0c9d63',
  at: '2026-03-01T08:00:00Z',
  by: 'lin@example.com',
  warehouse: 'HZ',
  product: 'TEA-100',
  lot: 'L2603',
  kind: 'receive',
  units: 40,
  reason: 'purchase',
  reference: 'PO-77',
  note: null,
  reservationId: null,
}

/** What there is, what wants attention, and where it is kept. */
export const stockListRoutes = defineRoutes({
  listStock: {
    method: 'GET',
    path: '/api/stock',
    topic: 'stock',
    summary: { en: 'Units by product and warehouse', 'zh-CN': '库存：按商品和仓库' },
    access: 'session',
    permission: 'stock.see',
    query: z.strictObject({ ...stockConditions, ...paging }),
    answers: { 200: page(stockOfProduct).meta({ examples: [{ items: [exampleStock], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  listStockLots: {
    method: 'GET',
    path: '/api/stock-lots',
    topic: 'stock',
    summary: { en: 'Lots with units on hand, those that expire first', 'zh-CN': '有库存的批次，先到期的在前' },
    access: 'session',
    permission: 'stock.see',
    query: z.strictObject({ ...stockPlace, ...paging }),
    answers: { 200: page(stockLot).meta({ examples: [{ items: [exampleLot], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  listStockReservations: {
    method: 'GET',
    path: '/api/stock-reservations',
    topic: 'stock',
    summary: { en: 'Reservations, the last made first', 'zh-CN': '预留，最近的在前' },
    access: 'session',
    permission: 'stock.see',
    query: z.strictObject({
      reference: reference.optional(),
      product: productCode.optional(),
      state: z.enum(['open', 'ended']).optional(),
      ...paging,
    }),
    answers: { 200: page(reservationDetail).meta({ examples: [{ items: [exampleReservation], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  listStockMovements: {
    method: 'GET',
    path: '/api/stock-movements',
    topic: 'stock',
    summary: { en: 'What changed what is on hand, the last first', 'zh-CN': '库存流水，最近的在前' },
    access: 'session',
    permission: 'stock.see',
    query: z.strictObject({
      ...stockPlace,
      lot: identifier.optional().meta({ description: "The lot's id" }),
      reference: reference.optional(),
      ...paging,
    }),
    answers: { 200: page(movement).meta({ examples: [{ items: [exampleMovement], next: null }] }) },
    refusals: ['paging.cursor-wrong'],
  },
  listExpiringStock: {
    method: 'GET',
    path: '/api/stock-warnings/expiring',
    topic: 'stock',
    summary: {
      en: 'Lots that have expired or soon will, the first to expire first',
      'zh-CN': '临期与过期批次，先到期的在前',
    },
    access: 'session',
    permission: 'stock.see',
    query: z.strictObject({ ...stockPlace, days: queryNumber(0, 3_650, 30), ...paging }),
    answers: {
      200: page(stockLot.extend({ daysLeft: z.int().meta({ description: 'Below zero: it has expired' }) })).meta({
        examples: [{ items: [{ ...exampleLot, daysLeft: 12 }], next: null }],
      }),
    },
    refusals: ['paging.cursor-wrong'],
  },
  checkStock: {
    method: 'GET',
    path: '/api/stock-check',
    topic: 'stock',
    summary: {
      en: 'Lots whose figures are not the sums of their movements and reservations: there should be none',
      'zh-CN': '核对：数量与流水、预留不一致的批次，正常时应为空',
    },
    access: 'session',
    permission: 'stock.set-up',
    answers: {
      200: z
        .object({
          items: z.array(z.object({ ...stockLot.shape, movements: z.int(), held: z.int() }).omit({ available: true })),
        })
        .meta({ examples: [{ items: [] }] }),
    },
    refusals: [],
  },
  listWarehouses: {
    method: 'GET',
    path: '/api/warehouses',
    topic: 'stock',
    summary: { en: 'Warehouses in the order in which they are asked', 'zh-CN': '仓库，按优先顺序' },
    access: 'session',
    permission: 'stock.see',
    answers: {
      200: z
        .object({ items: z.array(warehouse) })
        .meta({ examples: [{ items: [{ ...exampleWarehouse, version: 1 }] }] }),
    },
    refusals: [],
  },
  putWarehouses: {
    method: 'POST',
    path: '/api/warehouses',
    topic: 'stock',
    summary: { en: 'Adds warehouses and changes them', 'zh-CN': '新增或修改仓库' },
    access: 'session',
    permission: 'stock.set-up',
    body: manyOf(warehouseItem, 200).meta({ examples: [{ items: [{ key: 'w1', ...exampleWarehouse }] }] }),
    answers: {
      200: eachOutcome(z.object({ code: text(64), version: z.int() })).meta({
        examples: [{ items: [{ key: 'w1', done: { code: 'HZ', version: 1 }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
  putStockLevels: {
    method: 'POST',
    path: '/api/stock-levels',
    topic: 'stock',
    summary: { en: 'Sets replenishment levels', 'zh-CN': '设置补货水位' },
    access: 'session',
    permission: 'stock.move',
    body: manyOf(levelItem, 1_000).meta({ examples: [{ items: [{ key: 'l1', ...exampleLevel }] }] }),
    answers: {
      200: eachOutcome(z.object({ minimum: z.int() })).meta({
        examples: [{ items: [{ key: 'l1', done: { minimum: 50 }, repeated: false, refusal: null }] }],
      }),
    },
    refusals: [],
  },
})
