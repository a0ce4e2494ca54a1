import type { Language } from '../text/language.ts'

/** What became of a call: its answer, or why there is none, in words that can be shown. */
export type Called<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly code: string
      readonly message: string
      readonly fields: readonly string[]
      /** When it may be asked again, where the server says so. */
      readonly retryAfterSeconds: number | null
    }

interface Ask {
  readonly language: Language
  readonly method?: 'GET' | 'POST' | 'DELETE'
  readonly body?: unknown
  readonly file?: Blob
}

const PATIENCE_MILLISECONDS = 30_000

/** Calls the API. Where no answer comes, the code is `offline`; where the server is in trouble, `defect`: neither has words. */
export async function call<T>(path: string, { language, method = 'GET', body, file }: Ask): Promise<Called<T>> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (file !== undefined) headers['content-type'] = 'application/octet-stream'
  try {
    const answer = await fetch(`/api/portal${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(file !== undefined && { body: file }),
    })
    if (answer.status === 204) return { ok: true, value: undefined as T }
    const read: unknown = await answer.json()
    if (answer.ok) return { ok: true, value: read as T }
    return refusalIn(read, answer.status)
  } catch {
    return { ok: false, code: 'offline', ...UNTOLD }
  }
}

const UNTOLD = { message: '', fields: [], retryAfterSeconds: null } as const

interface ErrorSaid {
  readonly code: string
  readonly message: string
  readonly facts?: { readonly retryAfterSeconds?: number }
  readonly fields?: readonly { readonly message?: string }[]
}

function refusalIn(read: unknown, status: number): Called<never> {
  const { error } = read as { error?: ErrorSaid }
  if (error === undefined || status >= 500) return { ok: false, code: 'defect', ...UNTOLD }
  const fields = (error.fields ?? []).flatMap(({ message }) => message ?? [])
  const retryAfterSeconds = error.facts?.retryAfterSeconds ?? null
  return { ok: false, code: error.code, message: error.message, fields, retryAfterSeconds }
}

/** A name for one thing that shall be done once, however often it is sent. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
