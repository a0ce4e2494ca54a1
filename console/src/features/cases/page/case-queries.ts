import type { AnswerOf, Language, routes } from '@aftersale/contract'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { answered } from '../../../api/refused.ts'

/** All that is known of a case stands under its number, so that it can be read anew together. */
const keyOf = (number: string, ...more: readonly unknown[]) => ['cases', 'one', number, ...more]

export type CaseContext = AnswerOf<typeof routes.getCaseContext>
export type Entry = AnswerOf<typeof routes.listEntries>['items'][number]
export type Clock = AnswerOf<typeof routes.getCaseClocks>['items'][number]
export type Parcel = AnswerOf<typeof routes.listParcels>['items'][number]

export const contextQuery = (number: string) =>
  queryOptions({
    queryKey: keyOf(number, 'context'),
    queryFn: ({ signal }) => answered(api().getCaseContext({ params: { id: number }, signal })),
  })

/** What was said, the newest first, page by page. */
export const entriesQuery = (number: string) =>
  infiniteQueryOptions({
    queryKey: keyOf(number, 'entries'),
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 30, ...(pageParam !== null && { cursor: pageParam }) }
      return answered(api().listEntries({ params: { id: number }, query, signal }))
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })

export const clocksQuery = (number: string) =>
  queryOptions({
    queryKey: keyOf(number, 'clocks'),
    queryFn: ({ signal }) => answered(api().getCaseClocks({ params: { id: number }, signal })),
  })

export const watchersQuery = (number: string) =>
  queryOptions({
    queryKey: keyOf(number, 'watchers'),
    queryFn: ({ signal }) => answered(api().listWatchers({ params: { id: number }, signal })),
  })

export const linksQuery = (number: string) =>
  queryOptions({
    queryKey: keyOf(number, 'links'),
    queryFn: ({ signal }) => answered(api().listLinks({ params: { id: number }, signal })),
  })

export const duplicatesQuery = (number: string) =>
  queryOptions({
    queryKey: keyOf(number, 'duplicates'),
    queryFn: ({ signal }) => answered(api().listDuplicates({ params: { id: number }, signal })),
  })

export const flowQuery = (number: string, language: Language) =>
  queryOptions({
    queryKey: keyOf(number, 'flow', language),
    queryFn: ({ signal }) => answered(api().getCaseFlow({ params: { id: number }, query: { language }, signal })),
  })

export const orderQuery = (number: string, id: string) =>
  queryOptions({
    queryKey: keyOf(number, 'order', id),
    queryFn: ({ signal }) => answered(api().getOrder({ params: { id }, signal })),
  })

export const customerQuery = (number: string, id: string) =>
  queryOptions({
    queryKey: keyOf(number, 'customer', id),
    queryFn: ({ signal }) => answered(api().getCustomer({ params: { id }, signal })),
  })

/** Several records of a case, each by its id. */
const each = <T>(ids: readonly string[], read: (id: string) => Promise<T>): Promise<T[]> => Promise.all(ids.map(read))

export const refundsQuery = (number: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: keyOf(number, 'refunds', ids),
    queryFn: ({ signal }) => each(ids, (id) => answered(api().getRefund({ params: { id }, signal }))),
  })

export const returnsQuery = (number: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: keyOf(number, 'returns', ids),
    queryFn: ({ signal }) => each(ids, (id) => answered(api().getReturn({ params: { id }, signal }))),
  })

export const repairsQuery = (number: string, ids: readonly string[]) =>
  queryOptions({
    queryKey: keyOf(number, 'repairs', ids),
    queryFn: ({ signal }) => each(ids, (id) => answered(api().getRepair({ params: { id }, signal }))),
  })

/** Parcels of the case's returns and, where it has an order, of that. */
export const parcelsQuery = (number: string, returns: readonly string[], order: string | null) =>
  queryOptions({
    queryKey: keyOf(number, 'parcels', returns, order),
    queryFn: async ({ signal }) => {
      const queries = [...returns.map((id) => ({ return: id })), ...(order === null ? [] : [{ order }])]
      const pages = await Promise.all(
        queries.map((query) => answered(api().listParcels({ query: { ...query, limit: 20 }, signal }))),
      )
      return [...new Map(pages.flatMap(({ items }) => items).map((parcel) => [parcel.id, parcel])).values()]
    },
  })

export const parcelQuery = (number: string, id: string) =>
  queryOptions({
    queryKey: keyOf(number, 'parcel', id),
    queryFn: ({ signal }) => answered(api().getParcel({ params: { id }, signal })),
  })
