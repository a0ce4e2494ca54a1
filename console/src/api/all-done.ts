import type { WireRefusal } from '@aftersale/contract'
import { answered, Refused } from './refused.ts'

type Outcome = {
  readonly refusal: {
    readonly code: string
    readonly message: string
    readonly facts?: Readonly<Record<string, unknown>> | undefined
    readonly fields?: readonly { readonly path: string; readonly message: string }[] | undefined
  } | null
}

/** The outcomes of commands that were asked together; throws `Refused` where the first of them that was refused says why. */
export async function allDone<T extends { readonly items: readonly Outcome[] }>(
  answer: Parameters<typeof answered<T>>[0],
): Promise<T> {
  const outcomes = await answered(answer)
  const refusal = outcomes.items.find((one) => one.refusal !== null)?.refusal
  if (!refusal) return outcomes
  const { code, message, facts = {}, fields = [] } = refusal
  throw new Refused({ code: code as WireRefusal['code'], message, facts, fields })
}
