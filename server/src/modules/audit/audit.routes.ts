import { Buffer } from 'node:buffer'
import { type Answer, handle, type RouteHandler, readCursor, routes, writeCursor } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import { contentDigest } from '../../platform/content-digest.ts'
import type { Database } from '../../platform/database.ts'
import { readAuditEntries } from './audit-entries.view.ts'
import { csvOf } from './audit-table.ts'

/** More than a spreadsheet shows well; who wants more narrows the time. */
const MOST_EXPORTED = 100_000

/** Who changed what here, and who came in. */
export const auditRoutes = ({ database }: { readonly database: Database }): RouteHandler[] => [
  handle(routes.listAuditEntries, async ({ query }): Answer<typeof routes.listAuditEntries> => {
    const read = query.cursor === undefined ? null : readCursor(query.cursor, ['number', 'number'])
    if (read?.ok === false) return read
    const before = read === null ? null : { at: read.value[0], position: read.value[1] }
    const found = await readAuditEntries(database, query, before, query.limit + 1)
    const shown = found.slice(0, query.limit)
    const last = found.length > shown.length ? shown.at(-1) : undefined
    const next = last === undefined ? null : writeCursor([last.entry.at, last.position])
    return accept({ items: shown.map(({ entry }) => entry), next })
  }),

  handle(routes.exportAuditEntries, async ({ query }): Answer<typeof routes.exportAuditEntries> => {
    const found = await readAuditEntries(database, query, null, MOST_EXPORTED)
    const content = Buffer.from(csvOf(found.map(({ entry }) => entry)))
    return accept({
      fileName: 'audit.csv',
      type: 'text/csv; charset=utf-8',
      bytes: content.length,
      digest: contentDigest(content.toString('base64')),
      isInline: false,
      read: async (range) => once(range === null ? content : content.subarray(range.from, range.to + 1)),
    })
  }),
]

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
