import type { routes } from '@aftersale/contract'
import { type Answer, type Call, type KnownRefusal, type Language, languageOf, sentenceOf } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import type { Actor, Engine } from '../../engine/index.ts'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { actorOf } from '../access/index.ts'

/** Completes tasks, many at once: one that cannot be done holds up no other. */
export async function completeTasks(database: Database, engine: Engine, call: Call<typeof routes.completeTasks>) {
  const { caller, requestHeaders, now, body } = call
  const language = languageOfCaller(requestHeaders)
  const actor = await actorOf(database, caller)
  const answers = await engine.tasks.completeMany(database, body.tasks, actor, () => now)
  const items = body.tasks.map(({ id }, at) => {
    const answer = answers[at]
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
  { body, caller, now, requestHeaders }: Call<typeof routes.handOverWork>,
): Answer<typeof routes.handOverWork> {
  const actor = await actorOf(database, caller)
  const [from, to] = [body.from, body.to].map((who) => who.trim().toLowerCase())
  const change = { from: from ?? '', to: to ?? '', comment: body.comment }
  const { moved, stayed } = await engine.tasks.handOverWork(database, change, actor, () => now)
  const language = languageOfCaller(requestHeaders)
  return accept({ moved, stayed: stayed.map(({ taskId, refusal }) => ({ taskId, ...inWords(refusal, language) })) })
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
    const answer = await inTransaction(database, async (tx) => work(tx, one, await actorOf(tx, caller)))
    items.push({ taskId: one.id, refusal: answer.ok ? null : inWords(answer.refusal, language) })
  }
  return accept({ items })
}

const languageOfCaller = (headers: Headers) => languageOf(headers.get('accept-language') ?? undefined)

const inWords = (refusal: KnownRefusal, language: Language) => ({
  code: refusal.code,
  message: sentenceOf(refusal, language),
})
