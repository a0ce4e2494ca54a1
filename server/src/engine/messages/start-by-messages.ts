import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { type At, openWork, type Work } from '../instances/work.ts'
import { type Move, newWorking } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import {
  correlationKey,
  deleteCorrelations,
  insertCorrelations,
  insertMessageStarts,
  type Scope,
  type StartPair,
  startPairs,
} from './messages.store.ts'

const BATCH = 500

/**
 * Begins the processes that messages begin. Of a process, one instance at a time runs that a message with a correlation key
 * began: a second message with the key waits until it has ended.
 */
export async function startByMessages(
  setup: EngineSetup,
  database: Database,
  now: Instant,
  scope: Scope,
): Promise<number> {
  const start = (choose: (tx: Transaction) => Promise<readonly StartPair[]>) =>
    inTransaction(database, async (tx) => startAll({ setup, tx, now }, await choose(tx)))
  try {
    return await start((tx) => startPairs(tx, scope, isoOf(now), BATCH))
  } catch (error) {
    if (isOutage(error)) throw error
    return inHalves(await startPairs(database, scope, isoOf(now), BATCH), (pairs) => start(async () => pairs))
  }
}

async function startAll(at: At, pairs: readonly StartPair[]): Promise<number> {
  const work = openWork(at)
  const chosen = await reserve(work, pairs)
  if (chosen.length === 0) return 0
  const moves: Move[] = []
  for (const { id, pair } of chosen) moves.push(await startOf(work, id, pair))
  const refused = (await advance(work, moves)).find((refusal) => refusal !== null)
  if (refused !== undefined) throw new Error(`expected a message to begin its process, got ${refused.code}`)
  await finish(work)
  return chosen.length
}

/** Those pairs that nobody else has begun meanwhile, with the ids of their instances. */
async function reserve({ tx, now, setup }: Work, pairs: readonly StartPair[]) {
  const keys = new Set<string>()
  const drafts = pairs.flatMap((pair) => {
    const key = `${pair.process_key} ${pair.correlation_key}`
    if (pair.correlation_key !== '' && keys.has(key)) return []
    keys.add(key)
    return [{ id: setup.newId(now), pair }]
  })
  const taken = await insertCorrelations(
    tx,
    drafts.map(({ id, pair: { message_id, process_key } }) => {
      return { message_id, process_key, instance_id: id, correlated_at: isoOf(now) }
    }),
  )
  const own = drafts.filter(({ pair }) => taken.has(correlationKey(pair)))
  const keyed = own.filter(({ pair }) => pair.correlation_key !== '')
  const reserved = await insertMessageStarts(
    tx,
    keyed.map(({ id, pair: { process_key, correlation_key } }) => ({ process_key, correlation_key, instance_id: id })),
  )
  const back = keyed.filter(({ id }) => !reserved.has(id))
  await deleteCorrelations(
    tx,
    back.map(({ pair: { message_id, process_key } }) => ({ message_id, process_key })),
  )
  return own.filter((one) => !back.includes(one))
}

async function startOf(work: Work, id: string, pair: StartPair): Promise<Move> {
  const deployed = await work.setup.definitions.processById(work.tx, pair.definition_id)
  const businessKey = pair.correlation_key
  const working = newWorking({ id, businessKey, correlationKey: businessKey || null }, deployed, work.now)
  work.workings.set(id, working)
  const by = { event: pair.event, index: pair.index }
  return {
    working,
    command: { kind: 'start', variables: feelFromJson(pair.variables) as FeelContext, businessKey, by },
  }
}
