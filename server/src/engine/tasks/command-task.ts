import { accept, type Instant, isId, type Refusal, type Result, refuse } from '@aftersale/kernel'
import type { Command, FlowNode, StepRefusal, UserTaskWait } from '@aftersale/process'
import { commandInstance, type InstanceRefusal } from '../instances/command-instance.ts'
import type { At, Work } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import { nodeOf } from '../name.ts'
import { askFirst, type Listened, toldOf } from './listened-task.ts'
import { noteTask, type TaskNote } from './task-note.ts'
import type { Closing, Denied, TaskGone } from './task-refusal.ts'
import { readUserTask, type TaskRow } from './tasks.store.ts'

/** An open task whose instance is locked, so that nobody else changes it until the transaction ends. */
export interface TaskAtHand {
  readonly task: TaskRow
  readonly wait: UserTaskWait
  readonly node: Extract<FlowNode, { kind: 'userTask' }>
  readonly working: Working
  readonly work: Work
}

/** What is done to a task: commands for its instance, what its listeners are asked first, what the history says of it. */
export interface Doing {
  readonly commands?: readonly Command[]
  readonly ask?: Listened & { readonly on: Parameters<typeof askFirst>[0] }
  readonly note?: TaskNote
}

/** `being-checked`: a listener outside this program was asked, and it happens when that agrees. */
export interface TaskDone {
  readonly taskId: string
  readonly instanceId: string
  readonly standing: 'done' | 'being-checked'
}

type Decide<Own extends Refusal> = (task: TaskAtHand) => Promise<Result<Doing, Own>> | Result<Doing, Own>

/**
 * One operation on an open task, which is one compare-and-set: the instance is locked first, then the task is looked at,
 * and of all who want it at once the first alone finds it as they saw it. The others are told what it has become.
 */
export async function commandTask<Own extends Refusal>(
  at: At,
  taskId: string,
  decide: Decide<Own>,
): Promise<Result<TaskDone, Own | TaskGone | Denied>> {
  const found = isId(taskId) ? await readUserTask(at.tx, taskId) : undefined
  if (found === undefined) return refuse({ code: 'tasks.not-found' })
  let after: { readonly working: Working; readonly doing: Doing } | undefined
  const answer = await commandInstance<Own | TaskGone>(at, found.instance_id, async (working, work) => {
    const task = taskAtHand(await readUserTask(at.tx, taskId), working, work)
    if (!task.ok) return task
    const decided = await decide(task.value)
    if (!decided.ok) return decided
    after = { working, doing: decided.value }
    return accept(commandsOf(decided.value, task.value.task, working, at.now))
  })
  if (!answer.ok) return refuse(await refusalOf<Own>(answer.refusal, at, taskId))
  if (after === undefined) throw new Error(`expected the task ${taskId} to have been looked at`)
  const standing = standingOf(found, after.working, after.doing)
  return standing === null
    ? refuse({ code: 'tasks.denied' })
    : accept({ taskId, instanceId: found.instance_id, standing })
}

/** A task as its locked instance has it; `row` was read after the lock was had. */
export function taskAtHand(row: TaskRow | undefined, working: Working, work: Work): Result<TaskAtHand, TaskGone> {
  if (row === undefined) return refuse({ code: 'tasks.not-found' })
  if (row.status !== 'open') return refuse(closed(row, work.now))
  const { wait } = working.state?.elements.find(({ key }) => key === row.visit) ?? {}
  if (wait?.kind === 'job') return refuse({ code: 'tasks.being-checked' })
  const node = nodeOf(working.deployed.process, row.element)
  if (wait?.kind !== 'user-task' || node.kind !== 'userTask') {
    throw new Error(`expected the visit ${row.visit} to wait for the task ${row.id}, found ${wait?.kind}`)
  }
  return accept({ task: row, wait, node, working, work })
}

export function commandsOf(
  { commands = [], ask, note }: Doing,
  task: TaskRow,
  working: Working,
  now: Instant,
): Command[] {
  if (note !== undefined) noteTask(working, task, note, now)
  return ask === undefined ? [...commands] : [...commands, askFirst(ask.on, ask)]
}

/** Null where a listener said no: then the task waits as it did, and nothing tells of what was asked for. */
export function standingOf({ visit }: TaskRow, { state, events }: Working, { commands = [], ask }: Doing) {
  const element = state?.elements.find(({ key }) => key === visit)
  if (element?.wait.kind === 'job') return 'being-checked'
  const signs = commands.find((command) => command.kind === 'sign')
  if (signs !== undefined && element?.wait.kind === 'user-task') {
    return element.wait.signers?.some(({ who, status }) => who === signs.who && status === 'open') ? null : 'done'
  }
  const completes = commands.some(({ kind }) => kind === 'complete-user-task')
  if (completes) return element === undefined || element.wait.kind !== 'user-task' ? 'done' : null
  const happened = ask === undefined || events.some((event) => event.kind === 'task' && isSame(event.data, toldOf(ask)))
  return happened ? 'done' : null
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** What became of a task that is not open any more. */
function closed(task: TaskRow, now: Instant): Extract<TaskGone, { code: 'tasks.not-open' }> {
  const how = task.status === 'completed' ? 'completed' : ((task.cancel_why ?? 'interrupted') as Closing)
  const closedAt = task.completed_at ?? task.canceled_at ?? now
  return { code: 'tasks.not-open', closedAt, by: task.completed_by ?? task.canceled_by, how }
}

async function refusalOf<Own extends Refusal>(
  refusal: Own | TaskGone | InstanceRefusal | StepRefusal,
  at: At,
  taskId: string,
): Promise<Own | TaskGone> {
  switch (refusal.code) {
    case 'engine.instance-not-found':
      return { code: 'tasks.not-found' }
    case 'engine.instance-suspended':
      return { code: 'tasks.suspended' }
    case 'engine.instance-ended': {
      const task = await readUserTask(at.tx, taskId)
      return task === undefined ? { code: 'tasks.not-found' } : closed(task, at.now)
    }
    case 'process.cannot-send-back':
      // A target that the model names, but that lies within a loop or beside this scope: it cannot be gone back to from here.
      return { code: 'tasks.cannot-send-back', to: 'to' in refusal ? refusal.to : '', allowed: [] } as unknown as Own
    default:
      if (refusal.code.startsWith('process.')) {
        throw new Error(`expected the task ${taskId} to take the command, got ${JSON.stringify(refusal)}`)
      }
      return refusal as Own | TaskGone
  }
}
