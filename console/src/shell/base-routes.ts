import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { meQuery } from '../api/me.ts'
import { timeQuery } from '../api/server-time.ts'
import { wordsQuery } from '../api/words.ts'
import { Root } from './frame/root.tsx'
import { StaffFrame } from './frame/staff-frame.tsx'
import { PageMissing } from './states/page-missing.tsx'

type RouterContext = { readonly queries: QueryClient }

export const root = createRootRouteWithContext<RouterContext>()({ component: Root, notFoundComponent: PageMissing })

/** All that only a person who is signed in sees. */
export const staff = createRoute({
  getParentRoute: () => root,
  id: 'staff',
  beforeLoad: async ({ context, location }) => {
    const me = await context.queries.ensureQueryData({ ...meQuery, revalidateIfStale: true })
    if (me === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { next: location.href } })
    // Ages are told by the server's time, keys in the company's words; where these cannot be had, by ours and as they are.
    const asked = [
      context.queries.ensureQueryData(timeQuery),
      context.queries.ensureQueryData({ ...wordsQuery, revalidateIfStale: true }),
    ]
    await Promise.allSettled(asked)
    return { me }
  },
  component: StaffFrame,
})
