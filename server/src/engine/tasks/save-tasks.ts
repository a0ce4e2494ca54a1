import { feelToJson } from '@aftersale/feel'
import { isoOf } from '@aftersale/kernel'
import type { Changes } from '../instances/changes.ts'
import { formOf } from '../instances/form-of.ts'
import { isSuspended } from '../instances/load.ts'
import { taskIdentity, type WaitingTask } from '../instances/waits.ts'
import type { Work } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import { nodeOf } from '../name.ts'
import { claimableBy } from './actor.ts'
import { cameFrom } from './came-from.ts'
import {
  type ClosedRow,
  closeUserTasks,
  insertUserTasks,
  type KeptRow,
  type OwnedRow,
  updateOwners,
  updateUserTasks,
} from './tasks.store.ts'
import { whyCanceled } from './why-canceled.ts'

/** Opens, changes and closes the rows of user tasks. What nobody answered was taken away: it is canceled. */
export async function saveTasks(work: Work, changes: ReadonlyMap<Working, Changes>): Promise<void> {
  const { tx, now, setup } = work
  const at = isoOf(now)
  const closed = [...changes].flatMap(([working, { tasks }]) => tasks.closed.map((task) => closedRow(working, task)))
  await closeUserTasks(tx, closed, at)
  const changed: KeptRow[] = []
  const opened: Parameters<typeof insertUserTasks>[1][number][] = []
  for (const [working, { tasks }] of changes) {
    for (const task of tasks.changed) changed.push(await kept(work, working, task))
    const after = tasks.opened.length === 0 ? null : cameFrom(working)
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
        after_visit: after,
      })
    }
  }
  await updateUserTasks(tx, changed, at)
  await updateOwners(tx, [...changes.keys()].flatMap(ownedRows))
  await insertUserTasks(tx, opened)
}

function closedRow(working: Working, task: WaitingTask): ClosedRow {
  const { visit, signer } = task
  const identity = { instance_id: working.id, visit, signer }
  const answer = working.answers.get(taskIdentity(visit, signer))
  if (answer === undefined) {
    const { why, by } = whyCanceled(working, task)
    const nothing = { completed_by: null, submitted: null }
    return { ...identity, ...nothing, status: 'canceled', canceled_by: by, cancel_why: why }
  }
  const submitted = JSON.stringify(feelToJson(answer.submitted))
  const given = { completed_by: answer.by, submitted }
  return { ...identity, ...given, status: 'completed', canceled_by: null, cancel_why: null }
}

/** What a row repeats of the wait. An approver's part is for that approver alone. */
async function kept(work: Work, working: Working, { visit, element, task, signer }: WaitingTask): Promise<KeptRow> {
  return {
    instance_id: working.id,
    visit,
    signer,
    assignee: signer ?? task.assignee,
    candidate_groups: signer === null ? task.candidateGroups : [],
    candidate_users: signer === null ? task.candidateUsers : [],
    claimable_by: signer === null ? claimableBy(task) : [],
    form_id: task.formId === null ? null : await formOf(work, working, element, task.formId),
    priority: task.priority,
    due_at: task.dueDate,
    follow_up_at: task.followUpDate,
  }
}

/** A delegated task has an owner until it is done, or somebody gets it for good. */
function ownedRows({ id, events }: Working): OwnedRow[] {
  const rows = events.flatMap((event): OwnedRow[] => {
    if (event.kind !== 'task') return []
    const { owner, delegated, assigned, released, resolved, claimed } = event.data
    if (typeof owner === 'string' && delegated !== undefined) return [{ instance_id: id, visit: event.key, owner }]
    const isOver = [assigned, released, resolved, claimed].some((one) => one !== undefined)
    return isOver ? [{ instance_id: id, visit: event.key, owner: null }] : []
  })
  return [...new Map(rows.map((row) => [row.visit, row])).values()]
}
