import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows, type RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const CASE = {
  id: 'uuid',
  number: 'text',
  source: 'text',
  kind: 'text',
  instance_id: 'uuid',
  request_id: 'uuid',
  customer: 'text',
  product: 'text',
  opened_at: 'timestamptz',
  status: 'text',
  currency: 'text',
} as const

export async function insertCases(tx: Transaction, rows: readonly RowOf<typeof CASE>[]): Promise<void> {
  await insertMany(tx, 'service_case', CASE, rows)
}

/** So many fresh case numbers, ascending: `R00000042`. Numbers of a transaction that fails are not used again. */
export async function nextCaseNumbers(tx: Transaction, count: number): Promise<string[]> {
  const { rows } = await sql<{ number: number }>`
    select nextval('service_case_number') as number from generate_series(1, ${count})`.execute(tx)
  return rows.map((row) => `R${String(row.number).padStart(8, '0')}`)
}

const STANDING = {
  instance_id: 'uuid',
  status: 'text',
  judgement: 'text',
  reason: 'text',
  outcome: 'text',
  refund_minor: 'bigint',
  currency: 'text',
  closed_at: 'timestamptz',
} as const

export type Standing = RowOf<typeof STANDING>

export async function updateStandings(tx: Transaction, rows: readonly Standing[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update service_case set status = given.status, judgement = given.judgement, reason = given.reason,
      outcome = given.outcome, refund_minor = given.refund_minor, closed_at = given.closed_at,
      currency = coalesce(service_case.currency, given.currency)
    from ${givenRows(STANDING, rows)} where service_case.instance_id = given.instance_id`.execute(tx)
}

/** Lets one transaction at a time take up requests of a source: the order of requests decides who gets the last unit. */
export async function lockSource(tx: Transaction, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`aftersale.take-up ${source}`}, 0))`.execute(tx)
}

const KEY = { record_key: 'uuid' } as const

/** The cases of requests, by the requests' record keys. */
export async function casesOfRequests(
  tx: Transaction,
  recordKeys: readonly string[],
): Promise<Map<string, { readonly id: string; readonly number: string }>> {
  if (recordKeys.length === 0) return new Map()
  const given = givenRows(
    KEY,
    recordKeys.map((record_key) => ({ record_key })),
  )
  const { rows } = await sql<{ record_key: string; id: string; number: string }>`
    select record_key, service_case.id, service_case.number from return_request
    join ${given} using (record_key) join service_case on service_case.id = return_request.case_id`.execute(tx)
  return new Map(rows.map((row) => [row.record_key, row]))
}
