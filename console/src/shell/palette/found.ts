import type { AnswerOf, routes } from '@aftersale/contract'
import type { TFunction } from 'i18next'

type Group = AnswerOf<(typeof routes)['searchAll']>['groups'][number]
export type Kind = Group['kind']
export type Found = Group['items'][number]

type ItemOf<List extends keyof typeof routes> =
  AnswerOf<(typeof routes)[List]> extends { readonly items: readonly (infer Item)[] } ? Item : never

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
    case 'model':
      return `/studio/models/${at}`
  }
}

/** Where something that was found stands, in words; null for what has no state. */
export function stateText(kind: Kind, { state }: Pick<Found, 'state'>, t: TFunction): string | null {
  if (state === null) return null
  switch (kind) {
    case 'case':
      return t(`states.case.${state as ItemOf<'listCases'>['state']}`)
    case 'refund':
      return t(`lists.refundStatus.${state as ItemOf<'listRefunds'>['status']}`)
    case 'parcel':
      return t(`lists.parcelStatus.${state as ItemOf<'listParcels'>['status']}`)
    case 'unit':
      return t(`record.unitState.${state as ItemOf<'listUnits'>['state']}`)
    default:
      return null
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
