import { type Answer, type Caller, handle, type RefusalOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, type Instant, type Refusal, type Result, refuse } from '@aftersale/kernel'
import type { Actor, Engine, Handing } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf, grantsOf, knownPersons, sourceScope } from '../access/index.ts'
import { caseSight, taskSight, tasksSeen } from '../cases/index.ts'
import { actorOn } from './actor-on-task.ts'
import { setsDates } from './counts-on-task.ts'
import { completeTasks, handOverTasks } from './many-tasks.ts'
import { readTaskDetail } from './task-detail.view.ts'
import { listCopies, listWork } from './work.view.ts'

export interface TaskRoutesOptions {
  readonly database: Database
  readonly engine: Engine
}

interface Asked {
  readonly params: { readonly id: string }
  readonly caller: Caller
  readonly now: Instant
}

/** What people do with tasks, whatever flow they belong to. */
export function taskRoutes({ database, engine }: TaskRoutesOptions): RouteHandler[] {
  const { tasks } = engine
  /** One operation in one transaction, by the groups that the caller is in at that moment. */
  const by = <T, R extends Refusal>(
    { caller, now, params: { id } }: Asked,
    work: (tx: Transaction, actor: Actor, now: Instant) => Promise<Result<T, R>>,
  ) =>
    inTransaction(database, async (tx): Promise<Result<T, R | NotFound>> => {
      const actor = await actorOn(tx, caller, id)
      return actor === null ? refuse({ code: 'tasks.not-found' }) : work(tx, actor, now)
    })
  const whoAsks = async (caller: Caller) => ({
    actor: await actorOf(database, caller),
    seen: await taskSight(database, caller, 'tasks.see'),
    sight: await caseSight(database, caller, 'tasks.see'),
  })

  return [
    handle(routes.listWork, async ({ query, caller, now }) => {
      const customers = sourceScope(await grantsOf(database, caller), 'customers.see', 'own-too')
      return listWork(database, engine, query, { ...(await whoAsks(caller)), customers }, now)
    }),
    handle(routes.getTask, async ({ params, caller }): Answer<typeof routes.getTask> => {
      const { actor, seen, sight } = await whoAsks(caller)
      const found = await tasksSeen(database, [params.id], seen)
      if (!found.has(params.id)) return refuse({ code: 'tasks.not-found' })
      const onIt = caller.permissions.includes('tasks.do') ? await actorOn(database, caller, params.id) : null
      const datesIt = await setsDates(database, caller, params.id)
      const may = (operation: string) => onIt !== null && (operation !== 'change' || datesIt)
      return readTaskDetail(database, engine, params.id, { actor: onIt ?? actor, sight, may })
    }),
    handle(routes.claimTask, async (call) =>
      simply(await by(call, (tx, actor, now) => tasks.claim(tx, call.params.id, actor, now))),
    ),
    handle(routes.releaseTask, async (call) =>
      simply(await by(call, (tx, actor, now) => tasks.release(tx, call.params.id, actor, now))),
    ),
    handle(routes.assignTask, (call) =>
      toSomebody(database, call.body, (handing) =>
        by(call, (tx, actor, now) => tasks.assign(tx, call.params.id, handing, actor, now)),
      ),
    ),
    handle(routes.delegateTask, (call) =>
      toSomebody(database, call.body, (handing) =>
        by(call, (tx, actor, now) => tasks.delegate(tx, call.params.id, handing, actor, now)),
      ),
    ),
    handle(routes.saveDraft, async (call) =>
      simply(await by(call, (tx, actor, now) => tasks.saveDraft(tx, call.params.id, call.body.values, actor, now))),
    ),
    handle(routes.addApprover, async (call) => {
      const added = { who: known(call.body.who), before: call.body.before === null ? null : known(call.body.before) }
      const unknown = await whoIsUnknown(database, [added.who])
      if (unknown !== null) return refuse(unknown)
      const answer = await by(call, (tx, actor, now) => tasks.addApprover(tx, call.params.id, added, actor, now))
      if (!answer.ok) return answer
      const { taskId, standing, approver } = answer.value
      return accept({ taskId, standing, assignee: approver })
    }),
    handle(routes.sendBackTask, async (call) =>
      simply(await by(call, (tx, actor, now) => tasks.sendBack(tx, call.params.id, call.body, actor, now))),
    ),
    handle(routes.withdrawTask, async (call) => {
      const answer = await by(call, (tx, actor, now) => tasks.withdraw(tx, call.params.id, actor, now))
      return answer.ok ? accept({ taskId: answer.value.taskId }) : answer
    }),
    handle(routes.urgeTask, async (call) =>
      simply(await by(call, (tx, actor, now) => tasks.urge(tx, call.params.id, actor, now))),
    ),
    handle(routes.copyTask, async (call): Answer<typeof routes.copyTask> => {
      const to = call.body.to.map(known)
      const unknown = await whoIsUnknown(database, to)
      if (unknown !== null) return refuse(unknown)
      return simply(await by(call, (tx, actor, now) => tasks.copy(tx, call.params.id, to, actor, now)))
    }),
    handle(routes.changeTask, async (call) => {
      const { priority, dueAt, followUpAt } = call.body
      const change = {
        ...(priority !== undefined && { priority }),
        ...(dueAt !== undefined && { dueAt }),
        ...(followUpAt !== undefined && { followUpAt }),
      }
      const done = await by<Done, RefusalOf<typeof routes.changeTask>>(call, async (tx, actor, now) =>
        (await setsDates(tx, call.caller, call.params.id))
          ? tasks.change(tx, call.params.id, change, actor, now)
          : refuse({ code: 'access.not-permitted', permission: 'cases.change' }),
      )
      return simply(done)
    }),
    handle(routes.completeTasks, (call) => completeTasks(database, engine, call)),
    handle(routes.assignTasks, (call) => toSomebody(database, call.body, () => handOverTasks(database, engine, call))),
    handle(routes.listCopies, ({ query, caller }) => listCopies(database, engine, query, caller.email)),
    handle(routes.seeCopy, async (call) => {
      const { caller, now, params } = call
      const seen = await inTransaction(database, async (tx) =>
        tasks.seeCopy(tx, params.id, await actorOf(tx, caller), now),
      )
      return seen.ok ? accept(undefined) : seen
    }),
  ]
}

/** People are known by their e-mail addresses, however they are written. */
export const known = (person: string) => person.trim().toLowerCase()

type Unknown = { readonly code: 'tasks.person-unknown'; readonly person: string }

/** The first of these that nobody here is. */
export async function whoIsUnknown(database: Database, persons: readonly string[]): Promise<Unknown | null> {
  const found = await knownPersons(database, persons)
  const person = persons.find((one) => !found.has(one))
  return person === undefined ? null : { code: 'tasks.person-unknown', person }
}

async function toSomebody<T, R extends Refusal>(
  database: Database,
  { to, comment }: Handing,
  work: (handing: Handing) => Promise<Result<T, R>>,
): Promise<Result<T, R | Unknown>> {
  const unknown = await whoIsUnknown(database, [known(to)])
  return unknown === null ? work({ to: known(to), comment }) : refuse(unknown)
}

type NotFound = { readonly code: 'tasks.not-found' }
type Done = { readonly taskId: string; readonly standing: 'done' | 'being-checked' }

const simply = <R extends Refusal>(answer: Result<Done, R>): Result<Done, R> =>
  answer.ok ? accept({ taskId: answer.value.taskId, standing: answer.value.standing }) : answer
