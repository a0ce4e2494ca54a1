import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { openWork } from '../instances/work.ts'
import type { Move } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import {
  correlationKey,
  deleteCorrelations,
  insertCorrelations,
  type Scope,
  type WaitingPair,
  waitingInstances,
  waitingPairs,
} from './messages.store.ts'
import { startByMessages } from './start-by-messages.ts'

/** Trees of instances that one transaction steps. */
const BATCH = 500

/**
 * Gives messages to the instances that wait for them, and begins the processes that they begin. Each process has each
 * message once. What somebody else works on at the moment is left for the next look. Answers how many were given.
 */
export async function correlateMessages(
  setup: EngineSetup,
  database: Database,
  now: Instant,
  scope: Scope = null,
): Promise<number> {
  const instances = await waitingInstances(database, scope, isoOf(now), BATCH)
  const given = await inHalves(instances, (some) => giveToWaiting(setup, database, now, scope, some))
  return given + (await startByMessages(setup, database, now, scope))
}

function giveToWaiting(
  setup: EngineSetup,
  database: Database,
  now: Instant,
  scope: Scope,
  instances: readonly string[],
): Promise<number> {
  return inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    const workings = await lockFree(work, instances)
    if (workings.size === 0) return 0
    const pairs = await waitingPairs(tx, scope, [...workings.keys()], isoOf(now))
    const taken = await insertCorrelations(
      tx,
      pairs.map(({ message_id, process_key, instance_id }) => {
        return { message_id, process_key, instance_id, correlated_at: isoOf(now) }
      }),
    )
    const own = pairs.filter((pair) => taken.has(correlationKey(pair)))
    const moves = own.flatMap((pair): Move[] => {
      const working = workings.get(pair.instance_id)
      return working === undefined ? [] : [{ working, command: triggerBy(pair) }]
    })
    const refusals = await advance(work, moves)
    // An earlier message of the same batch has ended what this one was for: it may be for somebody else yet.
    const back = own.filter((_, position) => refusals[position] !== null)
    await deleteCorrelations(
      tx,
      back.map(({ message_id, process_key }) => ({ message_id, process_key })),
    )
    await finish(work)
    return own.length - back.length
  })
}

const triggerBy = ({ owner, event, index, variables }: WaitingPair): Move['command'] => ({
  kind: 'trigger',
  owner,
  event,
  index,
  variables: feelFromJson(variables) as FeelContext,
})
