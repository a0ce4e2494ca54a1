import type { WireRefusal } from '@aftersale/contract'
import type { Result } from '@aftersale/kernel'

/** A refusal where only a value will do: in a query. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly refusal: WireRefusal

  constructor(refusal: WireRefusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** The value of an answer; throws `Refused` where there is none. */
export async function answered<T>(answer: Promise<Result<T, WireRefusal>>): Promise<T> {
  const result = await answer
  if (result.ok) return result.value
  throw new Refused(result.refusal)
}

/** Whether something else was asked under the same key before: it is done, and was changed since. */
export const isKeyTaken = (error: unknown): boolean =>
  error instanceof Refused && error.refusal.code === 'commands.key-taken'
