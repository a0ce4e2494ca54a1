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
