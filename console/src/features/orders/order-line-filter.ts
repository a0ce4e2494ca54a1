/** What a list of order lines is narrowed to; it stands in the address. */
export type OrderLineFilter = {
  readonly orderNumber?: string
  readonly customer?: string
  readonly product?: string
  readonly source?: string
}

export const FILTER_FIELDS = ['orderNumber', 'customer', 'product'] as const

export type FilterField = (typeof FILTER_FIELDS)[number]

export function readOrderLineFilter(search: Readonly<Record<string, unknown>>): OrderLineFilter {
  const given = [...FILTER_FIELDS, 'source'].flatMap((name) => {
    const value = search[name]
    return typeof value === 'string' && value.trim() !== '' ? [[name, value.trim().slice(0, 200)]] : []
  })
  return Object.fromEntries(given)
}
