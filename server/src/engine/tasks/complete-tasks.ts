import { accept, type Instant, isId, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { advance } from '../instances/advance.ts'
import { finish } from '../instances/finish.ts'
import { lockFree } from '../instances/load.ts'
import { type At, openWork } from '../instances/work.ts'
import type { Move, Working } from '../instances/working.ts'
import { inHalves } from '../loops/in-halves.ts'
import type { EngineSetup } from '../setup.ts'
import type { Actor } from './actor.ts'
import { commandsOf, type Doing, standingOf, taskAtHand } from './command-task.ts'
import {
  type Completed,
  type CompletionRefused,
  completeTask,
  decideCompletion,
  type Submission,
} from './complete-task.ts'
import { readUserTasks, type TaskRow } from './tasks.store.ts'

type Answer = Result<Completed, CompletionRefused>

/** Tasks of one transaction. */
const BATCH = 500

/**
 * Completes many tasks, each as if it were alone: what one is refused for holds up no other. Those that can be done together
 * are stepped and written together; the others, such as a second task of the same tree, one by one.
 */
export async function completeTasks(
  setup: EngineSetup,
  database: Database,
  many: readonly Submission[],
  actor: Actor,
  now: () => Instant,
): Promise<Answer[]> {
  const answers = new Map<Submission, Answer>()
  for (let from = 0; from < many.length; from += BATCH) {
    await inHalves(many.slice(from, from + BATCH), async (some) => {
      const done = await inTransaction(database, (tx) => completeTogether({ setup, tx, now: now() }, some, actor))
      for (const [one, answer] of done) answers.set(one, answer)
      return done.size
    })
  }
  const all: Answer[] = []
  for (const one of many) {
    const alone = () => inTransaction(database, (tx) => completeTask({ setup, tx, now: now() }, one, actor))
    all.push(answers.get(one) ?? (await alone()))
  }
  return all
}

interface Chosen {
  readonly task: TaskRow
  readonly working: Working
  readonly doing: Doing
  readonly moves: readonly Move[]
}

/** Of these: the first of each tree that nobody else works on, unless what was submitted concerns more than its instance. */
async function completeTogether(at: At, some: readonly Submission[], actor: Actor): Promise<Map<Submission, Answer>> {
  const ids = some.map(({ id }) => id).filter(isId)
  const work = openWork(at)
  const active = await lockFree(
    work,
    [...(await readUserTasks(at.tx, ids)).values()].map(({ instance_id }) => instance_id),
  )
  const rows = await readUserTasks(at.tx, ids)
  const answers = new Map<Submission, Answer>()
  const chosen = new Map<Submission, Chosen>()
  const taken = new Set<string>()
  for (const one of some) {
    const row = rows.get(one.id)
    const working = active.get(row?.instance_id ?? '')
    if (working === undefined || taken.size === taken.add(working.rootId).size) continue
    const task = taskAtHand(row, working, work)
    const decided = task.ok ? await decideCompletion(task.value, one, actor) : task
    if (!decided.ok) answers.set(one, decided)
    else if (task.ok && decided.value.resolved === null) {
      const { doing } = decided.value
      const moves = commandsOf(doing, task.value.task, working, at.now).map((command) => ({ working, command }))
      chosen.set(one, { task: task.value.task, working, doing, moves })
    }
  }
  const moves = [...chosen.values()].flatMap((one) => one.moves)
  const refusals = await advance(work, moves)
  await finish(work)
  const refused = new Set(moves.filter((_, position) => refusals[position] !== null))
  for (const [one, { task, working, doing, moves: own }] of chosen) {
    if (own.some((move) => refused.has(move))) continue
    const standing = standingOf(task, working, doing)
    answers.set(
      one,
      standing === null
        ? refuse({ code: 'tasks.denied' })
        : accept({ taskId: task.id, instanceId: task.instance_id, standing, resolved: false }),
    )
  }
  return answers
}
