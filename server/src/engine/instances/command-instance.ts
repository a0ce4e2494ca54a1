import { accept, type Refusal, type Result, refuse } from '@aftersale/kernel'
import type { Command, StepRefusal } from '@aftersale/process'
import { advance } from './advance.ts'
import { finish } from './finish.ts'
import { isSuspended, lockOne } from './load.ts'
import { type Outcome, outcomeOf } from './outcome.ts'
import { type At, openWork, type Work } from './work.ts'
import type { Working } from './working.ts'

export type InstanceRefusal =
  | { readonly code: 'engine.instance-not-found' }
  | { readonly code: 'engine.instance-ended' }
  | { readonly code: 'engine.instance-suspended' }

/** Says what an instance is told, in this order, now that it is locked; nothing is fine. */
type Decide<Refused extends Refusal> = (
  working: Working,
  work: Work,
) => Promise<Result<readonly Command[], Refused>> | Result<readonly Command[], Refused>

/**
 * Gives one instance commands: locks its tree, asks what to do, steps until everything waits or has ended, and writes it
 * down. The first command that does not apply is the answer, and then nothing has changed.
 */
export async function commandInstance<Refused extends Refusal>(
  at: At,
  instanceId: string,
  decide: Decide<Refused>,
  { suspended = false }: { readonly suspended?: boolean } = {},
): Promise<Result<Outcome, Refused | InstanceRefusal | StepRefusal>> {
  const work = openWork(at)
  const working = await lockOne(work, instanceId)
  if (working === null) return refuse({ code: 'engine.instance-not-found' })
  if (working.state?.status !== 'active') return refuse({ code: 'engine.instance-ended' })
  if (!suspended && isSuspended(work, working.rootId)) return refuse({ code: 'engine.instance-suspended' })
  const decided = await decide(working, work)
  if (!decided.ok) return decided
  const refusals = await advance(
    work,
    decided.value.map((command) => ({ working, command })),
    { whole: true },
  )
  const refused = refusals.find((refusal) => refusal !== null)
  if (refused !== undefined) return refuse(refused)
  await finish(work)
  return accept(outcomeOf(working))
}
