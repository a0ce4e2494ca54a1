import { z } from 'zod'
import { counted } from '../counted.ts'
import {
  customerConditions,
  orderConditions,
  parcelConditions,
  productConditions,
  refundConditions,
  stockConditions,
} from '../list-conditions.ts'
import { defineRoutes } from '../route.ts'

const summary = (what: string, chinese: string) => ({
  en: `How many ${what} a list would hold, counted up to 10,000`,
  'zh-CN': `某一列表中的${chinese}数量，最多数到 10,000`,
})

const count = { method: 'GET', access: 'session', answers: { 200: counted } } as const

/** How many each list would hold: asked apart from its pages, which do not wait for it. */
export const countRoutes = defineRoutes({
  countOrders: {
    ...count,
    path: '/api/order-count',
    topic: 'orders',
    summary: summary('orders', '订单'),
    permission: 'orders.see',
    query: z.strictObject(orderConditions),
    refusals: ['fields.condition-wrong', 'fields.not-searchable'],
  },
  countCustomers: {
    ...count,
    path: '/api/customer-count',
    topic: 'customers',
    summary: summary('customers', '客户'),
    permission: 'customers.see',
    query: z.strictObject(customerConditions),
    refusals: ['fields.condition-wrong', 'fields.not-searchable'],
  },
  countProducts: {
    ...count,
    path: '/api/product-count',
    topic: 'products',
    summary: summary('products', '商品'),
    permission: 'products.see',
    query: z.strictObject(productConditions),
    refusals: ['fields.condition-wrong', 'fields.not-searchable'],
  },
  countStock: {
    ...count,
    path: '/api/stock-count',
    topic: 'stock',
    summary: summary('rows of stock', '库存'),
    permission: 'stock.see',
    query: z.strictObject(stockConditions),
    refusals: [],
  },
  countRefunds: {
    ...count,
    path: '/api/refund-count',
    topic: 'refunds',
    summary: summary('refunds', '退款'),
    permission: 'refunds.see',
    query: z.strictObject(refundConditions),
    refusals: [],
  },
  countParcels: {
    ...count,
    path: '/api/parcel-count',
    topic: 'parcels',
    summary: summary('parcels', '包裹'),
    permission: 'parcels.see',
    query: z.strictObject(parcelConditions),
    refusals: [],
  },
})
