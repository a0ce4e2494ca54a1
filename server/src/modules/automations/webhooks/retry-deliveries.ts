import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { type CaseSight, isSeen } from '../../cases/index.ts'
import { lockDeliveries, reopenDeliveries } from './delivery.store.ts'

/** Sends again what was given up, each once under its key: eight attempts more. Its run has done its part then. */
export function retryDeliveries(
  tx: Transaction,
  items: readonly { readonly key: string; readonly delivery: string }[],
  { now, sight }: { readonly now: Instant; readonly sight: CaseSight },
) {
  return runKeyed(tx, items, {
    scope: 'automations.retry-deliveries',
    now,
    run: async (fresh): Promise<Result<{ readonly delivery: string }, KnownRefusal>[]> => {
      const ids = fresh.map(({ delivery }) => delivery)
      const states = await lockDeliveries(tx, ids, isSeen(sight))
      const given = [...states].filter(([, state]) => state === 'failed').map(([id]) => id)
      await reopenDeliveries(tx, given, now)
      return fresh.map(({ delivery }) => {
        const state = states.get(delivery)
        if (state === undefined) return refuse({ code: 'automations.delivery-not-found' })
        return state === 'failed' ? accept({ delivery }) : refuse({ code: 'automations.delivery-not-repairable' })
      })
    },
  })
}
