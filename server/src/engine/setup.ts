import type { HolidayNotices, Instant } from '@aftersale/kernel'
import type { Log } from '../platform/log.ts'
import type { Calendars } from './calendars/calendars.ts'
import type { Definitions } from './definitions/definitions.ts'
import type { OutcomeListener } from './instances/outcome.ts'
import type { JobHandlers } from './jobs/job.ts'

export interface EngineOptions {
  /** Work done inside the transaction of its step, by type; work of any other type waits for a worker. */
  readonly handlers: JobHandlers
  readonly listeners: readonly OutcomeListener[]
  readonly newId: (now: Instant) => string
  /** Where a defect of a handler is told; the case itself shows an incident. */
  readonly log: Pick<Log, 'error'>
  /** The IANA zone of the installation. */
  readonly zone: string
  /** The public holidays that are known; absent: those that the program brings. */
  readonly notices?: HolidayNotices
}

/** What every command of the engine works with. */
export interface EngineSetup extends EngineOptions {
  readonly definitions: Definitions
  readonly calendars: Calendars
}
