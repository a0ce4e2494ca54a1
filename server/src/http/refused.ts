import { errorBodyOf, type KnownRefusal, languageOf, refusalEntry } from '@aftersale/contract'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Carries a refusal out of Fastify's hooks and parsers, which know no other way to end a request than to throw. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: KnownRefusal

  constructor(refusal: KnownRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** Answers a refusal: its status, its sentence in the caller's language, and when to come back where it says so. */
export function sendRefusal(request: FastifyRequest, reply: FastifyReply, refusal: KnownRefusal): FastifyReply {
  const language = languageOf(request.headers['accept-language'])
  if ('retryAfterSeconds' in refusal) void reply.header('retry-after', String(refusal.retryAfterSeconds))
  return reply
    .code(refusalEntry(refusal.code).status)
    .headers({ 'content-language': language, 'cache-control': 'no-store', vary: 'accept-language' })
    .send(errorBodyOf(refusal, language))
}
