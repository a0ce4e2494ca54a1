import type { KnownRefusal } from '@aftersale/contract'
import type { FastifyError } from 'fastify'
import type { Trouble } from '../platform/trouble.ts'
import { Refused } from './refused.ts'

/** How long a caller should wait who met trouble that may pass. */
export const RETRY_AFTER_SECONDS = 5

/** What a thrown error is answered with, and whether it is news for the log. */
export type ErrorAnswer = { readonly refusal: KnownRefusal; readonly level: 'debug' | 'warn' | 'error' }

/** The request that met the error. */
export type AskedBy = {
  readonly id: string
  readonly bodyLimit: number
  /** Whether whoever sent it has hung up. */
  readonly isGone: boolean
}

/**
 * Puts a thrown error among what a caller may be told: refusals as they are, Fastify's own as ours, trouble as 503 with
 * its sentence, and everything else as a defect of which only the number in the log is told.
 */
export function errorAnswer(error: unknown, trouble: Trouble | undefined, request: AskedBy): ErrorAnswer {
  if (error instanceof Refused) return { refusal: error.refusal, level: 'debug' }
  const code = codeOf(error)
  // The answer that was being read breaks off with its reader.
  if (request.isGone && code === 'ERR_STREAM_PREMATURE_CLOSE') {
    return { refusal: { code: 'http.request-malformed' }, level: 'debug' }
  }
  const ours = fastifyRefusal(code, request.bodyLimit)
  if (ours) return { refusal: ours, level: 'debug' }
  if (trouble) {
    const retryAfterSeconds = RETRY_AFTER_SECONDS
    return { refusal: { code: 'http.unavailable', reason: trouble.text, retryAfterSeconds }, level: 'warn' }
  }
  return { refusal: { code: 'http.defect', requestId: request.id }, level: 'error' }
}

const codeOf = (error: unknown) => (error as Partial<FastifyError> | null)?.code

function fastifyRefusal(code: string | undefined, limitBytes: number): KnownRefusal | undefined {
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { code: 'http.body-too-large', limitBytes }
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { code: 'http.body-type-wrong', expected: 'application/json' }
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
    case 'FST_ERR_BAD_URL':
    case 'FST_ERR_ASYNC_CONSTRAINT':
    case 'FST_ERR_MAX_PARAM_LENGTH':
      return { code: 'http.request-malformed' }
    default:
      return undefined
  }
}
