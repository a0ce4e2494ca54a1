import {
  type BinaryContent,
  type Call,
  type KnownRefusal,
  type Route,
  type RouteHandler,
  readFields,
  successOf,
} from '@aftersale/contract'
import type { Result } from '@aftersale/kernel'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { actingAs } from '../platform/acting.ts'
import type { Clock } from '../platform/clock.ts'
import { notedEditions, withEditions } from '../platform/editions.ts'
import type { FileStore } from '../platform/files.ts'
import { auditedAs } from './audited.ts'
import { bytesIn, fileIn, takeBytes, takeFiles } from './content-types.ts'
import { Refused, sendRefusal } from './refused.ts'
import { headersOf } from './request-state.ts'
import { sendBinary } from './send-binary.ts'
import { sendPage } from './send-page.ts'
import { storeUpload, type UploadRoom } from './store-upload.ts'
import { linesOf } from './stream-lines.ts'
import { type ScopeOf, withinReach } from './within-reach.ts'

export type RouteContext = {
  readonly clock: Clock
  /** Where uploads go whose route has no room of its own. */
  readonly files: FileStore
  /** The shops on whose records a permission of a caller counts. */
  readonly scopeOf: ScopeOf
  /** Rooms for the uploads of some routes, by the route's id. */
  readonly uploads?: Readonly<Record<string, UploadRoom>>
  /** Writes down that records leave as a file, by this operation. */
  readonly handOut?: (operation: string) => Promise<void>
}

/** 1 MiB holds a form with a thousand lines; routes that take more say so in the contract. */
export const BODY_LIMIT = 1_048_576

/** Puts a route of the contract before its handler: read, run the one command, answer by the contract. */
export function registerRoute(app: FastifyInstance, handler: RouteHandler, context: RouteContext): void {
  const { upload, raw } = handler.route
  if (!upload && !raw) {
    addRoute(app, handler, context)
    return
  }
  app.register(async (scope) => {
    if (upload) takeFiles(scope)
    else takeBytes(scope)
    addRoute(scope, handler, context)
  })
}

function addRoute(app: FastifyInstance, { route, serve }: RouteHandler, context: RouteContext): void {
  const success = successOf(route)
  app.route({
    method: route.method,
    url: route.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: route.bodyLimit ?? BODY_LIMIT,
    config: { contractRoute: route },
    handler: async (request, reply) => {
      const call = await callOf(route, request, reply, context)
      const work = async () => {
        const served = await withinReach(route, call, context.scopeOf, () => serve(call))
        // Before a byte leaves, and only where one does: handlers refuse as well as doors.
        if (route.handsOut && served.ok && served.value.ok) await context.handOut?.(route.id)
        return served
      }
      const isReading = route.method === 'GET' || route.keepsContent === true
      const noted = isReading ? notedEditions(call.caller ?? call.visitor) : undefined
      const result = taken(await withEditions(noted, () => actingAs(auditedAs(route, call), work)))
      for (const [name, value] of request.answerHeaders) void reply.header(name, value)
      if (!result.ok) return await sendRefusal(request, reply, result.refusal)
      void reply.code(success.status).header('cache-control', 'no-store')
      if (success.status === 204) return await reply.send()
      if (route.binary) return await sendBinary(request, reply, result.value as BinaryContent)
      if (route.html) return await sendPage(reply, result.value as string)
      if (route.stream) return await sendLines(reply, result.value, success.schema)
      return await reply.send(success.schema.encode(result.value))
    },
  })
}

/** Buffering on the way would hold back what is meant to be seen at once. */
function sendLines(reply: FastifyReply, groups: unknown, schema: z.ZodType): FastifyReply {
  return reply
    .type('application/x-ndjson')
    .header('x-accel-buffering', 'no')
    .send(linesOf(groups as AsyncIterable<readonly unknown[]>, schema))
}

const noFields = z.strictObject({})

async function callOf(
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
  context: RouteContext,
): Promise<Call<Route>> {
  const params = taken(readFields(route.params ?? noFields, request.params))
  const query = taken(readFields(route.query ?? noFields, { ...(request.query as object) }))
  return {
    params,
    query,
    body: await bodyOf(route, request, context),
    caller: request.caller,
    visitor: request.visitor,
    now: context.clock.now(),
    requestId: request.id,
    address: request.ip,
    requestHeaders: headersOf(request),
    answerHeaders: request.answerHeaders,
    signal: hangUp(reply),
  } as Call<Route>
}

async function bodyOf(route: Route, { body }: FastifyRequest, { files, uploads }: RouteContext): Promise<unknown> {
  if (route.upload) return await storeUpload(uploads?.[route.id] ?? { files }, fileIn(body))
  if (route.raw) return bytesIn(body)
  return route.body && taken(readFields(route.body, body))
}

/** Aborted when the connection is gone before the answer is. */
function hangUp({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(new Error('the caller has hung up'))
  })
  return controller.signal
}

/** The value of a reading, or the end of the request. */
function taken<T>(read: Result<T, KnownRefusal>): T {
  if (read.ok) return read.value
  throw new Refused(read.refusal)
}
