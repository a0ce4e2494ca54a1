import type { Language } from './language.ts'
import type { Route } from './route.ts'
import type { Read } from './routes/reads.ts'

/** A file to upload. */
export type UploadBody = Blob | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>

/** What a call needs, whatever its route. */
export type LooseRequest = {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** The question as it goes together with others: what stands in its address, as text. */
export function readOf(route: Route, request: LooseRequest): Read {
  const params = Object.entries(request.params ?? {}).map(([name, value]) => [name, String(value)])
  const query = queryOf(request)
  const names = [...new Set(query.keys())]
  const asked = names.map((name): [string, string | string[]] => {
    const [only = '', ...others] = query.getAll(name)
    return [name, others.length === 0 ? only : [only, ...others]]
  })
  return { route: route.id, params: Object.fromEntries(params), query: Object.fromEntries(asked) }
}

export function addressOf(route: Route, request: LooseRequest): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(request.params?.[name])))
  const query = queryOf(request)
  return query.size === 0 ? path : `${path}?${query}`
}

function queryOf(request: LooseRequest): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const single of Array.isArray(value) ? value : [value]) {
      if (single !== undefined) query.append(name, String(single))
    }
  }
  return query
}

export function headersOf(
  route: Route,
  options: { readonly apiKey?: string; readonly language?: Language },
): Record<string, string> {
  return {
    accept: 'application/json',
    ...((route.upload ?? route.raw) && { 'content-type': 'application/octet-stream' }),
    ...(route.body && { 'content-type': 'application/json' }),
    ...(options.apiKey && { 'x-api-key': options.apiKey }),
    ...(options.language && { 'accept-language': options.language }),
  }
}

/** A streamed body wants `duplex` (Fetch standard, "Request class"): the answer is read after the body is sent. */
export function bodyOf(route: Route, body: unknown): RequestInit {
  if (route.raw) return { body: body as Uint8Array<ArrayBuffer> }
  if (route.upload) return { body: body as UploadBody, duplex: 'half' } as RequestInit
  return route.body ? { body: JSON.stringify(body) } : {}
}
