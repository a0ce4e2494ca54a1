import type { Caller, PortalVisitor, Route } from '@aftersale/contract'
import type { FastifyRequest } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who calls, once the guard has let them in; undefined for open routes. */
    caller: Caller | undefined
    /** The consumer, once the guard has let them in; undefined but for routes of the portal. */
    visitor: PortalVisitor | undefined
    /** What the answer carries beside its body, such as cookies. */
    answerHeaders: Headers
  }
  interface FastifyContextConfig {
    /** The route of the contract. The files of the console and unknown addresses have none. */
    contractRoute?: Route
  }
}

/** The request's headers as the web standards' own type. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const single of Array.isArray(value) ? value : [value ?? '']) headers.append(name, single)
  }
  return headers
}
