import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import type { CalendarsInUse } from '../calendars/calendars.ts'
import { Bindings } from '../definitions/bindings.ts'
import type { EngineSetup } from '../setup.ts'
import type { StoreValue, Thrown, ThrownMessage, Working } from './working.ts'

/** Where and when a command is carried out. */
export interface At {
  readonly setup: EngineSetup
  readonly tx: Transaction
  readonly now: Instant
}

interface LockedRoot {
  readonly isSuspended: boolean
  /** What led to its start, and so to what it does; '': nothing that counts. */
  readonly ledBy: string
}

/** All that one transaction does to instances: opened by `openWork`, written down by `finish`. */
export interface Work extends At {
  readonly bindings: Bindings
  /** Every instance that it looks at, by id: there is one object of each. */
  readonly workings: Map<string, Working>
  /** Locked roots. */
  readonly roots: Map<string, LockedRoot>
  readonly messages: ThrownMessage[]
  readonly signals: Thrown[]
  readonly stores: Map<string, StoreValue>
  /** Null until a step wants them. */
  calendars: CalendarsInUse | null
}

/** What led to what an instance does. One that begins now is led to by what its transaction says. */
export const ledByOf = (work: Work, rootId: string): string => work.roots.get(rootId)?.ledBy ?? ''

export function openWork({ setup, tx, now }: At): Work {
  return {
    setup,
    tx,
    now,
    bindings: new Bindings(setup.definitions, tx),
    workings: new Map(),
    roots: new Map(),
    messages: [],
    signals: [],
    stores: new Map(),
    calendars: null,
  }
}
