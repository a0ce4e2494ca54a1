import type { FieldValues } from '@aftersale/commerce'
import type { CasePriority, CaseSummary } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'
import type { CaseChange, Changeable } from './case-change.ts'

/** A case as whoever changes it needs it. */
export interface ChangedCase extends Changeable {
  readonly id: string
  readonly number: string
  readonly kind: string
  readonly typeVersion: number | null
  readonly instanceId: string
  readonly status: CaseSummary['state']
  readonly source: string
  readonly channel: string | null
  readonly customer: string | null
  readonly orderNumber: string | null
  readonly product: string | null
  readonly openedAt: Instant
}

/** Locks cases in the order in which the engine does: instances first, then their records, both by id. */
export async function lockCases(tx: Transaction, ids: readonly string[]): Promise<ChangedCase[]> {
  if (ids.length === 0) return []
  await sql`select from process_instance
    where id in (select instance_id from service_case where id = any(${[...ids]}::uuid[])) order by id for update`.execute(
    tx,
  )
  const { rows } = await sql<ChangedCase & { priority: CasePriority; fields: FieldValues }>`
    select id, number, kind, type_version as "typeVersion", instance_id as "instanceId", status, source, channel,
      customer, order_number as "orderNumber", product, opened_at as "openedAt", title, priority, fields
    from service_case where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
  return rows
}

const CHANGED = { id: 'uuid', title: 'text', priority: 'text', fields: 'jsonb' } as const
const CHANGE = {
  id: 'uuid',
  case_id: 'uuid',
  changed_at: 'timestamptz',
  changed_by: 'text',
  changes: 'jsonb',
} as const

/** Writes what cases are now. */
export async function updateCases(tx: Transaction, cases: readonly ChangedCase[]): Promise<void> {
  if (cases.length === 0) return
  const rows = cases.map(({ id, title, priority, fields }) => ({ id, title, priority, fields: JSON.stringify(fields) }))
  await sql`update service_case set title = given.title, priority = given.priority, fields = given.fields
    from ${givenRows(CHANGED, rows)} where service_case.id = given.id`.execute(tx)
}

export interface ChangeRecord {
  readonly id: string
  readonly caseId: string
  readonly changedAt: Instant
  readonly changedBy: string
  readonly changes: readonly CaseChange[]
}

export async function insertChanges(tx: Transaction, records: readonly ChangeRecord[]): Promise<void> {
  const rows = records.map(({ id, caseId, changedAt, changedBy, changes }) => ({
    id,
    case_id: caseId,
    changed_at: isoOf(changedAt),
    changed_by: changedBy,
    changes: JSON.stringify(changes),
  }))
  await insertMany(tx, 'case_change', CHANGE, rows)
}

/** What was changed of a case, oldest first. */
export async function changesOf(database: Database, caseId: string): Promise<ChangeRecord[]> {
  const { rows } = await sql<ChangeRecord>`
    select id, case_id as "caseId", changed_at as "changedAt", changed_by as "changedBy", changes
    from case_change where case_id = ${caseId} order by id`.execute(database)
  return rows
}
