import { feelToJson } from '@aftersale/feel'
import { isoOf } from '@aftersale/kernel'
import type { Changes } from '../instances/changes.ts'
import { formOf } from '../instances/form-of.ts'
import { isSuspended } from '../instances/load.ts'
import { taskIdentity, type WaitingTask } from '../instances/waits.ts'
import type { Work } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import { nodeOf } from '../name.ts'
import { closeUserTasks, insertUserTasks, updateUserTasks } from './tasks.store.ts'

/** Opens, changes and closes the rows of user tasks. What nobody answered was taken away: it is canceled. */
export async function saveTasks(work: Work, changes: ReadonlyMap<Working, Changes>): Promise<void> {
  const { tx, now, setup } = work
  const at = isoOf(now)
  const closed = [...changes].flatMap(([working, { tasks }]) => tasks.closed.map((task) => closedRow(working, task)))
  await closeUserTasks(tx, closed, at)
  const changed: Parameters<typeof updateUserTasks>[1][number][] = []
  const opened: Parameters<typeof insertUserTasks>[1][number][] = []
  for (const [working, { tasks }] of changes) {
    for (const task of tasks.changed) changed.push(await kept(work, working, task))
    for (const task of tasks.opened) {
      opened.push({
        ...(await kept(work, working, task)),
        id: setup.newId(now),
        root_id: working.rootId,
        process_key: working.deployed.process.id,
        element: task.element,
        name: nodeOf(working.deployed.process, task.element).name,
        suspended: isSuspended(work, working.rootId),
        status: 'open',
        created_at: at,
      })
    }
  }
  await updateUserTasks(tx, changed)
  await insertUserTasks(tx, opened)
}

function closedRow({ id, answers }: Working, { visit, signer }: WaitingTask) {
  const answer = answers.get(taskIdentity(visit, signer))
  return {
    instance_id: id,
    visit,
    signer,
    status: answer === undefined ? 'canceled' : 'completed',
    completed_by: answer?.by ?? null,
    submitted: answer === undefined ? null : JSON.stringify(feelToJson(answer.submitted)),
  }
}

/** What a row repeats of the wait. An approver's part is for that approver alone. */
async function kept(work: Work, working: Working, { visit, element, task, signer }: WaitingTask) {
  return {
    instance_id: working.id,
    visit,
    signer,
    assignee: signer ?? task.assignee,
    candidate_groups: signer === null ? task.candidateGroups : [],
    candidate_users: signer === null ? task.candidateUsers : [],
    form_id: task.formId === null ? null : await formOf(work, working, element, task.formId),
    priority: task.priority,
    due_at: task.dueDate,
    follow_up_at: task.followUpDate,
  }
}
