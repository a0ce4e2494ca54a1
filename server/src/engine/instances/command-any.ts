import type { Refusal, Result } from '@aftersale/kernel'
import type { StepRefusal } from '@aftersale/process'
import { commandInstance, type InstanceRefusal } from './command-instance.ts'
import type { Outcome } from './outcome.ts'
import type { At } from './work.ts'

export type AnyRefusal = Exclude<InstanceRefusal, { code: 'engine.instance-suspended' }>

/** Commands for an instance that may also be suspended: what an operator does while nothing moves by itself. */
export async function commandAny<Refused extends Refusal = never>(
  at: At,
  instanceId: string,
  decide: Parameters<typeof commandInstance<Refused>>[2],
): Promise<Result<Outcome, Refused | AnyRefusal | StepRefusal>> {
  const answer = await commandInstance<Refused>(at, instanceId, decide, { suspended: true })
  return answer as Result<Outcome, Refused | AnyRefusal | StepRefusal>
}
