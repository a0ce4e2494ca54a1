import { accept, isId, type Result, refuse } from '@aftersale/kernel'
import { INSTANCE } from '@aftersale/process'
import { commandInstance } from '../instances/command-instance.ts'
import type { At } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import type { Actor } from './actor.ts'
import { noteTask } from './task-note.ts'
import type { TaskGone } from './task-refusal.ts'
import { readOpenedAfter, readReopened, readUserTask, type TaskRow, writeDraft } from './tasks.store.ts'
import { type WhyNotWithdraw, whyNotWithdraw } from './why-not-withdraw.ts'

type WithdrawRefusal = Exclude<TaskGone, { code: 'tasks.not-open' | 'tasks.being-checked' }> | WhyNotWithdraw

/**
 * 撤回: whoever completed a task takes it back while nobody has touched what it led to: no next task was claimed, handed
 * over, drafted or done, and nothing happened in between but gateways, rules and formulas. The next tasks are gone, and
 * the task opens anew for that person, with what they had submitted as a draft.
 */
export async function withdrawTask(
  at: At,
  taskId: string,
  actor: Actor,
): Promise<Result<{ readonly taskId: string; readonly instanceId: string }, WithdrawRefusal>> {
  const done = isId(taskId) ? await readUserTask(at.tx, taskId) : undefined
  if (done === undefined) return refuse({ code: 'tasks.not-found' })
  let after: Working | undefined
  const answer = await commandInstance<WithdrawRefusal>(at, done.instance_id, async (working) => {
    const next = await readOpenedAfter(at.tx, done.instance_id, done.visit)
    const task = (await readUserTask(at.tx, taskId)) ?? done
    const refused = whyNotWithdraw(task, next, actor)
    if (refused !== null) return refuse(refused)
    after = working
    noteTask(working, task, { withdrawn: true, by: actor.who }, at.now)
    const scope = working.state?.elements.find(({ key }) => key === next[0]?.visit)?.scope ?? INSTANCE
    const again = { element: task.element, scope: scope === INSTANCE ? null : scope, variables: {} }
    const terminate = next.map(({ visit }) => visit)
    return accept([{ kind: 'modify', terminate, activate: [again], by: actor.who }])
  })
  if (answer.ok && after !== undefined) return accept(await giveBack(at, done, after, actor))
  if (answer.ok) throw new Error(`expected the instance of the task ${taskId} to have been asked`)
  const { refusal } = answer
  switch (refusal.code) {
    case 'tasks.not-found':
    case 'tasks.suspended':
    case 'tasks.completed-by-other':
    case 'tasks.cannot-withdraw':
      return refuse(refusal)
    case 'engine.instance-not-found':
      return refuse({ code: 'tasks.not-found' })
    case 'engine.instance-suspended':
      return refuse({ code: 'tasks.suspended' })
    case 'engine.instance-ended': {
      const next = await readOpenedAfter(at.tx, done.instance_id, done.visit)
      const ended = { code: 'tasks.cannot-withdraw', why: 'went-on', by: null, at: null } as const
      return refuse(whyNotWithdraw(done, next, actor) ?? ended)
    }
    default:
      throw new Error(`expected the task ${taskId} to open anew, got ${JSON.stringify(refusal)}`)
  }
}

/** The task is its person's again, as it was submitted; where the flow checks new tasks first, it opens like any other. */
async function giveBack(at: At, done: TaskRow, { before, state, id }: Working, { who }: Actor) {
  const first = before?.nextKey ?? 0
  const visit = state?.elements.find(({ key, element }) => key >= first && element === done.element)?.key
  const opened = visit === undefined ? undefined : await readReopened(at.tx, id, visit)
  if (opened === undefined) return { taskId: done.id, instanceId: id }
  const changes = { assignee: who }
  const given = await commandInstance(at, id, () => accept([{ kind: 'update-user-task', key: opened.visit, changes }]))
  if (!given.ok) throw new Error(`expected the task ${opened.id} to be given back, got ${given.refusal.code}`)
  await writeDraft(at, opened.id, done.submitted ?? {})
  return { taskId: opened.id, instanceId: id }
}
