import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, refuse } from '@aftersale/kernel'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { commandInstance } from './command-instance.ts'
import type { At } from './work.ts'

export interface VariablesGiven {
  /** A visit by its key; 0: the instance itself. */
  readonly scope: number
  /** There itself; else where the names are known, from there outwards. */
  readonly isLocal: boolean
  readonly variables: Readonly<Record<string, unknown>>
}

/** Writes variables of an active instance; what waits for them (conditions, timers) looks again. */
export async function setVariables(at: At, instanceId: string, given: VariablesGiven, by: string) {
  const tooLarge = checkPayload(given.variables)
  if (tooLarge !== null) return refuse<PayloadRefusal>(tooLarge)
  const variables = feelFromJson(given.variables) as FeelContext
  return commandInstance<never>(
    at,
    instanceId,
    () => accept([{ ...given, kind: 'set-variables', variables, by }]),
    { suspended: true },
  )
}
