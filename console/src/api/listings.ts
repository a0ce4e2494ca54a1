import { queryOptions } from '@tanstack/react-query'
import { api } from './client.ts'
import { answered } from './refused.ts'

/**
 * What several features list. Each listing is asked for here alone and kept as the server answers it: two queries of different
 * shape under one key break whichever page comes second; under two keys, one of them misses what changed.
 */
const MINUTE = 60_000

/** Case types, each in its newest version. */
export const caseTypesQuery = queryOptions({
  queryKey: ['case-types'],
  staleTime: MINUTE,
  queryFn: ({ signal }) => answered(api().listCaseTypes({ signal })),
})

/** One version of a case type; null: the newest. */
export const caseTypeQuery = (key: string, version: number | null) =>
  queryOptions({
    queryKey: ['case-types', key, version],
    staleTime: version === null ? MINUTE : 10 * MINUTE,
    queryFn: ({ signal }) =>
      answered(api().getCaseType({ params: { key }, query: version === null ? {} : { version }, signal })),
  })

/** Everybody who works here. */
export const personsQuery = queryOptions({
  queryKey: ['persons'],
  staleTime: MINUTE,
  queryFn: ({ signal }) => answered(api().listPersons({ signal })),
})

/** The units of the company, the one at the top first. */
export const unitsQuery = queryOptions({
  queryKey: ['units'],
  staleTime: MINUTE,
  queryFn: ({ signal }) => answered(api().listOrganisationUnits({ signal })),
})

/** Message templates in force. */
export const templatesQuery = queryOptions({
  queryKey: ['templates'],
  staleTime: MINUTE,
  queryFn: ({ signal }) => answered(api().listMessageTemplates({ signal })),
})

/** Warehouses in the order in which they are asked. */
export const warehousesQuery = queryOptions({
  queryKey: ['warehouses'],
  staleTime: MINUTE,
  queryFn: ({ signal }) => answered(api().listWarehouses({ signal })),
})

/** What flows, rules and forms may name, with words for people. */
export const vocabularyQuery = queryOptions({
  queryKey: ['studio', 'vocabulary'],
  staleTime: MINUTE,
  queryFn: ({ signal }) => answered(api().getVocabulary({ signal })),
})
