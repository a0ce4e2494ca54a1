import type { ListDefinition, ListQuery } from './definition.ts'

/** What a list is narrowed to and sorted by; it stands in the address, so that it can be kept and sent. */
export type ListSearch = Readonly<Record<string, string>>

const LONGEST = 2_000

/** Reads an address; what is blank or no text is left out. */
export function readListSearch(search: Readonly<Record<string, unknown>>): ListSearch {
  const given = Object.entries(search).flatMap(([name, value]) => {
    const text = typeof value === 'string' ? value.trim().slice(0, LONGEST) : ''
    return text === '' ? [] : [[name, text] as const]
  })
  return Object.fromEntries(given)
}

/** Conditions on several custom fields stand in one text. */
const FIELD_BREAK = ';'

type Narrowed = Pick<ListDefinition<never>, 'filters' | 'search' | 'tabs'>

const namesOf = ({ filters, search, tabs }: Narrowed) =>
  new Set([...filters.map(({ name }) => name), ...(search ? [search] : []), ...(tabs ? [tabs.filter] : [])])

/** The conditions of an address that the list knows. */
export function conditionsOf(list: Narrowed, search: ListSearch): ListSearch {
  const known = namesOf(list)
  return Object.fromEntries(Object.entries(search).filter(([name]) => known.has(name)))
}

/** What the list's route is asked. */
export function queryOf(list: Narrowed, search: ListSearch): ListQuery {
  const { sort, direction } = search
  const { field, ...conditions } = conditionsOf(list, search)
  return {
    ...conditions,
    ...(field !== undefined && { field: field.split(FIELD_BREAK).filter((one) => one !== '') }),
    ...(sort !== undefined && { sort }),
    ...(sort !== undefined && direction !== undefined && { direction }),
  }
}

/** The same as a query string: what views keep and exports are asked for. */
export function filterTextOf(query: ListQuery): string {
  const text = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of typeof value === 'object' ? value : [value]) text.append(name, String(one))
  }
  return text.toString()
}

/** Reads what `filterTextOf` wrote. */
export function searchOfFilter(filter: string): ListSearch {
  const given = new URLSearchParams(filter)
  return Object.fromEntries([...new Set(given.keys())].map((name) => [name, given.getAll(name).join(FIELD_BREAK)]))
}

/** The address with this changed; undefined takes a part away. */
export function changedSearch(search: ListSearch, change: Readonly<Record<string, string | undefined>>): ListSearch {
  return readListSearch({ ...search, ...change })
}

/** Pressing a heading sorts by it, pressing again turns the order round. */
export function sortedBy(search: ListSearch, sort: string, isUsual: boolean): ListSearch {
  const present = search['sort'] ?? (isUsual ? sort : undefined)
  const isTurned = present === sort && search['direction'] !== 'last'
  return changedSearch(search, { sort, direction: isTurned ? 'last' : undefined })
}
