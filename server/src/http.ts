import { type PortalVisitor, type RouteHandler, routeList } from '@aftersale/contract'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { type AskRoute, askRoutes } from './http/ask-route.ts'
import { serveConsole } from './http/console.ts'
import { takeJson } from './http/content-types.ts'
import { type AskedBy, errorAnswer } from './http/error-answer.ts'
import { createGuard, type Guard } from './http/guard.ts'
import { type ListenOptions, listen } from './http/listen.ts'
import { publicHost } from './http/public-host.ts'
import { readTogetherRoute } from './http/read-together.ts'
import type { ReadyCheck } from './http/readiness.ts'
import { Refused, sendRefusal } from './http/refused.ts'
import { BODY_LIMIT, registerRoute } from './http/register-route.ts'
import { securityHeaders } from './http/security-headers.ts'
import { serviceRoutes } from './http/service.routes.ts'
import type { UploadRoom } from './http/store-upload.ts'
import type { Access } from './modules/access/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Connection } from './platform/connection.ts'
import type { FileStore } from './platform/files.ts'
import { newId } from './platform/ids.ts'
import type { Log } from './platform/log.ts'
import { outageOf } from './platform/outage.ts'

export type { ListenOptions } from './http/listen.ts'

export type HttpOptions = {
  /** What serves the contract, all of it: a route without a handler, or with two, is a defect. */
  readonly routes: readonly RouteHandler[]
  /** What serves the routes that ask others on behalf of whoever calls. */
  readonly asking?: (ask: AskRoute) => readonly RouteHandler[]
  readonly access: Pick<Access, 'identify' | 'scopeOf'>
  /** Who a consumer is that comes by the portal; without it nobody is. */
  readonly visitorOf?: (headers: Headers, answerHeaders: Headers) => Promise<PortalVisitor | undefined>
  readonly checks: readonly ReadyCheck[]
  /** Codes of what somebody should look at although it works. */
  readonly hints?: () => Promise<readonly string[]>
  readonly connection: Connection
  readonly files: FileStore
  /** Rooms for the uploads of some routes, by the route's id; the others go to `files`. */
  readonly uploads?: Readonly<Record<string, UploadRoom>>
  /** Writes down that records leave as a file. */
  readonly handOut?: (operation: string) => Promise<void>
  readonly clock: Clock
  readonly log: Log
  readonly version: string
  /** Where the console was built to; nothing need be there. */
  readonly consoleDir: string
  /** Where the consumers’ portal was built to; absent: there is none. */
  readonly portalDir?: string
  /** Where people reach us other than by an address or `localhost`: `https://aftersale.example.cn`. */
  readonly publicUrls: readonly string[]
  /** Whether a proxy stands before us whose `X-Forwarded-*` headers are to be believed. */
  readonly trustProxy: boolean
}

export type Http = {
  /** Begins to listen; answers the address to open. Throws `Trouble` where the port cannot be had. */
  listen(options: ListenOptions): Promise<string>
  /** Is not ready any more, ends what is under way, within five seconds, and closes. */
  close(): Promise<void>
}

/** With the queue's own end after it, the whole stop stays within ten seconds. */
const CLOSE_MILLISECONDS = 5_000
/** A connection on which nothing moves for so long is dead, or means us harm. */
const SILENCE_MILLISECONDS = 120_000

