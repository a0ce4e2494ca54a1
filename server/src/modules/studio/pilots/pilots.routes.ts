import { type Answer, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { maySee } from '../may-see.ts'
import type { Shelves } from '../shelves/shelves.ts'
import { beginPilot } from './begin-pilot.ts'
import { endPilot } from './end-pilot.ts'
import { readPilotFiles } from './pilot-files.view.ts'
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
    handle(routes.listPilotFiles, async ({ params: { id }, caller }): Answer<typeof routes.listPilotFiles> => {
      const items = await readPilotFiles({ database, engine, shelves }, id)
      if (items === null) return refuse({ code: 'studio.pilot-not-found' })
      return accept({ items: items.filter(({ resource }) => maySee(caller, resource)) })
    }),
    handle(routes.beginPilot, ({ body, caller, now }) => beginPilot({ database, engine, shelves, caller, now }, body)),
    handle(routes.endPilot, ({ params: { id }, body, caller, now }) =>
      endPilot({ database, engine, shelves, caller, now }, id, body),
    ),
  ]
}
