import type { AnswerOf, routes } from '@aftersale/contract'

type Group = AnswerOf<(typeof routes)['searchAll']>['groups'][number]
export type Kind = Group['kind']
export type Found = Group['items'][number]

/** Where something that was found is opened. */
export function addressOf(kind: Kind, { id, detail }: Pick<Found, 'id' | 'detail'>): string {
  const at = encodeURIComponent(id)
  switch (kind) {
    case 'case':
      return `/cases/${at}`
    case 'order':
      return `/orders/${at}`
    case 'customer':
      return `/customers/${at}`
    case 'product':
      return `/products/${at}`
    case 'parcel':
      return `/parcels/${at}`
    case 'refund':
      return `/refunds/${at}`
    case 'unit':
      return `/units/${at}`
    case 'person':
      return `/cases?assignee=${encodeURIComponent(detail ?? '')}`
  }
}

/** Where all of a kind are listed that were found by a text; null where there is no such list. */
export function listAddress(kind: Kind, q: string): string | null {
  const lists: Partial<Record<Kind, string>> = {
    case: 'cases',
    order: 'orders',
    customer: 'customers',
    product: 'products',
    parcel: 'parcels',
    refund: 'refunds',
  }
  const list = lists[kind]
  return list === undefined ? null : `/${list}?q=${encodeURIComponent(q)}`
}
