import { type Route, routeList, routes } from '@aftersale/contract'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { auditedAs } from './audited.ts'

const call = { caller: undefined, address: '10.0.0.1', requestId: 'r-1', now: instant('2026-03-01T08:00:00Z') }
const isTold = (route: Route) => auditedAs(route, call) !== undefined

test('consumers and providers are no staff: nothing that they do is told in the audit', () => {
  const without = routeList.filter(({ permission }) => permission === undefined)
  const told = without.filter(isTold).map(({ topic }) => topic)
  expect(new Set(told)).toEqual(new Set(['access']))
  expect(without.filter(({ access }) => access === 'portal').some(isTold)).toBe(false)
  expect(isTold(routes.enterPortal)).toBe(false)
  expect(isTold(routes.takeProviderNotification)).toBe(false)
})

test('coming in, what is reserved, one’s own account, and what leaves as a file are told', () => {
  const told = [
    routes.signIn,
    routes.finishSingleSignOn,
    routes.putPortalSettings,
    routes.changePassword,
    routes.exportList,
  ]
  expect(told.filter((route) => !isTold(route))).toEqual([])
  expect([routes.listCases, routes.getMe, routes.listAuditEntries].filter(isTold)).toEqual([])
  expect(auditedAs(routes.signIn, call)).toEqual({
    via: 'nobody',
    address: '10.0.0.1',
    route: 'signIn',
    request: 'r-1',
    at: '2026-03-01T08:00:00.000Z',
  })
})
