import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { isSuspended, lockFree, lockOne } from '../instances/load.ts'
import { openWork, type Work } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
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
 * message once. Answers how many were given.
 */
export async function correlateMessages(
  setup: EngineSetup,
  database: Database,
  now: Instant,
  scope: Scope = null,
): Promise<number> {
  const around = { setup, database, now, scope }
  const given = scope !== null && 'correlationKeys' in scope ? 0 : await giveToAll(around)
  const begins = scope === null || !('instanceIds' in scope)
  return given + (begins ? await startByMessages(setup, database, now, scope) : 0)
}

interface Around {
  readonly setup: EngineSetup
  readonly database: Database
  readonly now: Instant
  readonly scope: Scope
}

/** What is looked at by name is not left for later where somebody works on it, but waited for, one tree at a time. */
async function giveToAll(around: Around): Promise<number> {
  const instances = await waitingInstances(around.database, around.scope, isoOf(around.now), BATCH)
  const met = new Set<string>()
  const given = await inHalves(instances, (some) => giveToWaiting(around, met, (work) => lockFree(work, some)))
  const busy = around.scope === null ? [] : instances.filter((id) => !met.has(id))
  return given + (await inHalves(busy, (ids) => giveToBusy(around, ids)))
}

async function giveToBusy(around: Around, ids: readonly string[]): Promise<number> {
  let given = 0
  for (const id of ids) given += await giveToWaiting(around, new Set(), (work) => awaitFree(work, id))
  return given
}

async function awaitFree(work: Work, id: string): Promise<ReadonlyMap<string, Working>> {
  const working = await lockOne(work, id)
  const isOpen = working?.state?.status === 'active' && !isSuspended(work, working.rootId)
  return new Map(isOpen ? [[id, working]] : [])
}

function giveToWaiting(
  { setup, database, now, scope }: Around,
  met: Set<string>,
  lock: (work: Work) => Promise<ReadonlyMap<string, Working>>,
): Promise<number> {
  return inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    const workings = await lock(work)
    for (const id of workings.keys()) met.add(id)
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
