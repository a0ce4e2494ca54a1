import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { answered } from '../../api/refused.ts'
import type { OrderLineFilter } from './order-line-filter.ts'

/** The order lines that pass a filter, the last taken in first, page by page. */
export const orderLineQuery = (filter: OrderLineFilter) =>
  infiniteQueryOptions({
    queryKey: ['order-lines', filter],
    queryFn: ({ pageParam, signal }) =>
      answered(
        api().listOrderLines({
          query: { ...filter, limit: 50, ...(pageParam !== null && { cursor: pageParam }) },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
