import type { RouteHandler } from '@aftersale/contract'
import type { Engine, Resource } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { pilotRoutes } from './pilots/pilots.routes.ts'
import { Shelves } from './shelves/shelves.ts'
import { modelRoutes } from './studio.routes.ts'
import { trialRoutes } from './trial/trials.routes.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly env: NodeJS.ProcessEnv
  /** Files of import templates, which the program reads when it starts. */
  readonly templates?: readonly Resource[]
}

/** Where process owners change what the business is made of. */
export function openStudio({ database, engine, env, templates = [] }: Options): {
  readonly routes: readonly RouteHandler[]
} {
  const shelves = new Shelves(engine, env['AFTERSALE_WEBHOOK_PRIVATE'] === '1')
  return {
    routes: [
      ...modelRoutes({ database, engine, shelves, templates }),
      ...trialRoutes({ database, engine }),
      ...pilotRoutes({ database, engine, shelves }),
    ],
  }
}
