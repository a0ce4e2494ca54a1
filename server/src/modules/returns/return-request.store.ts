import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { NewReturnRequest, ReturnRequest } from './return-request.ts'

const REQUEST = {
  id: 'uuid',
  source: 'text',
  record_key: 'uuid',
  content_key: 'uuid',
  import_id: 'uuid',
  line_number: 'bigint',
  request_number: 'text',
  order_number: 'text',
  product: 'text',
  product_name: 'text',
  customer: 'text',
  units: 'integer',
  currency: 'text',
  requested_at: 'timestamptz',
  cause: 'text',
  details: 'jsonb',
} as const

/** Writes the requests that are not there yet; answers the ids of those written. */
export async function insertNewRequests(tx: Transaction, requests: readonly NewReturnRequest[]): Promise<Set<string>> {
  const rows = requests.map((request) => ({
    id: request.id,
    source: request.source,
    record_key: request.recordKey,
    content_key: request.contentKey,
    import_id: request.importId,
    line_number: request.lineNumber,
    request_number: request.requestNumber,
    order_number: request.orderNumber,
    product: request.product,
    product_name: request.productName,
    customer: request.customer,
    units: request.units,
    currency: request.currency,
    requested_at: isoOf(request.requestedAt),
    cause: request.cause,
    details: JSON.stringify(request.details),
  }))
  const ending = sql<{ id: string }>`on conflict (record_key) do nothing returning id`
  const written = await insertMany(tx, 'return_request', REQUEST, rows, { ending })
  return new Set(written.map((row) => row.id))
}

const KEYS = { record_key: 'uuid' } as const

/** What requests with these keys say already (their content keys), by record key. */
export async function knownRequestContents(tx: Transaction, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map()
  const given = givenRows(
    KEYS,
    keys.map((record_key) => ({ record_key })),
  )
  const { rows } = await sql<{ record_key: string; content_key: string }>`
    select record_key, content_key from return_request join ${given} using (record_key)`.execute(tx)
  return new Map(rows.map((row) => [row.record_key, row.content_key]))
}

/**
 * The requests of a source that have no case yet: in order of instant, then of import and row, else of arrival. Without
 * those of imports, only what came by itself.
 */
export async function lockWaitingRequests(
  tx: Transaction,
  source: string,
  { most, imported }: { readonly most: number; readonly imported: boolean },
): Promise<ReturnRequest[]> {
  const rows = await selectRequests(tx)
    .where('source', '=', source)
    .where('case_id', 'is', null)
    .$if(!imported, (query) => query.where('import_id', 'is', null))
    .orderBy('requested_at')
    .orderBy('import_id')
    .orderBy('line_number')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .execute()
  return rows.map(toRequest)
}

export async function loadRequests(tx: Transaction, ids: readonly string[]): Promise<ReturnRequest[]> {
  const rows = await selectRequests(tx)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()
  return rows.map(toRequest)
}

function selectRequests(tx: Transaction) {
  return tx
    .selectFrom('return_request')
    .select(['id', 'source', 'request_number', 'order_number', 'product', 'product_name', 'customer'])
    .select(['units', 'currency', 'requested_at', 'cause'])
}

interface RequestRow {
  readonly id: string
  readonly source: string
  readonly request_number: string | null
  readonly order_number: string | null
  readonly product: string
  readonly product_name: string | null
  readonly customer: string | null
  readonly units: number
  readonly currency: string
  readonly requested_at: Instant
  readonly cause: string | null
}

function toRequest(row: RequestRow): ReturnRequest {
  return {
    id: row.id,
    source: row.source,
    requestNumber: row.request_number,
    orderNumber: row.order_number,
    product: row.product,
    productName: row.product_name,
    customer: row.customer,
    units: row.units,
    currency: row.currency,
    requestedAt: row.requested_at,
    cause: row.cause,
  }
}

const TAKEN = { id: 'uuid', case_id: 'uuid' } as const

/** Gives each request its case. */
export async function takeUpRequests(tx: Transaction, taken: readonly { id: string; caseId: string }[]): Promise<void> {
  if (taken.length === 0) return
  const rows = taken.map(({ id, caseId }) => ({ id, case_id: caseId }))
  await sql`update return_request set case_id = given.case_id from ${givenRows(TAKEN, rows)}
    where return_request.id = given.id`.execute(tx)
}
