import { handle, languageOf, type RouteHandler, routes } from '@aftersale/contract'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { caseSight } from '../cases/index.ts'
import { printCase, tryPrintText } from './print-case.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly zone: string
}

/** Cases on paper. */
export function printRoutes({ database, engine, zone }: Options): RouteHandler[] {
  return [
    handle(routes.printCase, async ({ params, query, caller, now, requestHeaders }) => {
      const language = query.language ?? languageOf(requestHeaders.get('accept-language') ?? undefined)
      const sight = await caseSight(database, caller)
      return printCase(database, engine, { case: params.id, sight, language, now, zone })
    }),
    handle(routes.tryPrintText, async ({ body, caller, now }) => {
      const sight = await caseSight(database, caller)
      return tryPrintText(database, engine, { ...body, sight, now, zone })
    }),
  ]
}
