import { type Caller, type KnownRefusal, type Route, type RouteHandler, readFields } from '@aftersale/contract'
import { accept, type Instant, type Result } from '@aftersale/kernel'
import type { z } from 'zod'
import { authorise } from './authorise.ts'
import { type ScopeOf, withinReach } from './within-reach.ts'

/** What goes along with a question that a call leads to. */
export interface AskedFor {
  readonly caller: Caller
  readonly now: Instant
  readonly signal: AbortSignal
  readonly requestHeaders?: Headers
}

/** What stands in the path and in the query of a question. */
interface Asked {
  readonly params?: Readonly<Record<string, unknown>> | undefined
  readonly query?: Readonly<Record<string, unknown>> | undefined
}

/** Asks a route on behalf of whoever calls. */
export type AskRoute = ReturnType<typeof askRoutes>

/**
 * Asks routes that only read, on behalf of whoever calls: they pass the same doors, and see the same of the answer, as if
 * they had asked themselves.
 */
export function askRoutes(handlers: ReadonlyMap<string, RouteHandler>, scopeOf: ScopeOf) {
  return async (
    route: Route,
    asked: Asked,
    { caller, now, signal, requestHeaders = new Headers() }: AskedFor,
  ): Promise<Result<unknown, KnownRefusal>> => {
    const handler = handlers.get(route.id)
    if (handler === undefined || route.method !== 'GET')
      throw new Error(`expected a served route to read, got ${route.id}`)
    const allowed = authorise(route, caller)
    if (!allowed.ok) return allowed
    const params = readPart(route.params, asked.params)
    if (!params.ok) return params
    const query = readPart(route.query, asked.query)
    if (!query.ok) return query
    const call = {
      params: params.value,
      query: query.value,
      body: undefined,
      caller,
      now,
      signal,
      requestId: '',
      address: '',
      requestHeaders,
      answerHeaders: new Headers(),
    }
    const answered = await withinReach(route, call, scopeOf, () => handler.serve(call as never))
    return answered.ok ? answered.value : answered
  }
}

/** What a route does not take is not looked at, as in an address. */
const readPart = (schema: z.ZodObject | undefined, given: Readonly<Record<string, unknown>> = {}) =>
  schema === undefined ? accept({}) : readFields(schema, given)
