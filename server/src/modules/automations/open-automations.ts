import type { RouteHandler } from '@aftersale/contract'
import type { Engine, Loop } from '../../engine/index.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import type { AlarmHearer } from '../clocks/index.ts'
import { automationLoop } from './automation-loop.ts'
import { automationRoutes } from './automations.routes.ts'
import { Automations } from './documents/automations.ts'
import { hearClocks } from './hearing/hear-clocks.ts'
import { deliveryRoutes } from './webhooks/deliveries.routes.ts'
import { deliveryLoop } from './webhooks/delivery-loop.ts'

interface Options {
  readonly database: Database
  readonly engine: Engine
  readonly clock: Clock
  readonly log: Pick<Log, 'error'>
  readonly env: NodeJS.ProcessEnv
}

/** Automations as the server runs them. Webhooks stay out of the company's own network unless AFTERSALE_WEBHOOK_PRIVATE is 1. */
export function openAutomations(options: Options): {
  readonly loops: readonly Loop[]
  readonly routes: readonly RouteHandler[]
  /** Is to be told what service clocks announce. */
  readonly hearClocks: AlarmHearer
} {
  const { database, engine, clock, env } = options
  const allowPrivate = env['AFTERSALE_WEBHOOK_PRIVATE'] === '1'
  const secretOf = (name: string) => env[`AFTERSALE_WEBHOOK_SECRET_${name}`]
  const automations = new Automations()
  return {
    loops: [automationLoop({ ...options, automations }), deliveryLoop({ database, clock, secretOf, allowPrivate })],
    routes: [...automationRoutes({ database, engine, allowPrivate }), ...deliveryRoutes({ database })],
    hearClocks: hearClocks(engine, automations),
  }
}
