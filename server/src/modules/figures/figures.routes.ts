import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { readHome } from './home.view.ts'

interface Options {
  readonly database: Database
  /** In which a day begins. */
  readonly zone: string
}

/** The figures that matter today. */
export function figureRoutes({ database, zone }: Options): RouteHandler[] {
  return [handle(routes.getHome, async ({ caller, now }) => accept(await readHome(database, { caller, now, zone })))]
}
