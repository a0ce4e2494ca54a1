import { handle, languageOf, type RouteHandler, routes } from '@aftersale/contract'
import type { Database } from '../../platform/database.ts'
import { listWords } from '../words/index.ts'
import type { AskList } from './asking.ts'
import { exportList } from './exporting/export-list.ts'
import { searchAll } from './searching/search-all.ts'
import { changeView, deleteView, listViews, saveView } from './views/list-views.ts'

interface Options {
  readonly database: Database
  readonly ask: AskList
  /** In which days and hours stand in exported cells. */
  readonly zone: string
}

/** How people look at lists, what of them leaves as a table, and the search across everything. */
export function listRoutes({ database, ask, zone }: Options): RouteHandler[] {
  return [
    handle(routes.listListViews, ({ query, caller }) => listViews(database, caller, query.list)),
    handle(routes.saveListView, ({ body, caller, now }) => saveView(database, caller, body, now)),
    handle(routes.changeListView, ({ params, body, caller, now }) =>
      changeView(database, caller, params.id, body, now),
    ),
    handle(routes.deleteListView, ({ params, caller }) => deleteView(database, caller, params.id)),
    handle(routes.exportList, async ({ params, query, caller, now, signal, requestHeaders }) => {
      const language = query.language ?? languageOf(requestHeaders.get('accept-language') ?? undefined)
      const words = await listWords(database)
      return exportList(ask, { ...query, list: params.list, language, zone, words }, { caller, now, signal })
    }),
    handle(routes.searchAll, ({ query, caller, now, signal }) => searchAll(ask, query.q, { caller, now, signal })),
  ]
}
