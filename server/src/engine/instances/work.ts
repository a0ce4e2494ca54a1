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

/** All that one transaction does to instances: opened by `openWork`, written down by `finish`. */
export interface Work extends At {
  readonly bindings: Bindings
  /** Every instance that it looks at, by id: there is one object of each. */
  readonly workings: Map<string, Working>
  /** Locked roots; whether they are suspended. */
  readonly roots: Map<string, { readonly isSuspended: boolean }>
  readonly messages: ThrownMessage[]
  readonly signals: Thrown[]
  readonly stores: Map<string, StoreValue>
  /** Null until a step wants them. */
  calendars: CalendarsInUse | null
}

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
