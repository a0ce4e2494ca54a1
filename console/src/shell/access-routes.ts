import { createRoute } from '@tanstack/react-router'
import { root } from './base-routes.ts'
import { readNext } from './next-address.ts'
import { lazyPage } from './release/lazy-page.ts'

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyPage(() => import('../features/access/set-up-page.tsx'), 'SetUpPage'),
})

const link = createRoute({
  getParentRoute: () => root,
  path: '/sign-in-link',
  component: lazyPage(() => import('../features/access/link-page.tsx'), 'LinkPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  component: lazyPage(() => import('../features/access/invitation-page.tsx'), 'InvitationPage'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: readNext,
  component: lazyPage(() => import('../features/access/sign-in-page.tsx'), 'SignInPage'),
})

const singleSignOn = createRoute({
  getParentRoute: () => root,
  path: '/sso',
  component: lazyPage(() => import('../features/access/sso-page.tsx'), 'SsoPage'),
})

/** Pages for whoever is not inside yet. */
export const accessPages = [setUp, link, invitation, signIn, singleSignOn] as const
