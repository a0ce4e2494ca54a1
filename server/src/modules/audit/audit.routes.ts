import { type Answer, handle, type RouteHandler, readCursor, routes, writeCursor } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { readAuditEntries } from './audit-entries.view.ts'

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
]
