import type { Answer, routes } from '@aftersale/contract'
import { accept, type Instant } from '@aftersale/kernel'
import type { Actor, Engine } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { casesOfInstances } from './find-cases.store.ts'

interface TaskSubmission {
  readonly taskId: string
  readonly values: Readonly<Record<string, unknown>>
  /** Who submits, read in the same transaction: the groups of that moment count. */
  readonly actor: (tx: Transaction) => Promise<Actor>
  readonly now: Instant
}

/** Submits what a person decided; answers how the case stands that it belongs to, where it belongs to one. */
export function completeTask(
  database: Database,
  engine: Engine,
  { taskId, values, actor, now }: TaskSubmission,
): Answer<typeof routes.completeTask> {
  return inTransaction(database, async (tx): Answer<typeof routes.completeTask> => {
    const completed = await engine.tasks.complete(tx, taskId, values, await actor(tx), now)
    if (!completed.ok) return completed
    const { instanceId, standing, resolved } = completed.value
    const found = (await casesOfInstances(tx, [instanceId])).get(instanceId)
    const of = { caseId: found?.id ?? null, caseState: found?.status ?? null }
    return accept({ taskId, ...of, completedAt: now, standing: resolved ? 'resolved' : standing })
  })
}
