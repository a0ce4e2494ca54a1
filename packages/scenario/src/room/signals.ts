import type { FeelContext } from '@aftersale/feel'
import type { Subscription } from '@aftersale/process'
import { type Instance } from './instance.ts'
import { activeInstances, newInstance } from './instances.ts'
import type { Room } from './room.ts'

interface Thrower {
  readonly instance: Instance
  /** What of the thrower itself listened when it threw: not what it came to only afterwards. */
  readonly hears: (subscription: Subscription) => boolean
}

/** A signal reaches everything that waits for it at this moment, and begins every process that starts by it. Nothing keeps it. */
export function broadcast(room: Room, name: string, variables: FeelContext, from: Thrower | null): void {
  for (const instance of activeInstances(room)) {
    for (const subscription of instance.state.subscriptions) {
      if (subscription.kind !== 'signal' || subscription.name !== name || subscription.happened) continue
      if (from?.instance === instance && !from.hears(subscription)) continue
      const { owner, event, index } = subscription
      room.moves.push({ instance, command: { kind: 'trigger', owner, event, index, variables } })
    }
  }
  for (const deployed of room.deployments.processes()) {
    for (const { trigger, wait } of deployed.starts) {
      if (wait.kind !== 'signal' || wait.name !== name) continue
      newInstance(room, { deployed, variables, businessKey: '', by: trigger })
    }
  }
}
