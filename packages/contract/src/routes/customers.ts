import { z } from 'zod'
import { customer, customerDetail, customerItem, exampleCustomer, exampleItem } from '../customers.ts'
import { customerConditions } from '../list-conditions.ts'
import { eachOutcome, manyOf } from '../many.ts'
import { page, paging } from '../paging.ts'
import { defineRoutes } from '../route.ts'
import { identifier } from '../scalars.ts'

const written = customer.pick({ id: true, version: true })

/** Who buys, supplies and deals. */
export const customerRoutes = defineRoutes({
  listCustomers: {
    method: 'GET',
    path: '/api/customers',
    topic: 'customers',
    summary: { en: 'Customers, the last added first', 'zh-CN': '客户列表，最近新增的在前' },
    access: 'session',
    permission: 'customers.see',
    query: z.strictObject({ ...customerConditions, ...paging }),
    answers: { 200: page(customer).meta({ examples: [{ items: [exampleCustomer], next: null }] }) },
    refusals: ['paging.cursor-wrong', 'fields.condition-wrong', 'fields.not-searchable'],
  },
  getCustomer: {
    method: 'GET',
    path: '/api/customers/{id}',
    topic: 'customers',
    summary: { en: 'One customer with addresses and orders', 'zh-CN': '单个客户，含地址与订单数' },
    access: 'session',
    permission: 'customers.see',
    params: z.strictObject({ id: identifier }),
    answers: {
      200: customerDetail.meta({
        examples: [
          {
            ...exampleCustomer,
            changedBy: 'lin@example.com',
            addresses: exampleItem.addresses ?? [],
            orders: { count: 3, lastAt: '2026-02-14T08:00:00Z' },
          },
        ],
      }),
    },
    refusals: ['customers.not-found'],
  },
  putCustomers: {
    method: 'POST',
    path: '/api/customers',
    topic: 'customers',
    summary: {
      en: 'Adds customers and changes those whose source and number are known',
      'zh-CN': '新增客户，或按来源与客户号更新已有客户',
    },
    access: 'session',
    permission: 'customers.put',
    bodyLimit: 32 * 1024 * 1024,
    body: manyOf(customerItem, 10_000).meta({ examples: [{ items: [{ key: 'c1', ...exampleItem }] }] }),
    answers: {
      200: eachOutcome(written).meta({
        examples: [
          {
            items: [{ key: 'c1', done: { id: exampleCustomer.id, version: 2 }, repeated: false, refusal: null }],
          },
        ],
      }),
    },
    refusals: [],
  },
})
