import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import { Overtaken } from '../../platform/transaction.ts'

export interface RepairPayment {
  readonly id: string
  readonly repairId: string
  readonly direction: 'received' | 'paid-back'
  readonly amount: number
  readonly currency: string
  readonly method: string
  readonly provider: string
  readonly providerReference: string | null
  /** The payment of the order that it came into. */
  readonly orderPaymentId: string | null
  readonly at: Instant
}

type Reference = Pick<RepairPayment, 'provider' | 'providerReference' | 'direction'>

const REFERENCE = { provider: 'text', reference: 'text', direction: 'text' } as const

export const referenceKey = ({ provider, providerReference, direction }: Reference) =>
  JSON.stringify([provider, providerReference, direction])

/** Which of these references are known: of repairs, and of payments that came in for orders. */
export async function knownReferences(tx: Transaction, references: readonly Reference[]): Promise<Set<string>> {
  const rows = references.map(({ provider, providerReference, direction }) => {
    return { provider, reference: providerReference, direction }
  })
  if (rows.length === 0) return new Set()
  const { rows: known } = await sql<Reference>`
    select given.provider, given.reference as "providerReference", given.direction from ${givenRows(REFERENCE, rows)}
    where exists (select from repair_payment where repair_payment.provider = given.provider
        and provider_reference = given.reference and repair_payment.direction = given.direction)
      or given.direction = 'received' and exists (select from order_payment where order_payment.provider = given.provider
        and provider_reference = given.reference)`.execute(tx)
  return new Set(known.map(referenceKey))
}

const COLUMNS = {
  id: 'uuid',
  repair_id: 'uuid',
  direction: 'text',
  amount_minor: 'bigint',
  currency: 'text',
  method: 'text',
  provider: 'text',
  provider_reference: 'text',
  order_payment_id: 'uuid',
  at: 'timestamptz',
  by: 'text',
} as const

export async function insertPayments(tx: Transaction, payments: readonly RepairPayment[], by: string): Promise<void> {
  const rows = payments.map((payment) => ({
    id: payment.id,
    repair_id: payment.repairId,
    direction: payment.direction,
    amount_minor: payment.amount,
    currency: payment.currency,
    method: payment.method,
    provider: payment.provider,
    provider_reference: payment.providerReference,
    order_payment_id: payment.orderPaymentId,
    at: isoOf(payment.at),
    by,
  }))
  const ending = sql<{ id: string }>`on conflict do nothing returning id`
  const written = await insertMany(tx, 'repair_payment', COLUMNS, rows, { ending })
  if (written.length < rows.length) throw new Overtaken('somebody else recorded one of these payments')
}
