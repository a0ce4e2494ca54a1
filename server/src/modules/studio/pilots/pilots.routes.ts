import { handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import type { Shelves } from '../shelves/shelves.ts'
import { beginPilot } from './begin-pilot.ts'
import { endPilot } from './end-pilot.ts'
import { readPilots } from './pilots.view.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly shelves: Shelves
}

/** New versions on trial beside those in force. */
export function pilotRoutes({ database, engine, shelves }: Options): RouteHandler[] {
  return [
    handle(routes.listPilots, async () => accept({ items: await readPilots(database, engine) })),
    handle(routes.beginPilot, ({ body, caller, now }) => beginPilot({ database, engine, shelves, caller, now }, body)),
    handle(routes.endPilot, ({ params: { id }, body, caller, now }) =>
      endPilot({ database, engine, shelves, caller, now }, id, body),
    ),
  ]
}
