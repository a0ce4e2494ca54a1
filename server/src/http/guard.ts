import { OWN_ACCOUNT, type PortalVisitor } from '@aftersale/contract'
import type { FastifyRequest } from 'fastify'
import type { Identified } from '../modules/access/index.ts'
import { authorise } from './authorise.ts'
import { isNavigation } from './console.ts'
import { RETRY_AFTER_SECONDS } from './error-answer.ts'
import { Refused } from './refused.ts'
import { headersOf } from './request-state.ts'
import { fromOwnSite } from './same-site.ts'

export type Guard = (request: FastifyRequest) => Promise<void>

export type GuardOptions = {
  readonly identify: (headers: Headers, answerHeaders: Headers) => Promise<Identified>
  /** The consumer whose order a request is about; the same as `identify` for routes of the portal. */
  readonly visitorOf: (headers: Headers, answerHeaders: Headers) => Promise<PortalVisitor | undefined>
  /** Host names under which people reach us, such as `aftersale.example.cn`. */
  readonly publicHosts: readonly string[]
  readonly isStopping: () => boolean
}

/**
 * What every request passes before its body is read: the host and the origin are ours, and whoever calls may. An unknown
 * address is treated like a route for the signed-in, so that from outside all addresses look the same.
 */
export function createGuard({ identify, visitorOf, publicHosts, isStopping }: GuardOptions): Guard {
  return async (request) => {
    const site = fromOwnSite(
      {
        method: request.method,
        host: request.host,
        origin: request.headers.origin,
        fetchSite: single(request.headers['sec-fetch-site']),
        byCookie: request.headers.cookie !== undefined && request.headers['x-api-key'] === undefined,
      },
      publicHosts,
    )
    if (!site.ok) throw new Refused(site.refusal)

    const route = request.routeOptions.config.contractRoute
    if (route?.access === 'open') return
    if (isStopping()) throw new Refused({ code: 'http.unavailable', retryAfterSeconds: RETRY_AFTER_SECONDS })
    if (!route && (!request.is404 || isNavigation(request))) return
    if (route?.access === 'portal') {
      const visitor = await visitorOf(headersOf(request), request.answerHeaders)
      if (visitor === undefined) throw new Refused({ code: 'portal.session-needed' })
      request.visitor = visitor
      return
    }
    const identified = await identify(headersOf(request), request.answerHeaders)
    if (!identified.ok) throw new Refused(identified.refusal)
    const allowed = authorise(route ?? SIGNED_IN, identified.value)
    if (!allowed.ok) throw new Refused(allowed.refusal)
    request.caller = allowed.value
  }
}

/** What an unknown address asks for. */
const SIGNED_IN = { access: 'session', permission: OWN_ACCOUNT } as const

const single = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)
