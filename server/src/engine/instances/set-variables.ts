import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, refuse } from '@aftersale/kernel'
import { INSTANCE } from '@aftersale/process'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { commandAny } from './command-any.ts'
import { inWords, neverRefused } from './step-refused.ts'
import type { At } from './work.ts'

export interface VariablesGiven {
  /** A visit by its key; 0: the instance itself. */
  readonly scope: number
  /** There itself; else where the names are known, from there outwards. */
  readonly isLocal: boolean
  readonly variables: Readonly<Record<string, unknown>>
}

type NotActive = { readonly code: 'engine.visit-not-active'; readonly visit: number }

/** Writes variables of an active instance; what waits for them (conditions, timers) looks again. */
export async function setVariables(at: At, instanceId: string, given: VariablesGiven, by: string) {
  const { scope, isLocal } = given
  const tooLarge = checkPayload(given.variables)
  if (tooLarge !== null) return refuse<PayloadRefusal>(tooLarge)
  const variables = feelFromJson(given.variables) as FeelContext
  const answer = await commandAny<NotActive>(at, instanceId, ({ state }) => {
    const isThere = scope === INSTANCE || state?.elements.some(({ key }) => key === scope) === true
    if (!isThere) return refuse({ code: 'engine.visit-not-active', visit: scope })
    return accept([{ kind: 'set-variables', scope, isLocal, variables, by }])
  })
  return inWords(answer, neverRefused)
}
