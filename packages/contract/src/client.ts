import { accept, type Result, refuse } from '@aftersale/kernel'
import type { ReceivedFile } from './binary.ts'
import { errorBody } from './error-body.ts'
import type { Language } from './language.ts'
import { isRefusalCode, type RefusalCode } from './refusals/catalogue.ts'
import type { AnswerOf, Route, RouteShape, WireBodyOf, WireParamsOf, WireQueryOf } from './route.ts'
import { successOf } from './route.ts'
import { routes } from './routes/routes.ts'

/** A file to upload. */
type UploadBody = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

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

/** A refusal as it came over the wire, its message in the client's language. */
export type WireRefusal = {
  readonly code: RefusalCode
  readonly message: string
  readonly facts: Readonly<Record<string, unknown>>
  readonly fields: readonly { readonly path: string; readonly message: string }[]
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
}

/** The answer was none the contract knows: trouble on the way, or a defect of the server. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer'
  readonly status: number
  readonly code: string | undefined

  constructor(message: string, status: number, code?: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.status = status
    this.code = code
  }
}

/**
 * A client of the whole contract. Refusals (status below 500) come back as values; a server that is away, stopping or
 * failing, and an answer that is not of the contract, are thrown: `UnexpectedAnswer`, or what `fetch` throws.
 * @param baseUrl where the server is, such as `http://127.0.0.1:3000`; empty in a browser on the same origin
 */
export function createClient(baseUrl: string, options: ClientOptions): Client {
  const base = baseUrl.replace(/\/+$/, '')
  const invoke =
    (route: Route) =>
    (request: LooseRequest = {}) =>
      callRoute(route, base, request, options)
  return Object.fromEntries(Object.values(routes).map((route) => [route.id, invoke(route)])) as unknown as Client
}

type LooseRequest = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

async function callRoute(route: Route, base: string, request: LooseRequest, options: ClientOptions) {
  const answer = await options.fetch(base + addressOf(route, request), {
    method: route.method,
    headers: headersOf(route, options),
    ...bodyOf(route, request.body),
    ...(request.signal && { signal: request.signal }),
  })
  const success = successOf(route)
  if (route.stream && answer.status === success.status) return accept(readLines(route, answer))
  if (route.binary && answer.status === success.status) return accept(await fileOf(answer))
  const text = await answer.text()
  if (answer.status !== success.status) return refusalOf(route, answer.status, text)
  return accept(route.html ? text : valueIn(route, answer.status, text))
}

async function fileOf(answer: Response): Promise<ReceivedFile> {
  const content = await answer.blob()
  return { type: content.type, content }
}

function valueIn(route: Route, status: number, text: string): unknown {
  const read = successOf(route).schema.safeParse(text === '' ? undefined : parsed(text))
  if (read.success) return read.data
  throw new UnexpectedAnswer(`expected the answer of ${route.id}, got another shape`, status, undefined, read.error)
}

/** The values of a stream as they come: those of each piece that arrives, and none where it was a sign of life. */
async function* readLines(route: Route, answer: Response): AsyncGenerator<readonly unknown[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of answer.body ?? []) {
    const lines = `${rest}${decoder.decode(piece, { stream: true })}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines.filter((line) => line !== '').map((line) => valueIn(route, answer.status, line))
  }
}

function addressOf(route: Route, request: LooseRequest): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(request.params?.[name])))
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined) query.append(name, String(single))
    }
  }
  return query.size === 0 ? path : `${path}?${query}`
}

function headersOf(route: Route, options: ClientOptions): Record<string, string> {
  return {
    accept: 'application/json',
    ...((route.upload ?? route.raw) && { 'content-type': 'application/octet-stream' }),
    ...(route.body && { 'content-type': 'application/json' }),
    ...(options.apiKey && { 'x-api-key': options.apiKey }),
    ...(options.language && { 'accept-language': options.language }),
  }
}

/** A streamed body wants `duplex` (Fetch standard, "Request class"): the answer is read after the body is sent. */
function bodyOf(route: Route, body: unknown): RequestInit {
  if (route.raw) return { body: body as Uint8Array<ArrayBuffer> }
  if (route.upload) return { body: body as UploadBody, duplex: 'half' } as RequestInit
  return route.body ? { body: JSON.stringify(body) } : {}
}

function refusalOf(route: Route, status: number, text: string) {
  const read = errorBody.safeParse(parsed(text))
  if (!read.success) {
    throw new UnexpectedAnswer(`expected an answer of ${route.id}, got status ${status} without an error body`, status)
  }
  const { code, message, facts = {}, fields = [] } = read.data.error
  if (status >= 500 || !isRefusalCode(code)) throw new UnexpectedAnswer(message, status, code)
  const refusal: WireRefusal = { code, message, facts, fields }
  return refuse(refusal)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
