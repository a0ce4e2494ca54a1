import { type Caller, type KnownRefusal, type Route, type RouteHandler, readFields } from '@aftersale/contract'
import { accept, type Instant, type Result } from '@aftersale/kernel'
import { authorise } from './authorise.ts'
import { type ScopeOf, withinReach } from './within-reach.ts'

/** What goes along with a question that a call leads to. */
export interface AskedFor {
  readonly caller: Caller
  readonly now: Instant
  readonly signal: AbortSignal
}

/** Asks a route on behalf of whoever calls. */
export type AskRoute = ReturnType<typeof askRoutes>

/**
 * Asks routes that only read, on behalf of whoever calls: they pass the same doors, and see the same of the answer, as if
 * they had asked themselves.
 */
export function askRoutes(handlers: readonly RouteHandler[], scopeOf: ScopeOf) {
  const byId = new Map(handlers.map((handler) => [handler.route.id, handler]))
  return async (
    route: Route,
    query: Readonly<Record<string, unknown>>,
    { caller, now, signal }: AskedFor,
  ): Promise<Result<unknown, KnownRefusal>> => {
    const handler = byId.get(route.id)
    if (handler === undefined || route.method !== 'GET')
      throw new Error(`expected a served route to read, got ${route.id}`)
    const allowed = authorise(route, caller)
    if (!allowed.ok) return allowed
    const read = route.query === undefined ? accept({}) : readFields(route.query, query)
    if (!read.ok) return read
    const call = { params: {}, query: read.value, body: undefined, caller, now, signal, requestId: '', address: '' }
    const heard = { ...call, requestHeaders: new Headers(), answerHeaders: new Headers() }
    const answered = await withinReach(route, heard, scopeOf, () => handler.serve(heard as never))
    return answered.ok ? answered.value : answered
  }
}
