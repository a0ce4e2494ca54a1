import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, isoOf } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import type { FileStore } from '../../platform/files.ts'
import { newId } from '../../platform/ids.ts'
import type { Queue } from '../../platform/queue.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { caseSight, casesOfRequests, takeUpWaiting } from '../cases/index.ts'
import { openImport } from './import.store.ts'
import { listImports, listRejects, readImport } from './import.view.ts'
import { importJob } from './import-job.ts'
import { recogniseTable } from './recognise-table.ts'
import { recordRequests } from './request-returns.ts'
import { readSummary } from './summary.view.ts'
import type { ImportTemplate } from './template.ts'

interface IntakeRoutesOptions {
  readonly database: Database
  readonly engine: Engine
  readonly queue: Queue
  readonly files: FileStore
  readonly templates: readonly ImportTemplate[]
}

/** What comes in: requests by the API, whole tables, and what became of all of it. */
export function intakeRoutes({ database, engine, queue, files, templates }: IntakeRoutesOptions): RouteHandler[] {
  return [
    handle(routes.requestReturns, ({ body, now }) =>
      inTransaction(database, async (tx) => {
        const recorded = await recordRequests(tx, body, now)
        if (!recorded.ok) return recorded
        await takeUpWaiting(tx, engine, { source: body.source, now })
        const cases = await casesOfRequests(
          tx,
          recorded.value.map((one) => one.recordKey),
        )
        const created = recorded.value.filter((one) => one.isNew).length
        return accept({
          created,
          known: recorded.value.length - created,
          cases: recorded.value.map(({ externalId, recordKey, isNew }) => {
            const opened = cases.get(recordKey)
            if (opened === undefined) throw new Error(`expected the request ${externalId} to have a case by now`)
            return { externalId, caseId: opened.id, caseNumber: opened.number, created: isNew }
          }),
        })
      }),
    ),

    handle(routes.startImport, async ({ query, body, caller, now }): Answer<typeof routes.startImport> => {
      const name = query.fileName ?? body.sha256
      const recognised = await recogniseTable(files.pathOf(body.sha256), name, templates, query.template)
      if (!recognised.ok) return recognised
      const work = { sha256: body.sha256, name, source: query.source, template: recognised.value.name, by: caller }
      return inTransaction(database, async (tx) => {
        const { id, status } = await openImport(tx, {
          id: newId(now),
          source: work.source,
          template: work.template,
          file_name: name,
          content_sha256: body.sha256,
          bytes: body.bytes,
          started_at: isoOf(now),
        })
        if (status !== 'completed') await queue.send(tx, importJob, [work])
        return accept({ id })
      })
    }),

    handle(routes.listImports, ({ query }) => listImports(database, query)),
    handle(routes.getImport, ({ params }) => readImport(database, params.id)),
    handle(routes.listRejects, async ({ params, query, caller }) => {
      const { fields } = await caseSight(database, caller)
      const hidesFields = [...fields.values()].some(({ hidden }) => hidden.size > 0)
      return listRejects(database, templates, { ...params, ...query, hidesFields })
    }),
    handle(routes.getSummary, async ({ query }) => accept(await readSummary(database, query.source ?? null))),
  ]
}
