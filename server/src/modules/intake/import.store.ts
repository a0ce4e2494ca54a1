import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { insertMany } from '../../platform/insert-many.ts'

export interface NewImport {
  readonly id: string
  readonly source: string
  readonly template: string
  readonly file_name: string
  readonly content_sha256: string
  readonly bytes: number
  readonly started_at: string
}

/** The import of this content by this template; made if there is none yet. */
export async function openImport(tx: Transaction, fresh: NewImport) {
  await tx
    .insertInto('import')
    .values({ ...fresh, status: 'waiting' })
    .onConflict((conflict) => conflict.columns(['source', 'template', 'content_sha256']).doNothing())
    .execute()
  return tx
    .selectFrom('import')
    .select(['id', 'status', 'last_line'])
    .where('source', '=', fresh.source)
    .where('template', '=', fresh.template)
    .where('content_sha256', '=', fresh.content_sha256)
    .executeTakeFirstOrThrow()
}

/** The import is under way; a failed one begins anew where it stopped. One that another has done meanwhile stays done. */
export async function beginImport(tx: Transaction, id: string): Promise<void> {
  await tx
    .updateTable('import')
    .set({ status: 'running', failure: null })
    .where('id', '=', id)
    .where('status', '<>', 'completed')
    .execute()
}

/** Locks the import: of two processes that read one file, each batch is written by whoever comes first. */
export function lockImport(tx: Transaction, id: string) {
  return tx
    .selectFrom('import')
    .select(['status', 'last_line'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

export interface BatchCounts {
  readonly lastLine: number
  readonly orderLines: number
  readonly requests: number
  readonly cases: number
  readonly rejected: number
  readonly known: number
  /** Of the file, as far as these rows go. */
  readonly bytesRead: number
}

export async function countBatch(tx: Transaction, id: string, counts: BatchCounts): Promise<void> {
  await sql`update import set last_line = ${counts.lastLine}, order_lines = order_lines + ${counts.orderLines},
    requests = requests + ${counts.requests}, cases = cases + ${counts.cases}, rejected = rejected + ${counts.rejected}, known = known + ${counts.known},
    bytes_read = greatest(bytes_read, ${counts.bytesRead})
    where id = ${id}`.execute(tx)
}

export async function completeImport(tx: Transaction, id: string, now: Instant): Promise<void> {
  await tx
    .updateTable('import')
    .set({ status: 'completed', completed_at: isoOf(now) })
    .where('id', '=', id)
    .where('status', '<>', 'completed')
    .execute()
}

/** The file could not be read; what was taken of it stays, and the same file again goes on from there. */
export async function failImport(tx: Transaction, id: string, failure: object): Promise<void> {
  await tx
    .updateTable('import')
    .set({ status: 'failed', failure: JSON.stringify(failure) })
    .where('id', '=', id)
    .execute()
}

/** The same for an upload, which is known by its content before anybody has looked into it. */
export async function failUpload(
  tx: Transaction,
  upload: { readonly source: string; readonly template: string; readonly sha256: string },
  failure: object,
): Promise<void> {
  await tx
    .updateTable('import')
    .set({ status: 'failed', failure: JSON.stringify(failure) })
    .where('source', '=', upload.source)
    .where('template', '=', upload.template)
    .where('content_sha256', '=', upload.sha256)
    .execute()
}

const REJECT = { import_id: 'uuid', line_number: 'bigint', reason: 'text', facts: 'jsonb', original: 'text' } as const

export interface Reject {
  readonly lineNumber: number
  readonly reason: string
  readonly facts: object | null
  readonly original: string
}

export async function insertRejects(tx: Transaction, importId: string, rejects: readonly Reject[]): Promise<void> {
  const rows = rejects.map(({ lineNumber, reason, facts, original }) => ({
    import_id: importId,
    line_number: lineNumber,
    reason,
    facts: facts === null ? null : JSON.stringify(facts),
    original,
  }))
  await insertMany(tx, 'import_reject', REJECT, rows)
}
