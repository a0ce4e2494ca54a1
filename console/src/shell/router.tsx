import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { meQuery } from '../api/me.ts'
import { timeQuery } from '../api/server-time.ts'
import { wordsQuery } from '../api/words.ts'
import { readCaseFilter } from '../features/cases/list/case-filter.ts'
import { readRejectFilter } from '../features/intake/reject-filter.ts'
import { readOrderLineFilter } from '../features/orders/order-line-filter.ts'
import { readWorkbenchSearch } from '../features/workbench/queue.ts'
import { Root } from './frame/root.tsx'
import { StaffFrame } from './frame/staff-frame.tsx'
import { readNext } from './next-address.ts'
import { parseSearch, stringifySearch } from './search-text.ts'
import { PageFailure } from './states/page-failure.tsx'
import { PageLoading } from './states/page-loading.tsx'
import { PageMissing } from './states/page-missing.tsx'

type RouterContext = { readonly queries: QueryClient }

const root = createRootRouteWithContext<RouterContext>()({ component: Root, notFoundComponent: PageMissing })

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('../features/access/set-up-page.tsx'), 'SetUpPage'),
})

const link = createRoute({
  getParentRoute: () => root,
  path: '/sign-in-link',
  component: lazyRouteComponent(() => import('../features/access/link-page.tsx'), 'LinkPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyRouteComponent(() => import('../features/access/invitation-page.tsx'), 'InvitationPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readNext,
  component: lazyRouteComponent(() => import('../features/access/sign-in-page.tsx'), 'SignInPage'),
})

/** All that only a person who is signed in sees. */
const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData({ ...meQuery, revalidateIfStale: true })
    if (me === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    // Ages are told by the server's time, keys in the company's words; where these cannot be had, by ours and as they are.
    const asked = [context.queries.ensureQueryData(timeQuery), context.queries.ensureQueryData(wordsQuery)]
    await Promise.allSettled(asked)
    return { me }
  },
  component: StaffFrame,
})

const home = createRoute({
  getParentRoute: () => staff,
  path: '/',
  component: lazyRouteComponent(() => import('../features/reports/home-page.tsx'), 'HomePage'),
})

const cases = createRoute({
  getParentRoute: () => staff,
  path: '/cases',
  validateSearch: readCaseFilter,
  component: lazyRouteComponent(() => import('../features/cases/list/case-list-page.tsx'), 'CaseListPage'),
})

const oneCase = createRoute({
  getParentRoute: () => staff,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('../features/cases/page/case-page.tsx'), 'CasePage'),
})

const tasks = createRoute({
  getParentRoute: () => staff,
  path: '/tasks',
  validateSearch: readWorkbenchSearch,
  component: lazyRouteComponent(() => import('../features/workbench/workbench-page.tsx'), 'WorkbenchPage'),
})

const orders = createRoute({
  getParentRoute: () => staff,
  path: '/orders',
  validateSearch: readOrderLineFilter,
  component: lazyRouteComponent(() => import('../features/orders/order-line-page.tsx'), 'OrderLinePage'),
})

const imports = createRoute({
  getParentRoute: () => staff,
  path: '/imports',
  validateSearch: readRejectFilter,
  component: lazyRouteComponent(() => import('../features/intake/import-list-page.tsx'), 'ImportListPage'),
})

const oneImport = createRoute({
  getParentRoute: () => staff,
  path: '/imports/$id',
  validateSearch: readRejectFilter,
  component: lazyRouteComponent(() => import('../features/intake/import-page.tsx'), 'ImportPage'),
})

const apiKeys = createRoute({
  getParentRoute: () => staff,
  path: '/api-keys',
  component: lazyRouteComponent(() => import('../features/access/keys/api-keys-page.tsx'), 'ApiKeysPage'),
})

const tree = root.addChildren([
  setUp,
  link,
  invitation,
  signIn,
  staff.addChildren([home, cases, oneCase, tasks, orders, imports, oneImport, apiKeys]),
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
