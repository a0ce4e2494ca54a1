import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { apart } from '../../platform/together.ts'
import { readHome } from './home.view.ts'

interface Options {
  readonly database: Database
  /** In which a day begins. */
  readonly zone: string
}

/** The figures that matter today. */
export function figureRoutes({ database, zone }: Options): RouteHandler[] {
  // Some of the figures are counted over all that there is: they do not wait for one another.
  return [
    handle(routes.getHome, ({ caller, now }) =>
      apart(async () => accept(await readHome(database, { caller, now, zone }))),
    ),
  ]
}
