import type { QueryClient } from '@tanstack/react-query'
import { createRoute, createRouter } from '@tanstack/react-router'
import { readNewCaseSearch } from '../features/cases/opening/new-case.ts'
import { readRejectFilter } from '../features/intake/reject-filter.ts'
import { readWorkbenchSearch } from '../features/workbench/queue.ts'
import { accessPages } from './access-routes.ts'
import { account, administration } from './administration-routes.ts'
import { root, staff } from './base-routes.ts'
import { readListSearch } from './lists/machine/list-search.ts'
import { recordPages } from './record-routes.ts'
import { lazyPage } from './release/lazy-page.ts'
import { parseSearch, stringifySearch } from './search-text.ts'
import { PageFailure } from './states/page-failure.tsx'
import { PageLoading } from './states/page-loading.tsx'
import { PageMissing } from './states/page-missing.tsx'
import { studioPages } from './studio-routes.ts'

const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyPage(() => import('../features/home/home-page.tsx'), 'HomePage'),
})

const cases = createRoute({
  getParentRoute: () => staff,
  path: '/cases',
  validateSearch: readListSearch,
  component: lazyPage(() => import('../features/cases/list/case-list-page.tsx'), 'CaseListPage'),
})

const newCase = createRoute({
  getParentRoute: () => staff,
  path: '/cases/new',
  validateSearch: readNewCaseSearch,
  component: lazyPage(() => import('../features/cases/opening/new-case-page.tsx'), 'NewCasePage'),
})

const oneCase = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$id',
  component: lazyPage(() => import('../features/cases/page/case-page.tsx'), 'CasePage'),
})

const tasks = createRoute({
  getParentRoute: () => staff,
  path: '/tasks',
  validateSearch: readWorkbenchSearch,
  component: lazyPage(() => import('../features/workbench/workbench-page.tsx'), 'WorkbenchPage'),
})

const imports = createRoute({
  getParentRoute: () => staff,
  path: '/imports',
  validateSearch: readRejectFilter,
  component: lazyPage(() => import('../features/intake/import-list-page.tsx'), 'ImportListPage'),
})

const oneImport = createRoute({
  getParentRoute: () => staff,
  path: '/imports/$id',
  validateSearch: readRejectFilter,
  component: lazyPage(() => import('../features/intake/import-page.tsx'), 'ImportPage'),
})

const tree = root.addChildren([
  ...accessPages,
  staff.addChildren([
    home,
    cases,
    newCase,
    oneCase,
    tasks,
    ...recordPages,
    ...studioPages,
    imports,
    oneImport,
    account,
    administration,
  ]),
])

/** Each page is a script of its own, fetched when it is opened or its link is pointed at. */
export const createConsoleRouter = (queries: QueryClient) =>
  createRouter({
    routeTree: tree,
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
    parseSearch,
    stringifySearch,
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageFailure,
    defaultNotFoundComponent: PageMissing,
  })