/** Builds the HTTP server from the contract and the handlers that serve it. Throws `Trouble` where a public URL is none. */
export async function buildHttp(options: HttpOptions): Promise<Http> {
  const { log, clock, publicUrls } = options
  let stopping = false
  const isStopping = () => stopping
  const publicHosts = publicUrls.map(publicHost)
  const guard = createGuard({
    identify: options.access.identify,
    visitorOf: options.visitorOf ?? (async () => undefined),
    publicHosts,
    isStopping,
  })

  const app: FastifyInstance = fastify({
    loggerInstance: log as FastifyBaseLogger,
    // One line a request is enough, and ours tells whose it was; see `addHooks`.
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => newId(clock.now()),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT,
    trustProxy: options.trustProxy,
    connectionTimeout: SILENCE_MILLISECONDS,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 4_096 },
    frameworkErrors: (_error, request, reply) => void answerMalformed(guard, request, reply),
  })
  addHooks(app, guard, options)
  takeJson(app)
  for (const handler of handlersOf(options, isStopping)) {
    registerRoute(app, handler, { ...options, scopeOf: options.access.scopeOf })
  }
  await serveConsole(app, options.consoleDir, options.portalDir)

  return {
    listen: (where) => listen(app, where),
    close: async () => {
      stopping = true
      const overdue = setTimeout(() => app.server.closeAllConnections(), CLOSE_MILLISECONDS)
      await app.close()
      clearTimeout(overdue)
    },
  }
}

/** Everything that is served, with what asks others of it. */
function handlersOf(options: HttpOptions, isStopping: () => boolean): readonly RouteHandler[] {
  const served = new Map<string, RouteHandler>()
  const ask = askRoutes(served, options.access.scopeOf)
  const tell = (error: unknown, id: string, { aborted: isGone }: AbortSignal) =>
    told(error, { id, bodyLimit: BODY_LIMIT, isGone }, options)
  const handlers = complete([
    ...serviceRoutes({ ...options, isStopping }),
    ...options.routes,
    ...(options.asking?.(ask) ?? []),
    readTogetherRoute({ ask, tell, log: options.log }),
  ])
  for (const handler of handlers) served.set(handler.route.id, handler)
  return handlers
}

/** Checks that the handlers serve the contract, each route once. */
function complete(handlers: readonly RouteHandler[]): readonly RouteHandler[] {
  const served = handlers.map(({ route }) => route.id)
  const missing = routeList.filter(({ id }) => !served.includes(id)).map(({ id }) => id)
  const twice = served.filter((id, index) => served.indexOf(id) !== index)
  if (missing.length === 0 && twice.length === 0) return handlers
  throw new Error(`expected one handler for each route, got none for [${missing}] and more for [${twice}]`)
}

/** What a caller is told of an error, which is logged. */
async function told(error: unknown, request: AskedBy, { connection, log }: HttpOptions) {
  const answer = errorAnswer(error, await outageOf(error, connection), request)
  log[answer.level]({ requestId: request.id, err: error, code: answer.refusal.code }, 'a request was not carried out')
  return answer.refusal
}

function addHooks(app: FastifyInstance, guard: Guard, options: HttpOptions): void {
  const { log, publicUrls } = options
  const headers = securityHeaders(publicUrls.some((url) => url.startsWith('https:')))
  app.decorateRequest('caller', undefined)
  app.decorateRequest('visitor', undefined)
  app.decorateRequest('answerHeaders')
  app.addHook('onRequest', async (request, reply) => {
    request.answerHeaders = new Headers()
    void reply.headers({ ...headers, 'x-request-id': request.id })
    await guard(request)
  })
  app.setErrorHandler(async (error, request, reply) => {
    const bodyLimit = request.routeOptions.config.contractRoute?.bodyLimit ?? BODY_LIMIT
    const isGone = reply.raw.destroyed
    return await sendRefusal(request, reply, await told(error, { id: request.id, bodyLimit, isGone }, options))
  })
  app.addHook('onResponse', async (request, reply) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        path: request.url.split('?', 1)[0],
        status: reply.statusCode,
        milliseconds: Math.round(reply.elapsedTime),
        address: request.ip,
        userId: request.caller?.userId,
      },
      'request',
    )
  })
}

/** An address that is not even one passes the guard like any other, so that it tells nobody more. */
async function answerMalformed(guard: Guard, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const refusal = await guard(request).then(
    () => ({ code: 'http.request-malformed' }) as const,
    (error: unknown) => {
      if (error instanceof Refused) return error.refusal
      throw error
    },
  )
  await sendRefusal(request, reply, refusal)
}
