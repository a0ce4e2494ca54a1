import type { Command, Effect, InstanceState, ProcessEvent } from '@aftersale/process'
import type { DeployedProcess } from './definitions.ts'

/** One instance to be started. The id is the caller's, so that its own record can name it in the same transaction. */
export interface Start {
  readonly id: string
  readonly businessKey: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** An instance while a transaction works on it. */
export interface Working {
  readonly id: string
  readonly businessKey: string
  readonly deployed: DeployedProcess
  readonly isNew: boolean
  /** Number of the last event that the history holds already. */
  readonly lastEvent: number
  state: InstanceState | null
  /** Commands that this transaction has given it. */
  commands: number
  readonly events: ProcessEvent[]
  readonly opened: (OpenedTask | OpenedIncident)[]
}

/** A command for an instance. */
export interface Move {
  readonly working: Working
  readonly command: Command
}

/** A step that a person is to do, with the deployed version of its form. */
type OpenedTask = Extract<Effect, { kind: 'user-task' }> & { readonly formVersion: string | null }
type OpenedIncident = Extract<Effect, { kind: 'incident' }>

export function newWorking({ id, businessKey }: Start, deployed: DeployedProcess): Working {
  return { id, businessKey, deployed, isNew: true, lastEvent: 0, state: null, commands: 0, events: [], opened: [] }
}
