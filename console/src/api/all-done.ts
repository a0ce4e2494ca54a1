import type { WireRefusal } from '@aftersale/contract'
import { answered, Refused } from './refused.ts'

type Refusal = {
  readonly code: string
  readonly message: string
  readonly facts?: Readonly<Record<string, unknown>> | undefined
  readonly fields?: readonly { readonly path: string; readonly message: string }[] | undefined
}
type Outcome = { readonly done: unknown; readonly refusal: Refusal | null }
type Answer<T extends Outcome> = Parameters<typeof answered<{ readonly items: readonly T[] }>>[0]

/** The outcomes of commands that were asked together; throws `Refused` where the first of them that was refused says why. */
export async function allDone<T extends Outcome>(answer: Answer<T>): Promise<readonly T[]> {
  const { items } = await answered(answer)
  const refusal = items.find((one) => one.refusal !== null)?.refusal
  if (!refusal) return items
  const { code, message, facts = {}, fields = [] } = refusal
  throw new Refused({ code: code as WireRefusal['code'], message, facts, fields })
}

/** What was done by one command that was asked alone; throws `Refused` where it was refused. */
export async function oneDone<T extends Outcome>(answer: Answer<T>): Promise<NonNullable<T['done']>> {
  const [outcome] = await allDone(answer)
  if (outcome?.done == null) throw new Error('expected one outcome, got none')
  return outcome.done
}
