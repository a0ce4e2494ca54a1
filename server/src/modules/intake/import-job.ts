import { caller } from '@aftersale/contract'
import { z } from 'zod'
import type { Engine } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files.ts'
import type { Log } from '../../platform/log.ts'
import type { JobDefinition, Queue } from '../../platform/queue.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf } from '../access/index.ts'
import { takeUpAll } from '../cases/index.ts'
import { failUpload } from './import.store.ts'
import { importFile } from './import-file.ts'
import type { ImportTemplate } from './template.ts'

const uploaded = z.object({
  sha256: z.string(),
  name: z.string(),
  source: z.string(),
  template: z.string(),
  /** Who sent it: cases that its rows open are opened by them. */
  by: caller,
})

/** An uploaded table to be taken in. Run again after a crash, it goes on where it stopped. */
export const importJob: JobDefinition<z.infer<typeof uploaded>> = {
  name: 'intake.import',
  data: uploaded,
  batch: 1,
  // Pauses double up to an hour: neither a database that is away for a night nor a few restarts cost an import its life.
  retries: 20,
}

interface ImportJobOptions {
  readonly database: Database
  readonly engine: Engine
  readonly files: FileStore
  readonly templates: readonly ImportTemplate[]
  readonly clock: Clock
  readonly log: Pick<Log, 'error'>
  /** Aborts when the server stops: an import under way then ends between two batches, and another worker goes on with it. */
  readonly signal: AbortSignal
}

/** Works on uploaded tables: takes the rows in and opens the cases of their requests. A file that is no table is noted on its import. */
export function workOnImports(queue: Queue, options: ImportJobOptions): Promise<void> {
  const { database, engine, files, templates, clock, log, signal } = options
  const takeIn = async (upload: z.infer<typeof uploaded>) => {
    const { sha256, name, source, template, by } = upload
    const opening = { engine, by: (tx: Transaction) => actorOf(tx, by) }
    const file = { path: files.pathOf(sha256), name, source, templates, templateName: template, opening, log }
    const taken = await importFile(database, { ...file, now: clock.now, signal })
    if (taken.ok) await takeUpAll(database, engine, { source, now: clock.now, signal })
    else await inTransaction(database, (tx) => failUpload(tx, upload, taken.refusal))
  }
  return queue.work(importJob, async (jobs) => {
    for (const { data } of jobs) await takeIn(data)
    return []
  })
}
