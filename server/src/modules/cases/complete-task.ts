import type { Answer, routes } from '@aftersale/contract'
import { accept, type Instant, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { caseOfInstance } from './case.store.ts'

export interface TaskSubmission {
  readonly taskId: string
  readonly values: Readonly<Record<string, unknown>>
  readonly by: string
  readonly now: Instant
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** Submits what a person decided, if the form allows it. Of two at once one wins; the other is told when it was closed. */
export function completeTask(
  database: Database,
  engine: Engine,
  { taskId, values, by, now }: TaskSubmission,
): Answer<typeof routes.completeTask> {
  return inTransaction(database, async (tx): Answer<typeof routes.completeTask> => {
    if (!UUID.test(taskId)) return refuse({ code: 'tasks.not-found' })
    const completed = await engine.completeUserTask(tx, taskId, values, by, now)
    if (!completed.ok) return completed
    const { id, status } = await caseOfInstance(tx, completed.value.instanceId)
    return accept({ taskId, caseId: id, caseState: status, completedAt: now })
  })
}
