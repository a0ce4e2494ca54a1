import type { Bilingual } from '@aftersale/contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

/** Cases that may be about the same: of the same order or, without one, of the same customer. */
export const likelyQuery = (order: string, customer: string) =>
  queryOptions({
    queryKey: ['cases', 'likely', order, customer],
    queryFn: async ({ signal }) => {
      const q = order === '' ? customer : order
      const { items } = await answered(api().listCases({ query: { q, limit: 20 }, signal }))
      return items.filter((one) => (order === '' ? one.customer === customer : one.orderNumber === order))
    },
  })

/** A record that was found: what a case names it by, and what people tell it by. */
export type Sought = {
  readonly value: string
  readonly title: Bilingual
  readonly detail: string
  /** Where a customer's number comes from. */
  readonly source: string | null
}

/** As many as one reads through. */
const MOST = 8

/** Orders whose number begins like this or, where nothing is typed, those of a customer, or all; the latest first. */
export const ordersQuery = (q: string, customer: string, source: string) =>
  queryOptions({
    queryKey: ['cases', 'sought', 'order', q, customer, source],
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      const query = {
        limit: MOST,
        ...(q !== '' ? { q } : customer !== '' ? { customer } : {}),
        ...(source !== '' && { source }),
      }
      const { items } = await answered(api().listOrders({ query, signal }))
      return items
    },
  })

/** Customers, of a shop where one is named, or products, by parts of what they are known by. */
export const foundQuery = (kind: 'customer' | 'product', q: string, source: string) =>
  queryOptions({
    queryKey: ['cases', 'sought', kind, q, source],
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<Sought[]> => {
      if (kind === 'customer') {
        const query = { q, limit: MOST, ...(source !== '' && { source }) }
        const { items } = await answered(api().listCustomers({ query, signal }))
        return items.map(({ number, name, phones, source: of }) => ({
          value: number,
          title: { en: name, 'zh-CN': name },
          detail: [number, phones[0]].filter((part) => part !== undefined).join(' · '),
          source: of,
        }))
      }
      const { items } = await answered(api().listProducts({ query: { q, limit: MOST }, signal }))
      return items.map(({ code, name }) => ({ value: code, title: name, detail: code, source: null }))
    },
  })
