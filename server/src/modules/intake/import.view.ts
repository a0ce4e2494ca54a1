import {
  type AnswerOf,
  isRefusalCode,
  type KnownRefusal,
  readCursor,
  type routes,
  sentenceOf,
  writeCursor,
} from '@aftersale/contract'
import { accept, isId, type Result, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { rejectSentence } from './reject-sentence.ts'
import type { ImportTemplate } from './template.ts'

type ImportRun = AnswerOf<typeof routes.getImport>
type RejectPage = AnswerOf<typeof routes.listRejects>
type NotFound = { readonly code: 'imports.not-found' }

const STATE = { waiting: 'waiting', running: 'running', completed: 'done', failed: 'failed' } as const

/** How an import stands. */
export async function readImport(database: Database, id: string): Promise<Result<ImportRun, NotFound>> {
  const row = await importRow(database, id)
  if (row === undefined) return refuse({ code: 'imports.not-found' })
  const [run] = await runsOf(database, [row])
  if (run === undefined) throw new Error(`expected the import ${id} to be described`)
  return accept(run)
}

/** A page of imports, the newest first. */
export async function listImports(
  database: Database,
  ask: { readonly source?: string | undefined; readonly cursor?: string | undefined; readonly limit: number },
): Promise<Result<{ items: ImportRun[]; next: string | null }, { readonly code: 'paging.cursor-wrong' }>> {
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['id'])
  if (after !== null && !after.ok) return after
  let query = database
    .selectFrom('import')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(ask.limit + 1)
  if (ask.source !== undefined) query = query.where('source', '=', ask.source)
  if (after !== null) query = query.where(sql<boolean>`id < ${after.value[0]}::uuid`)
  const rows = await query.execute()
  const page = rows.slice(0, ask.limit)
  const last = page.at(-1)
  const next = rows.length > ask.limit && last !== undefined ? writeCursor([last.id]) : null
  return accept({ items: await runsOf(database, page), next })
}

type ImportRow = NonNullable<Awaited<ReturnType<typeof importRow>>>

async function runsOf(database: Database, rows: readonly ImportRow[]): Promise<ImportRun[]> {
  const ids = rows.map((row) => row.id)
  const rejected = await database
    .selectFrom('import_reject')
    .select(['import_id', 'reason'])
    .select((counted) => counted.fn.countAll<number>().as('count'))
    .where(sql<boolean>`import_id = any(${ids}::uuid[])`)
    .groupBy(['import_id', 'reason'])
    .orderBy('reason')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    template: row.template,
    source: row.source,
    state: STATE[row.status as keyof typeof STATE],
    problem: problemOf(row.failure),
    rowsRead: row.order_lines + row.requests + row.cases + row.rejected + row.known,
    orderLines: row.order_lines,
    requests: row.requests,
    cases: row.cases,
    known: row.known,
    read: { bytes: STATE[row.status as keyof typeof STATE] === 'done' ? row.bytes : row.bytes_read, of: row.bytes },
    rejected: Object.fromEntries(
      rejected.filter((one) => one.import_id === row.id).map(({ reason, count }) => [reason, count]),
    ),
    startedAt: row.started_at,
    endedAt: row.completed_at,
  }))
}

function problemOf(failure: unknown): ImportRun['problem'] {
  const refusal = failure as KnownRefusal | null
  if (refusal === null || !isRefusalCode(refusal.code)) return null
  return { en: sentenceOf(refusal, 'en'), 'zh-CN': sentenceOf(refusal, 'zh-CN') }
}

/** The rows of an import that were not taken, in their order, each with its reason in words. */
export async function listRejects(
  database: Database,
  templates: readonly ImportTemplate[],
  ask: {
    readonly id: string
    readonly reason?: string | undefined
    readonly cursor?: string | undefined
    readonly limit: number
    /** Whether whoever asks does not see some field of cases: rows that were to be cases may hold it in any column. */
    readonly hidesFields: boolean
  },
): Promise<Result<RejectPage, NotFound | { readonly code: 'paging.cursor-wrong' }>> {
  const owner = await importRow(database, ask.id)
  if (owner === undefined) return refuse({ code: 'imports.not-found' })
  const after = ask.cursor === undefined ? null : readCursor(ask.cursor, ['number'])
  if (after !== null && !after.ok) return after
  let query = database
    .selectFrom('import_reject')
    .select(['line_number', 'reason', 'facts', 'original'])
    .where('import_id', '=', owner.id)
    .orderBy('line_number')
    .limit(ask.limit + 1)
  if (ask.reason !== undefined) query = query.where('reason', '=', ask.reason)
  if (after !== null) query = query.where('line_number', '>', after.value[0])
  const rows = await query.execute()
  const page = rows.slice(0, ask.limit)
  const last = page.at(-1)
  const template = templates.find((one) => one.name === owner.template)
  const opensCases = template?.rows.some((rule) => rule.kind === 'take' && rule.record === 'case') ?? true
  const isHidden = ask.hidesFields && opensCases
  return accept({
    items: page.map((row) => ({
      line: row.line_number,
      reason: row.reason,
      message: rejectSentence(row.reason, isHidden ? withoutFields(row.facts) : row.facts, template),
      original: isHidden ? '' : row.original,
    })),
    next: rows.length > ask.limit && last !== undefined ? writeCursor([last.line_number]) : null,
  })
}

/** What is wrong with single fields may repeat what stands in them. */
function withoutFields(facts: unknown): unknown {
  const { fields: _fields, ...rest } = (facts ?? {}) as Readonly<Record<string, unknown>>
  return rest
}

async function importRow(database: Database, id: string) {
  if (!isId(id)) return undefined
  return database.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
}
