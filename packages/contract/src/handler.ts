import type { Instant, Result } from '@aftersale/kernel'
import type { Caller } from './caller.ts'
import type { KnownRefusal } from './refusals/catalogue.ts'
import type { AnswerOf, BodyOf, ParamsOf, QueryOf, RefusalOf, Route } from './route.ts'

/** A file that has arrived whole and is kept under the SHA-256 of its content, in hex. */
export type StoredUpload = { readonly sha256: string; readonly bytes: number }

/** A consumer who has proved that an order is theirs. */
export type PortalVisitor = { readonly sessionId: string; readonly orderId: string; readonly endsAt: Instant }

/** One call, read and authorised. */
export type Call<R extends Route> = {
  readonly params: ParamsOf<R>
  readonly query: QueryOf<R>
  readonly body: R['upload'] extends true ? StoredUpload : R['raw'] extends true ? Uint8Array : BodyOf<R>
  /** Who calls. Open routes know nobody. */
  readonly caller: R['access'] extends 'open' | 'portal' ? undefined : Caller
  /** Of routes of the portal: the consumer. */
  readonly visitor: R['access'] extends 'portal' ? PortalVisitor : undefined
  /** The instant the request was taken. */
  readonly now: Instant
  readonly requestId: string
  /** The caller's network address. */
  readonly address: string
  readonly requestHeaders: Headers
  /** Aborted when the caller hangs up before the answer has gone out. */
  readonly signal: AbortSignal
  /** Put in what the answer should carry beside its body, such as a cookie. */
  readonly answerHeaders: Headers
}

/** What a handler answers: the route's success value, or one of the refusals that the route names. */
export type Answer<R extends Route> = Promise<Result<AnswerOf<R>, RefusalOf<R>>>

/** A route together with what serves it. The route's own types are checked by `handle` and erased here. */
export type RouteHandler = {
  readonly route: Route
  readonly serve: (call: Call<Route>) => Promise<Result<unknown, KnownRefusal>>
}

/** Serves a route: one command, many routes in one list. */
export function handle<R extends Route>(route: R, serve: (call: Call<R>) => Answer<R>): RouteHandler {
  return { route, serve: serve as unknown as RouteHandler['serve'] }
}
