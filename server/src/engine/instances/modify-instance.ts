import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { accept, refuse } from '@aftersale/kernel'
import { checkPayload, type PayloadRefusal } from '../payload.ts'
import { commandAny } from './command-any.ts'
import { inWords, placeRefused } from './step-refused.ts'
import type { At } from './work.ts'

export interface Modification {
  /** Visits that end, by their keys. */
  readonly terminate: readonly number[]
  readonly activate: readonly {
    readonly element: string
    /** The visit to begin it in, where several would do. */
    readonly scope: number | null
    readonly variables: Readonly<Record<string, unknown>>
  }[]
}

/** Ends visits here and begins elements there, as one change. */
export async function modifyInstance(at: At, instanceId: string, { terminate, activate }: Modification, by: string) {
  const tooLarge = checkPayload(activate)
  if (tooLarge !== null) return refuse<PayloadRefusal>(tooLarge)
  const begun = activate.map((one) => ({ ...one, variables: feelFromJson(one.variables) as FeelContext }))
  const answer = await commandAny(at, instanceId, () => accept([{ kind: 'modify', terminate, activate: begun, by }]))
  return inWords(answer, placeRefused)
}
