import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'

/** What a provider knows a payment by. */
export interface PaymentReference {
  readonly provider: string
  readonly providerReference: string | null
}

const REFERENCE = { provider: 'text', provider_reference: 'text' } as const

/** Those of the references that payments have already, by `referenceKey`. */
export async function recordedReferences(
  tx: Transaction,
  references: readonly PaymentReference[],
): Promise<Set<string>> {
  const rows = references.flatMap(({ provider, providerReference }) =>
    providerReference === null ? [] : [{ provider, provider_reference: providerReference }],
  )
  if (rows.length === 0) return new Set()
  const found = await sql<{ provider: string; provider_reference: string }>`
    select provider, provider_reference from order_payment
    where (provider, provider_reference) in (select provider, provider_reference from ${givenRows(REFERENCE, rows)})`.execute(
    tx,
  )
  return new Set(found.rows.map((row) => referenceKey(row.provider, row.provider_reference)))
}

const referenceKey = (provider: string, reference: string) => JSON.stringify([provider, reference])

/** Refuses the first payment whose reference is taken, and takes those of the others. */
export function takeReferences(taken: Set<string>, references: readonly PaymentReference[]) {
  const own = new Set<string>()
  for (const { provider, providerReference: reference } of references) {
    if (reference === null) continue
    const key = referenceKey(provider, reference)
    if (taken.has(key) || own.has(key)) return { code: 'orders.payment-recorded', provider, reference } as const
    own.add(key)
  }
  for (const key of own) taken.add(key)
  return undefined
}
