import type { Answer, Caller, routes } from '@aftersale/contract'
import { accept, type Instant, refuse } from '@aftersale/kernel'
import type { Engine } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf } from '../access/index.ts'
import { submissionRights } from './field-rights/submissions.ts'
import { casesOfInstances } from './find-cases.store.ts'
import { linkedBySubmissions } from './linked-by-submissions.ts'
import { caseSight } from './sight/case-sight.ts'
import { taskSight, tasksSeen } from './sight/task-sight.ts'

interface TaskSubmission {
  readonly taskId: string
  readonly values: Readonly<Record<string, unknown>>
  /** Who submits: their groups and roles of that moment count. */
  readonly caller: Caller
  readonly now: Instant
}

/** Submits what a person decided; answers how the case stands that it belongs to, where it belongs to one. */
export async function completeTask(
  database: Database,
  engine: Engine,
  { taskId, values, caller, now }: TaskSubmission,
): Answer<typeof routes.completeTask> {
  // Before the transaction: what somebody may see is asked of connections of its own.
  const linked = (await linkedBySubmissions(database, engine, caller, [{ id: taskId, values }])).get(taskId)
  return inTransaction(database, async (tx): Answer<typeof routes.completeTask> => {
    const seen = await tasksSeen(tx, [taskId], await taskSight(tx, caller, 'tasks.do'))
    if (!seen.has(taskId)) return refuse({ code: 'tasks.not-found' })
    const sight = await caseSight(tx, caller, 'tasks.do')
    const rights = (await submissionRights(tx, engine, sight, [{ id: taskId, values }])).get(taskId)
    if (rights !== undefined && !rights.ok) return rights
    const own = { ...(rights !== undefined && { rights: rights.value }), ...(linked !== undefined && { linked }) }
    const completed = await engine.tasks.complete(tx, taskId, values, await actorOf(tx, caller), now, own)
    if (!completed.ok) return completed
    const { instanceId, standing, resolved } = completed.value
    const found = (await casesOfInstances(tx, [instanceId])).get(instanceId)
    const of = { caseId: found?.id ?? null, caseState: found?.status ?? null }
    return accept({ taskId, ...of, completedAt: now, standing: resolved ? 'resolved' : standing })
  })
}
