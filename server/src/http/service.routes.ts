import { handle, languageOf, openApiOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { RETRY_AFTER_SECONDS } from './error-answer.ts'
import { currentHints, failedChecks, type ReadyCheck } from './readiness.ts'

export type ServiceOptions = {
  readonly version: string
  readonly checks: readonly ReadyCheck[]
  readonly hints?: () => Promise<readonly string[]>
  readonly isStopping: () => boolean
}

/** Whether the process lives, whether it can work, and what its API is. */
export const serviceRoutes = ({ version, checks, hints, isStopping }: ServiceOptions): RouteHandler[] => [
  handle(routes.getHealth, async () => accept({ status: 'alive' })),

  handle(routes.getReady, async () => {
    const failed = isStopping() ? ['stopping'] : await failedChecks(checks)
    if (failed.length > 0) return refuse({ code: 'http.not-ready', failed, retryAfterSeconds: RETRY_AFTER_SECONDS })
    const given = await currentHints(hints)
    return accept({ status: 'ready', ...(given.length > 0 && { hints: [...given] }) })
  }),

  handle(routes.getTime, async ({ now }) => accept({ now })),

  handle(routes.getOpenApi, async ({ requestHeaders }) => {
    const language = languageOf(requestHeaders.get('accept-language') ?? undefined)
    return accept(openApiOf(version, language) as Record<string, never>)
  }),
]
