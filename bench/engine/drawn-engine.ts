import { Engine, type JobHandlers, type Start } from '../../server/src/engine/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { newId } from '../../server/src/platform/ids.ts'
import type { Log } from '../../server/src/platform/log.ts'
import { inTransaction } from '../../server/src/platform/transaction.ts'
import { drawnFlow } from './drawn-flow.ts'
import { chunks, perSecond } from './measure.ts'

/** Instances that are begun in one transaction. */
const BATCH = 1_000

/** An engine with this work, for flows that are drawn where they are measured. */
export const drawnEngine = (log: Pick<Log, 'error'>, handlers: JobHandlers = {}): Engine =>
  new Engine({ handlers, listeners: [], newId, log, zone: 'Asia/Shanghai' })

/** Deploys a process; its id is the file's name. */
export async function deployFlow(
  database: Database,
  engine: Engine,
  id: string,
  ...elements: Parameters<typeof drawnFlow>[1]
): Promise<void> {
  const file = { name: `${id}.bpmn`, content: drawnFlow(id, elements) }
  const deployed = await inTransaction(database, (tx) => engine.deploy(tx, [file], systemClock.now()))
  if (!deployed.ok) throw new Error(`expected ${id} to be deployable, got ${JSON.stringify(deployed.refusal)}`)
}

export type Variables = Readonly<Record<string, unknown>>

/** As many to start as there are variables. */
export const startsOf = (variables: readonly Variables[]): Start[] =>
  variables.map((given) => {
    const id = newId(systemClock.now())
    return { id, businessKey: id, variables: { ...given, key: id } }
  })

export const startAll = (database: Database, engine: Engine, id: string, starts: readonly Start[]): Promise<void> =>
  inTransaction(database, (tx) => engine.startInstances(tx, id, starts, systemClock.now()))

/** Begins instances in batches, for no longer than so many milliseconds; answers what was begun, and how many a second. */
export async function begin(
  database: Database,
  engine: Engine,
  id: string,
  starts: readonly Start[],
  longest?: number,
): Promise<{ readonly ids: readonly string[]; readonly rate: number }> {
  const ids: string[] = []
  const pieces = chunks(starts, BATCH).map((batch) => async () => {
    await startAll(database, engine, id, batch)
    for (const one of batch) ids.push(one.id)
    return batch.length
  })
  return { rate: await perSecond(pieces, 2, longest), ids }
}

/** So many times these variables. */
export const copies = (count: number, variables: Variables = {}): Variables[] =>
  Array.from({ length: count }, () => variables)
