import type { RouteHandler } from '@aftersale/contract'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { AnswerDesk } from './answer-desk.ts'
import { CallDesk } from './call-desk.ts'
import type { Confiders } from './confide.ts'
import { PATIENCE, type Patience } from './limits.ts'
import type { Provider } from './port.ts'
import { callRoutes } from './providers.routes.ts'
import type { Settlers } from './take-answers.ts'
import type { Hearers } from './take-notification.ts'

export interface ProvidersOptions {
  readonly database: Database
  readonly clock: Clock
  readonly log: Pick<Log, 'error' | 'warn'>
  readonly providers: readonly Provider[]
  /** Who hears how the calls of each port end. */
  readonly settlers: Settlers
  /** Who hears what providers tell of their own accord. */
  readonly hearers: Hearers
  /** Who knows, when a call is sent, what its provider has to know and nobody else. */
  readonly confiders?: Confiders
  readonly patience?: Partial<Patience>
}

export interface Providers {
  readonly desk: CallDesk
  readonly routes: readonly RouteHandler[]
}

/** The world outside, as far as it was set up: what sends calls, and what people see and do about them. */
export function openProviders(options: ProvidersOptions): Providers {
  const setup = { confiders: {}, ...options, patience: { ...PATIENCE, ...options.patience } }
  const answers = new AnswerDesk(setup)
  return { desk: new CallDesk({ ...setup, answers }), routes: callRoutes({ ...setup, answers }) }
}
