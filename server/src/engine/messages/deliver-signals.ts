import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { isSuspended, lockFree } from '../instances/load.ts'
import { startTriggered } from '../instances/start-triggered.ts'
import { openWork } from '../instances/work.ts'
import type { Move } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import { deleteDelivered, deliveriesTo, startDeliveries, takeDeliveries, takeStartDeliveries } from './signals.store.ts'

const BATCH = 500

/** Brings signals to those who waited when they were thrown. Answers how many were brought. */
export async function deliverSignals(setup: EngineSetup, database: Database, now: Instant): Promise<number> {
  const instances = await deliveriesTo(database, BATCH)
  const brought = await inHalves(instances, (some) => deliver(setup, database, now, some))
  const begun = await begin(setup, database, now)
  if (brought + begun > 0) await deleteDelivered(database)
  return brought + begun
}

function deliver(setup: EngineSetup, database: Database, now: Instant, instances: readonly string[]): Promise<number> {
  return inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    const workings = await lockFree(work, instances)
    const locked = instances.flatMap((id) => work.workings.get(id) ?? [])
    const free = locked.filter(({ rootId }) => !isSuspended(work, rootId))
    const deliveries = await takeDeliveries(tx, free)
    // An instance that has ended meanwhile waits for nothing.
    const moves = deliveries.flatMap(({ instance_id, owner, event, index, variables }): Move[] => {
      const working = workings.get(instance_id)
      const brought = feelFromJson(variables) as FeelContext
      return working === undefined
        ? []
        : [{ working, command: { kind: 'trigger', owner, event, index, variables: brought } }]
    })
    await advance(work, moves)
    await finish(work)
    return deliveries.length
  })
}

/** Of a process that cannot begin the delivery stays, and holds no other one up. */
async function begin(setup: EngineSetup, database: Database, now: Instant): Promise<number> {
  const start = (numbers: readonly number[]) =>
    inTransaction(database, async (tx) => {
      const deliveries = await takeStartDeliveries(tx, numbers)
      await startTriggered(
        { setup, tx, now },
        deliveries.map(({ definition_id, event, index, variables }) => ({
          definitionId: definition_id,
          by: { event, index },
          variables: feelFromJson(variables) as FeelContext,
        })),
      )
      return deliveries.length
    })
  return inHalves(await startDeliveries(database, BATCH), start)
}
