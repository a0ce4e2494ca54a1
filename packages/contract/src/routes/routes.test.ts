import { expect, test } from 'vitest'
import { isForStaff, refusalsOf, successOf } from '../route.ts'
import { routeList, routes } from './routes.ts'

const each = test.each(routeList.map((route) => [`${route.method} ${route.path}`, route] as const))

test('every address is taken once, and every route has the name of its key', () => {
  const addresses = routeList.map((route) => `${route.method} ${route.path.replaceAll(/\{\w+\}/g, '{}')}`)
  expect(new Set(addresses).size).toBe(routeList.length)
  expect(routeList.map((route) => route.id)).toEqual(Object.keys(routes))
})

test('only health, set-up, sign-in, the links, what providers sign and the door of the portal are open', () => {
  const open = routeList.filter((route) => route.access === 'open').map((route) => route.id)
  expect(open).toEqual([
    'getHealth',
    'getReady',
    'getSetup',
    'setUp',
    'signInByLink',
    'signIn',
    'giveSecondFactor',
    'getSignInWays',
    'startSingleSignOn',
    'finishSingleSignOn',
    'readInvitation',
    'acceptInvitation',
    'takeProviderNotification',
    'getPortalAppearance',
    'getPortalLogo',
    'enterPortal',
    'askForPortalCode',
  ])
})

each('%s names its parameters in its path', (_, route) => {
  const named = [...route.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1])
  expect(Object.keys(route.params?.shape ?? {})).toEqual(named)
})

each('%s has an example of its answer and of its body that its own schemas take', (_, route) => {
  const { status, schema } = successOf(route)
  const examples = (part: typeof schema) => part.meta()?.['examples'] as unknown[] | undefined
  if (status !== 204) {
    expect(examples(schema)).toHaveLength(1)
    expect(schema.safeParse(examples(schema)?.[0])).toMatchObject({ success: true })
  }
  if (route.body) {
    expect(examples(route.body)).toHaveLength(1)
    expect(route.body.safeParse(examples(route.body)?.[0])).toMatchObject({ success: true })
  }
})

each('%s refuses fields it does not know', (_, route) => {
  for (const schema of [route.params, route.query, route.body]) {
    const read = schema?.safeParse({ surplus: 1 }, { reportInput: true })
    if (read) expect(read.error?.issues.map((issue) => issue.code)).toContain('unrecognized_keys')
  }
})

each('%s writes nothing by GET, and reads a body only by POST', (_, route) => {
  if (route.body ?? route.upload ?? route.raw) expect(route.method).toBe('POST')
  expect([route.body, route.upload, route.raw].filter((kind) => kind !== undefined).length).toBeLessThan(2)
})

each('%s can say that it needs a sign-in or an order, unless it is open', (_, route) => {
  expect(refusalsOf(route).includes('access.sign-in-needed')).toBe(isForStaff(route))
  expect(refusalsOf(route).includes('portal.session-needed')).toBe(route.access === 'portal')
})
