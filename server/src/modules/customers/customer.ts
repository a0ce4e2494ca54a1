import { type FieldValues, isSameValue } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'

export type CustomerItem = BodyOf<typeof routes.putCustomers>['items'][number]
type Address = NonNullable<CustomerItem['addresses']>[number]

/** A customer as it is stored. `version` counts its changes from 1. */
export interface Customer {
  readonly id: string
  readonly source: string
  readonly number: string
  readonly kind: CustomerItem['kind']
  readonly name: string
  readonly phones: readonly string[]
  readonly mails: readonly string[]
  readonly taxNumber: string | null
  readonly addresses: readonly Address[]
  readonly fields: FieldValues
  readonly version: number
}

export type ChangeRefused = KnownRefusal<'customers.stale' | 'customers.default-twice'>

/**
 * The customer after somebody said this of it; the very same where that changes nothing. `before` is undefined where there
 * is none yet, `newId` is what it then gets. A version given is the one that the caller saw: a newer one is not overwritten.
 */
export function changeCustomer(
  before: Customer | undefined,
  item: CustomerItem,
  fields: FieldValues,
  newId: () => string,
): Result<Customer, ChangeRefused> {
  const version = before?.version ?? 0
  if (item.version !== undefined && item.version !== version) {
    return refuse({ code: 'customers.stale', number: item.number, version })
  }
  const addresses = item.addresses ?? before?.addresses ?? []
  const uses = addresses.flatMap(({ defaultFor }) => [...new Set(defaultFor)])
  const twice = uses.find((use, at) => uses.indexOf(use) < at)
  if (twice !== undefined) return refuse({ code: 'customers.default-twice', use: twice })
  const after: Customer = {
    id: before?.id ?? newId(),
    source: item.source,
    number: item.number,
    kind: item.kind,
    name: item.name,
    phones: item.phones ?? before?.phones ?? [],
    mails: item.mails ?? before?.mails ?? [],
    taxNumber: item.taxNumber === undefined ? (before?.taxNumber ?? null) : item.taxNumber,
    addresses,
    fields,
    version: version + 1,
  }
  return accept(before !== undefined && isSame(before, after) ? before : after)
}

const isSame = (before: Customer, after: Customer) => isSameValue({ ...after, version: before.version }, before)
