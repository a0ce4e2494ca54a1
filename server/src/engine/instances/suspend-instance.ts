import { accept, isoOf, type Result, refuse } from '@aftersale/kernel'
import { notify } from '../loops/notify.ts'
import { JOBS, MESSAGES, SIGNALS, TIMERS } from '../loops/topic.ts'
import type { InstanceRefusal } from './command-instance.ts'
import { lockRoot } from './instances.store.ts'
import { jobTypesOf, markSuspended, recordSuspension } from './suspension.store.ts'
import type { At } from './work.ts'

type Refused = Exclude<InstanceRefusal, { code: 'engine.instance-suspended' }>

/**
 * Suspends the tree that an instance belongs to: nothing of it is activated, fired or correlated, and commands are refused,
 * until it is resumed. Suspending it again changes nothing.
 */
export async function suspendInstance(at: At, instanceId: string, by: string): Promise<Result<null, Refused>> {
  const { tx, now } = at
  const root = await activeRoot(at, instanceId)
  if (!root.ok) return root
  const { id, suspended_at } = root.value
  if (suspended_at !== null) return accept(null)
  await markSuspended(tx, id, { at: isoOf(now), by })
  await recordSuspension(tx, id, { kind: 'suspended', at: isoOf(now), by })
  return accept(null)
}

/**
 * Lets it go on. What fell due meanwhile is caught up at once: timers by their rule for missed times, messages that still
 * live, jobs in their order. Signals thrown meanwhile are gone, as for everybody who did not wait for them.
 */
export async function resumeInstance(at: At, instanceId: string, by: string): Promise<Result<null, Refused>> {
  const { tx, now } = at
  const root = await activeRoot(at, instanceId)
  if (!root.ok) return root
  const { id, suspended_at } = root.value
  if (suspended_at === null) return accept(null)
  await markSuspended(tx, id, null)
  await recordSuspension(tx, id, { kind: 'resumed', at: isoOf(now), by })
  const types = await jobTypesOf(tx, id)
  await notify(tx, new Set([TIMERS, MESSAGES, SIGNALS, ...types.map((type) => `${JOBS} ${type}`)]))
  return accept(null)
}

async function activeRoot({ tx }: At, instanceId: string) {
  const root = await lockRoot(tx, instanceId)
  if (root === undefined) return refuse({ code: 'engine.instance-not-found' } as const)
  return root.status === 'active' ? accept(root) : refuse({ code: 'engine.instance-ended' } as const)
}
