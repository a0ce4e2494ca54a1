import type { RouteHandler } from '@aftersale/contract'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { pilotRoutes } from './pilots/pilots.routes.ts'
import { Shelves } from './shelves/shelves.ts'
import { modelRoutes } from './studio.routes.ts'
import { trialRoutes } from './trial/trials.routes.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly env: NodeJS.ProcessEnv
}

/** Where process owners change what the business is made of. */
export function openStudio({ database, engine, env }: Options): { readonly routes: readonly RouteHandler[] } {
  const shelves = new Shelves(engine, env['AFTERSALE_WEBHOOK_PRIVATE'] === '1')
  return {
    routes: [
      ...modelRoutes({ database, engine, shelves }),
      ...trialRoutes({ database, engine }),
      ...pilotRoutes({ database, engine, shelves }),
    ],
  }
}
