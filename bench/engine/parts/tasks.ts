import { sql } from 'kysely'
import type { Actor, Engine } from '../../../server/src/engine/index.ts'
import { systemClock } from '../../../server/src/platform/clock.ts'
import type { Database } from '../../../server/src/platform/database.ts'
import { inTransaction } from '../../../server/src/platform/transaction.ts'
import { CONNECTIONS } from '../bench-database.ts'
import { begin, copies, deployFlow, drawnEngine, startsOf } from '../drawn-engine.ts'
import { user } from '../drawn-flow.ts'
import { chunks, perSecond } from '../measure.ts'
import { nothingToClose, type Part } from '../part.ts'

const EACH = 1_000
const BATCH = 100

/** What a person submits. */
export const ANSWER = { approved: true, note: '同意' }
const LIN: Actor = { who: 'lin@example.com', groups: ['agents'], isAdministrator: false }

/** Deploys a process that waits for one person. */
export const deployAsked = (database: Database, engine: Engine): Promise<void> =>
  deployFlow(database, engine, 'asked', user('Decide', 'agents'))

/** Begins instances that wait for a person; answers the ids of their tasks, and how many were begun a second. */
export async function openTasks(database: Database, engine: Engine, count: number) {
  const { ids, rate } = await begin(
    database,
    engine,
    'asked',
    startsOf(copies(count, { amount: 120, reason: '尺码不合' })),
  )
  const { rows } = await sql<{ id: string }>`
    select id from user_task where status = 'open' and instance_id = any(${[...ids]}::uuid[]) order by id`.execute(
    database,
  )
  return { tasks: rows.map(({ id }) => id), rate }
}

/** Completes these tasks in one transaction. */
export async function complete(database: Database, engine: Engine, tasks: readonly string[]): Promise<number> {
  await inTransaction(database, async (tx) => {
    for (const id of tasks) {
      const done = await engine.tasks.complete(tx, id, ANSWER, LIN, systemClock.now())
      if (!done.ok) throw new Error(`expected the task ${id} to be completed, got ${done.refusal.code}`)
    }
  })
  return tasks.length
}

export const tasks: Part = {
  says: { en: 'Resumed by a person: start, user task, end', 'zh-CN': '由人工任务继续：开始、人工任务、结束' },
  figures: {
    started: {
      says: { en: 'begun up to the task, 1000 a transaction', 'zh-CN': '启动到任务，每个事务 1000 个' },
      unit: 'per-second',
    },
    singles: {
      says: { en: `completed singly, ${CONNECTIONS} at once`, 'zh-CN': `逐个完成，${CONNECTIONS} 个并发` },
      unit: 'per-second',
    },
    batches: {
      says: { en: `completed, ${BATCH} a transaction, one after the other`, 'zh-CN': `每个事务依次完成 ${BATCH} 个` },
      unit: 'per-second',
    },
  },
  async open({ home: { database }, server: { log }, scaled }) {
    const engine = drawnEngine(log)
    await deployAsked(database, engine)
    return {
      round: async () => {
        const each = scaled(EACH)
        const { tasks: opened, rate: started } = await openTasks(database, engine, 2 * each)
        const single = opened.slice(0, each).map((id) => () => complete(database, engine, [id]))
        const batch = chunks(opened.slice(each), BATCH).map((ids) => () => complete(database, engine, ids))
        return { started, singles: await perSecond(single, CONNECTIONS), batches: await perSecond(batch, 2) }
      },
      close: nothingToClose,
    }
  },
}
