import type { AutomationRecord, KnownRefusal } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'
import type { Facts } from '../records/facts.ts'

/** What one action came to. */
export interface ActionResult {
  readonly action: string
  readonly outcome: 'done' | 'refused' | 'skipped'
  readonly made: Readonly<Record<string, unknown>>
  readonly refusal: KnownRefusal | null
}

export interface Run {
  readonly id: string
  readonly automation: string
  readonly version: number
  readonly record: AutomationRecord
  readonly record_id: string
  readonly case_id: string | null
  readonly occasion: string
  readonly cause: Readonly<Record<string, unknown>>
  readonly facts: Facts
  readonly chain: readonly string[]
}

export interface KeptRun extends Omit<Run, 'facts' | 'occasion'> {
  readonly status: 'pending' | 'done' | 'refused' | 'failed'
  readonly results: readonly ActionResult[]
  readonly trouble: KnownRefusal | null
  readonly made_at: Instant
  readonly ended_at: Instant | null
}

const RUN = {
  id: 'uuid',
  automation: 'text',
  version: 'integer',
  record: 'text',
  record_id: 'uuid',
  case_id: 'uuid',
  occasion: 'text',
  cause: 'jsonb',
  facts: 'jsonb',
  chain: 'text',
  status: 'text',
  trouble: 'jsonb',
  made_at: 'timestamptz',
  ended_at: 'timestamptz',
} as const

/** Writes runs that are to be done, or cannot be: each occasion once. `chain` travels as one text, parted by blanks. */
export async function insertRuns(
  tx: Transaction,
  runs: readonly (Run & { readonly trouble: KnownRefusal | null })[],
  now: Instant,
): Promise<void> {
  if (runs.length === 0) return
  const at = isoOf(now)
  const rows = runs.map(({ cause, facts, chain, trouble, ...run }) => ({
    ...run,
    cause: JSON.stringify(cause),
    facts: JSON.stringify(facts),
    chain: chain.join(' '),
    status: trouble === null ? 'pending' : 'refused',
    trouble: trouble === null ? null : JSON.stringify(trouble),
    made_at: at,
    ended_at: trouble === null ? null : at,
  }))
  await sql`
    insert into automation_run (id, automation, version, record, record_id, case_id, occasion, cause, facts, chain, status,
      trouble, made_at, ended_at)
    select id, automation, version, record, record_id, case_id, occasion, cause, facts,
      coalesce(string_to_array(nullif(chain, ''), ' '), '{}'), status, trouble, made_at, ended_at
    from ${givenRows(RUN, rows)} on conflict (automation, record_id, occasion) do nothing`.execute(tx)
}

/** Whether a run is to be done. */
export const isPending = sql<boolean>`exists (select from automation_run where status = 'pending')`

/** Runs that are to be done and that nobody else does, the first first; of these ids, or any. */
export async function lockPendingRuns(tx: Transaction, most: number, ids: readonly string[] | null): Promise<Run[]> {
  const { rows } = await sql<Run>`
    select id, automation, version, record, record_id, case_id, occasion, cause, facts, chain from automation_run
    where status = 'pending' ${ids === null ? sql`` : sql`and id = any(${[...ids]}::uuid[])`}
    order by id limit ${most} for update skip locked`.execute(tx)
  return rows
}

const ENDED = { id: 'uuid', status: 'text', results: 'jsonb', trouble: 'jsonb', ended_at: 'timestamptz' } as const

export interface EndedRun {
  readonly id: string
  readonly status: 'done' | 'refused' | 'failed'
  readonly results: readonly ActionResult[]
  readonly trouble: KnownRefusal | null
}

export async function endRuns(tx: Transaction, runs: readonly EndedRun[], now: Instant): Promise<void> {
  if (runs.length === 0) return
  const rows = runs.map(({ id, status, results, trouble }) => ({
    id,
    status,
    results: JSON.stringify(results),
    trouble: trouble === null ? null : JSON.stringify(trouble),
    ended_at: isoOf(now),
  }))
  await sql`update automation_run set status = given.status, results = given.results, trouble = given.trouble,
      ended_at = given.ended_at
    from ${givenRows(ENDED, rows)} where automation_run.id = given.id`.execute(tx)
}

/** Has runs done again that were refused or failed; answers whose status was what before. */
export async function reopenRuns(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; status: string }>`
    select id, status from automation_run where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx)
  const again = rows.filter(({ status }) => status === 'refused' || status === 'failed').map(({ id }) => id)
  await sql`update automation_run set status = 'pending', trouble = null, ended_at = null
    where id = any(${again}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, status }) => [id, status]))
}

interface Filter {
  readonly automation?: string | undefined
  readonly record?: string | undefined
  readonly recordId?: string | undefined
  readonly status?: string | undefined
}

/** Runs, the last first, those before one; runs of cases that are not seen are left out. */
export async function selectRuns(
  database: Database,
  { automation, record, recordId, status }: Filter,
  { before, most, seen }: { readonly before: string | null; readonly most: number; readonly seen: RawBuilder<boolean> },
): Promise<KeptRun[]> {
  const is = (column: string, value: string | undefined) =>
    value === undefined ? sql`` : sql`and ${sql.ref(`run.${column}`)}::text = ${value}`
  const { rows } = await sql<KeptRun>`
    select run.id, automation, version, record, record_id, run.case_id, cause, chain, run.status, results, trouble, made_at,
      ended_at
    from automation_run as run left join service_case on service_case.id = run.case_id
    where (${before}::uuid is null or run.id < ${before}::uuid) ${is('automation', automation)} ${is('record', record)}
      ${recordId === undefined ? sql`` : sql`and run.record_id = ${recordId}::uuid`} ${is('status', status)}
      and (run.case_id is null or ${seen})
    order by run.id desc limit ${most}`.execute(database)
  return rows
}
