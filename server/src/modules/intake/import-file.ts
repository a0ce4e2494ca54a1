import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Log } from '../../platform/log.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { chooseTemplate, type TemplateChoiceRefusal } from './choose-template.ts'
import { forgetKnown } from './equal-rows.store.ts'
import { beginImport, completeImport, failImport, openImport } from './import.store.ts'
import { rowJudge } from './judge-row.ts'
import type { CaseOpening } from './open-row-cases.ts'
import { type FileRefusal, openTable, type Table } from './reading/index.ts'
import type { RowOutcome } from './row-outcome.ts'
import { rowReader } from './row-values.ts'
import { batchSaver } from './save-batches.ts'
import type { ImportTemplate } from './template.ts'

/** Rows of one transaction: large enough that its commit does not count, small enough that a kill loses little work. */
const BATCH = 5_000
/** The same where rows open cases: each is a flow that runs as far as it goes. */
const CASES = 1_000

/** Notes that are cleared away at once when an import ends. */
const NOTES = 50_000

/** What is under way: finding out whether the content is known, then taking in its rows. */
export type ImportStage = 'checking' | 'reading'

export interface ImportWork {
  readonly path: string
  /** What the file is called towards people. */
  readonly name: string
  /** Whose records these are: the same keys of two sources are different records. */
  readonly source: string | ((sha256: string) => string)
  readonly templates: readonly ImportTemplate[]
  readonly opening: CaseOpening
  readonly log: Pick<Log, 'error'>
  /** Left out, the template is found by the header. */
  readonly templateName?: string
  readonly now: () => Instant
  readonly signal?: AbortSignal
  /** Told how far a stage is, in bytes of the file as it lies on the disk. */
  readonly progress?: (stage: ImportStage, bytesRead: number, totalBytes: number) => void
}

export interface ImportDone {
  readonly id: string
  readonly source: string
  /** False where this content had been imported before: nothing was written then. */
  readonly isNew: boolean
}

export type ImportRefusal =
  | FileRefusal
  | TemplateChoiceRefusal
  | { readonly code: 'intake.file-incomplete'; readonly name: string; readonly lineNumber: number }
  | { readonly code: 'intake.file-passing'; readonly name: string }

/**
 * Takes in a table file: streamed, in batches that each are one transaction. Bad rows go to the reject table and hold
 * nothing up. The same content again goes on where it stopped, or is found to be done: nothing is ever taken twice.
 */
export async function importFile(database: Database, work: ImportWork): Promise<Result<ImportDone, ImportRefusal>> {
  const { path, name } = work
  const size = await regularSize(path)
  // Its content must be known before the first row is taken, and what comes from a pipe is there once.
  if (size === null) return refuse({ code: 'intake.file-passing', name })
  let taking = false
  let bytesRead = 0
  const opened = await openTable(path, {
    name,
    progress: (read) => {
      bytesRead = read
      if (taking) work.progress?.('reading', read, size ?? 0)
    },
  })
  if (!opened.ok) return opened
  const table = opened.value
  const chosen = chooseTemplate(work.templates, { header: table.header, name }, work.templateName)
  if (!chosen.ok) {
    await table.close()
    return chosen
  }
  const { template, places } = chosen.value
  const content = await fingerprint(work, size ?? 0)
  const source = typeof work.source === 'string' ? work.source : work.source(content.sha256)
  const running = await inTransaction(database, (tx) =>
    openImport(tx, {
      id: newId(work.now()),
      source,
      template: template.name,
      file_name: name,
      content_sha256: content.sha256,
      bytes: content.bytes,
      started_at: isoOf(work.now()),
    }),
  )
  if (running.status === 'completed') {
    await table.close()
    return accept({ id: running.id, source, isNew: false })
  }
  await inTransaction(database, (tx) => beginImport(tx, running.id))
  taking = true
  const judge = rowJudge(template, rowReader(template, places, table.format), work.now())
  const batch = template.rows.some((rule) => rule.kind === 'take' && rule.record === 'case') ? CASES : BATCH
  const place = { id: running.id, source, reached: running.last_line }
  const save = batchSaver(database, place, { ...work, bytesRead: () => bytesRead })
  const broken = await takeRows(place, table, { judge, size: batch, save, signal: work.signal })
  if (broken !== null) {
    const failure = { code: 'intake.file-incomplete', name, lineNumber: broken } as const
    await inTransaction(database, (tx) => failImport(tx, running.id, failure))
    return refuse(failure)
  }
  while (await inTransaction(database, (tx) => forgetKnown(tx, running.id, NOTES)));
  await inTransaction(database, (tx) => completeImport(tx, running.id, work.now()))
  return accept({ id: running.id, source, isNew: true })
}

/** The bytes of a file; null where it is a pipe or a device, undefined where opening it will say what is the matter. */
async function regularSize(path: string): Promise<number | null | undefined> {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || found.isDirectory()) return undefined
  return found.isFile() ? found.size : null
}

interface Taking {
  readonly judge: ReturnType<typeof rowJudge>
  /** Rows of one batch. */
  readonly size: number
  readonly save: (batch: readonly RowOutcome[]) => Promise<void>
  readonly signal: AbortSignal | undefined
}

/** Writes the rows batch after batch; answers the line at which the file breaks off, where it does. */
async function takeRows(
  { reached }: { readonly reached: number },
  table: Table,
  { judge, size, save, signal }: Taking,
): Promise<number | null> {
  let waiting: RowOutcome[] = []
  let broken: number | null = null
  // One batch is written while the next is read: reading and PostgreSQL each have a core of their own.
  let writing: Promise<void> = Promise.resolve()
  const write = async () => {
    const batch = waiting
    waiting = []
    await writing
    signal?.throwIfAborted()
    writing = save(batch)
    // It is awaited before the next one and at the end; until then its failure must not count as unheard.
    writing.catch(() => undefined)
  }
  try {
    for await (const rows of table.batches) {
      signal?.throwIfAborted()
      for (const row of rows) {
        if (row.defect?.code.startsWith('intake.rest-')) broken = row.lineNumber
        if (row.lineNumber > reached) waiting.push(judge(row))
        if (waiting.length >= size) await write()
      }
    }
    if (waiting.length > 0) await write()
  } finally {
    await writing
  }
  return broken
}

async function fingerprint({ path, signal, progress }: ImportWork, size: number) {
  const digest = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1_048_576 })) {
    signal?.throwIfAborted()
    digest.update(chunk)
    bytes += chunk.length
    progress?.('checking', bytes, size)
  }
  return { sha256: digest.digest('hex'), bytes }
}
