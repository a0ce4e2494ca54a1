import { accept, type Result } from '@aftersale/kernel'
import type { ReceivedFile } from './binary.ts'
import type { Language } from './language.ts'
import { readingTogether } from './read-together.ts'
import { answeredBy, fileOf, readLines, resultOf, type WireRefusal } from './received-answer.ts'
import type { AnswerOf, Route, RouteShape, WireBodyOf, WireParamsOf, WireQueryOf } from './route.ts'
import { successOf } from './route.ts'
import { isReadTogether, type Read, type ReadAnswer } from './routes/reads.ts'
import { routes } from './routes/routes.ts'
import { addressOf, bodyOf, headersOf, type LooseRequest, readOf, type UploadBody } from './sent-request.ts'

type Part<Name extends string, T> = T extends undefined
  ? unknown
  : object extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T }

/** What a call needs: the route's params, query and body as they travel, or the file to upload. */
export type RequestOf<R extends RouteShape> = Part<'params', WireParamsOf<R>> &
  Part<'query', WireQueryOf<R>> &
  (R['upload'] extends true
    ? { readonly body: UploadBody }
    : R['raw'] extends true
      ? { readonly body: Uint8Array<ArrayBuffer> }
      : Part<'body', WireBodyOf<R>>) & {
    readonly signal?: AbortSignal
  }

type Invoke<R extends RouteShape> = (
  ...request: object extends RequestOf<R> ? [RequestOf<R>?] : [RequestOf<R>]
) => Promise<Result<R['binary'] extends true ? ReceivedFile : AnswerOf<R>, WireRefusal>>

/** One function for each route of the contract. */
export type Client = { readonly [K in keyof typeof routes]: Invoke<(typeof routes)[K]> }

export type ClientOptions = {
  readonly fetch: typeof globalThis.fetch
  /** For programs. A browser is known by its cookie. */
  readonly apiKey?: string
  /** The language of messages; without it the browser's own, or English. */
  readonly language?: Language
  /**
   * What is read until this calls back goes in one request: for pages, which ask many things at once. `setTimeout` waits for
   * the end of the turn of the event loop.
   */
  readonly together?: (send: () => void) => void
}

/**
 * A client of the whole contract. Refusals (status below 500) come back as values; a server that is away, stopping or
 * failing, and an answer that is not of the contract, are thrown: `UnexpectedAnswer`, or what `fetch` throws.
 * @param baseUrl where the server is, such as `http://127.0.0.1:3000`; empty in a browser on the same origin
 */
export function createClient(baseUrl: string, options: ClientOptions): Client {
  const base = baseUrl.replace(/\/+$/, '')
  const together =
    options.together && readingTogether((reads, signal) => askAll(base, reads, signal, options), options.together)
  const invoke = (route: Route) => {
    const joins = isReadTogether(route) ? together : undefined
    return (request: LooseRequest = {}) =>
      joins === undefined ? callRoute(route, base, request, options) : joinOthers(joins, route, base, request, options)
  }
  // Most of the routes are never asked, and a crowd of clients is made anew with each page.
  return new Proxy({} as Record<string, ReturnType<typeof invoke>>, {
    get: (made, id) => {
      if (typeof id !== 'string' || !Object.hasOwn(routes, id)) return undefined
      made[id] ??= invoke(routes[id as keyof typeof routes])
      return made[id]
    },
  }) as unknown as Client
}

async function callRoute(route: Route, base: string, request: LooseRequest, options: ClientOptions) {
  const answer = await send(route, base, request, options)
  if (answer.status === successOf(route).status) {
    if (route.stream) return accept(readLines(route, answer))
    if (route.binary) return accept(await fileOf(answer))
    if (route.html) return accept(await answer.text())
  }
  return resultOf(route, await answeredBy(answer))
}

/** Asks a route that only reads together with whatever else is asked at once. */
async function joinOthers(
  join: ReturnType<typeof readingTogether>,
  route: Route,
  base: string,
  request: LooseRequest,
  options: ClientOptions,
) {
  const alone = async () => await answeredBy(await send(route, base, request, options))
  const { signal } = request
  return resultOf(route, await join({ read: readOf(route, request), alone, ...(signal && { signal }) }))
}

async function askAll(base: string, reads: readonly Read[], signal: AbortSignal, options: ClientOptions) {
  const { readTogether } = routes
  const answer = await send(readTogether, base, { body: { reads }, signal }, options)
  return answer.status === 200 ? readLines<ReadAnswer>(readTogether, answer) : await answeredBy(answer)
}

const send = (route: Route, base: string, request: LooseRequest, options: ClientOptions): Promise<Response> =>
  options.fetch(base + addressOf(route, request), {
    method: route.method,
    headers: headersOf(route, options),
    ...bodyOf(route, request.body),
    ...(request.signal && { signal: request.signal }),
  })
