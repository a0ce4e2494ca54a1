import type { routes } from '@aftersale/contract'
import { type Answer, type Call, type KnownRefusal, type Language, languageOf, sentenceOf } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Actor, Engine } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf, keysMadeBy, passGroups, passRoles } from '../access/index.ts'
import { caseSight, linkedBySubmissions, submissionRights, taskSight, tasksSeen } from '../cases/index.ts'
import { passWatching } from '../conversations/index.ts'
import { actorOn } from './actor-on-task.ts'
import { stillCountingOn } from './still-counting-on.ts'

/** Completes tasks, many at once: one that cannot be done holds up no other. */
export async function completeTasks(database: Database, engine: Engine, call: Call<typeof routes.completeTasks>) {
  const { caller, requestHeaders, now, body } = call
  const language = languageOfCaller(requestHeaders)
  const actor = await actorOf(database, caller)
  const ids = body.tasks.map(({ id }) => id)
  const seen = await tasksSeen(database, ids, await taskSight(database, caller, 'tasks.do'))
  const rights = await submissionRights(database, engine, await caseSight(database, caller, 'tasks.do'), body.tasks)
  const linked = await linkedBySubmissions(database, engine, caller, body.tasks)
  const doable = body.tasks.flatMap((task) => {
    const own = rights.get(task.id)
    if (!seen.has(task.id) || own?.ok === false) return []
    const records = linked.get(task.id)
    const known = { ...(own !== undefined && { rights: own.value }), ...(records !== undefined && { linked: records }) }
    return [{ task, submission: { ...task, ...known } }]
  })
  const done = await engine.tasks.completeMany(
    database,
    doable.map(({ submission }) => submission),
    actor,
    () => now,
  )
  const answers = new Map(doable.map(({ task }, at) => [task, done[at]]))
  const items = body.tasks.map((task) => {
    const { id } = task
    const own = rights.get(id)
    const notTheirs = own?.ok === false ? own : answers.get(task)
    const answer = seen.has(id) ? notTheirs : refuse({ code: 'tasks.not-found' as const })
    if (answer === undefined) throw new Error(`expected an answer for the task ${id}, got none`)
    return { taskId: id, refusal: answer.ok ? null : inWords(answer.refusal, language) }
  })
  return accept({ items })
}

export function handOverTasks(database: Database, engine: Engine, call: Call<typeof routes.assignTasks>) {
  const { ids, comment } = call.body
  const handing = { to: call.body.to.trim().toLowerCase(), comment }
  const given = ids.map((id) => ({ id }))
  return eachTask(database, call, given, (tx, { id }, actor) => engine.tasks.assign(tx, id, handing, actor, call.now))
}

/** Moves everything of one person to another, and says in sentences why something stayed. */
export async function handOverWork(
  database: Database,
  engine: Engine,
  {
    body,
    caller,
    now,
    requestHeaders,
  }: Pick<Call<typeof routes.handOverWork>, 'body' | 'caller' | 'now' | 'requestHeaders'>,
): Answer<typeof routes.handOverWork> {
  // Whoever may hand work over may give every task, as an administrator.
  const own = await actorOf(database, caller)
  if (body.roles && !own.isAdministrator) return refuse({ code: 'access.not-permitted', permission: 'roles.assign' })
  const actor = { ...own, isAdministrator: true }
  const [from, to] = [body.from, body.to].map((who) => who.trim().toLowerCase())
  const change = { from: from ?? '', to: to ?? '', comment: body.comment }
  const { moved, stayed } = await engine.tasks.handOverWork(database, change, actor, () => now)
  const language = languageOfCaller(requestHeaders)
  const rest = await passRest(database, { from: change.from, to: change.to, by: caller.email, now }, body)
  const deputyFor = await stillCountingOn(database, engine, change.from, { caller, now })
  const told = stayed.map(({ taskId, refusal }) => ({ taskId, ...inWords(refusal, language) }))
  return accept({ moved, stayed: told, ...rest, deputyFor })
}

/** What somebody has besides tasks; done again, there is nothing left to pass on. */
function passRest(
  database: Database,
  pass: { readonly from: string; readonly to: string; readonly by: string; readonly now: Instant },
  { groups, roles }: { readonly groups: boolean; readonly roles: boolean },
) {
  return inTransaction(database, async (tx) => ({
    watched: await passWatching(tx, { ...pass, at: isoOf(pass.now) }),
    groups: groups ? await passGroups(tx, pass) : [],
    roles: roles ? await passRoles(tx, pass) : [],
    keys: await keysMadeBy(tx, pass.from),
  }))
}

async function eachTask<Given extends { readonly id: string }>(
  database: Database,
  { caller, requestHeaders }: Pick<Call<typeof routes.completeTasks>, 'caller' | 'requestHeaders'>,
  given: readonly Given[],
  work: (tx: Transaction, one: Given, actor: Actor) => Promise<Result<unknown, KnownRefusal>>,
) {
  const language = languageOfCaller(requestHeaders)
  const items: { taskId: string; refusal: { code: string; message: string } | null }[] = []
  for (const one of given) {
    const answer = await inTransaction(database, async (tx): Promise<Result<unknown, KnownRefusal>> => {
      const actor = await actorOn(tx, caller, one.id)
      return actor === null ? refuse({ code: 'tasks.not-found' }) : work(tx, one, actor)
    })
    items.push({ taskId: one.id, refusal: answer.ok ? null : inWords(answer.refusal, language) })
  }
  return accept({ items })
}

const languageOfCaller = (headers: Headers) => languageOf(headers.get('accept-language') ?? undefined)

const inWords = (refusal: KnownRefusal, language: Language) => ({
  code: refusal.code,
  message: sentenceOf(refusal, language),
})
