import type { Piece } from '../../packages/process/test/bpmn-xml.ts'
import type { Actor, Engine, JobHandlers } from '../src/engine/index.ts'
import type { Database, Transaction } from '../src/platform/database.ts'
import { inTransaction } from '../src/platform/transaction.ts'
import { drawn } from './drawn.ts'
import { actor, deploy, engineWith, NOON, start } from './engine.ts'

type Answer = { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: string } }
type Value<T> = T extends { ok: true; value: infer V } ? V : never

let processes = 0

/** People at work on the tasks of one engine, each operation in a transaction of its own. */
export function taskDesk(database: Database, handlers: JobHandlers = {}) {
  const { engine } = engineWith(handlers)
  const { tasks } = engine
  const inTx = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(database, work)
  const who = (name: string | Actor) => (typeof name === 'string' ? actor(name) : name)
  type Who = string | Actor

  /** Starts an instance of a process drawn of these pieces; answers its id. */
  const open = async (variables: Readonly<Record<string, unknown>>, ...pieces: readonly Piece[]): Promise<string> => {
    processes += 1
    const process = `desk${processes}`
    await deploy(database, engine, drawn(process, ...pieces))
    const [id = ''] = await start(database, engine, process, [variables])
    return id
  }

  return {
    engine,
    open,
    /** Ids of the open tasks of an instance, the oldest first. */
    openOf: async (instanceId: string): Promise<string[]> => {
      const query = database.selectFrom('user_task').select('id').where('instance_id', '=', instanceId)
      return (await query.where('status', '=', 'open').orderBy('id').execute()).map(({ id }) => id)
    },
    rowOf: (id: string) => database.selectFrom('user_task').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
    /** What was done to tasks of an instance, as the history tells it. */
    notesOf: async (instanceId: string): Promise<unknown[]> => {
      const query = database.selectFrom('process_event').select('data').where('instance_id', '=', instanceId)
      return (await query.where('kind', '=', 'task').orderBy('number').execute()).map(({ data }) => data)
    },
    claim: (id: string, by: Who) => inTx((tx) => tasks.claim(tx, id, who(by), NOON)),
    release: (id: string, by: Who) => inTx((tx) => tasks.release(tx, id, who(by), NOON)),
    assign: (id: string, to: string, by: Who) =>
      inTx((tx) => tasks.assign(tx, id, { to, comment: null }, who(by), NOON)),
    delegate: (id: string, to: string, by: Who) =>
      inTx((tx) => tasks.delegate(tx, id, { to, comment: null }, who(by), NOON)),
    complete: (id: string, by: Who, values: Readonly<Record<string, unknown>> = {}) =>
      inTx((tx) => tasks.complete(tx, id, values, who(by), NOON)),
    draft: (id: string, by: Who, values: Readonly<Record<string, unknown>> = {}) =>
      inTx((tx) => tasks.saveDraft(tx, id, values, who(by), NOON)),
    addApprover: (id: string, added: string, by: Who, before: string | null = null) =>
      inTx((tx) => tasks.addApprover(tx, id, { who: added, before }, who(by), NOON)),
    sendBack: (id: string, to: string, by: Who) =>
      inTx((tx) => tasks.sendBack(tx, id, { to, comment: null, variables: {} }, who(by), NOON)),
    withdraw: (id: string, by: Who) => inTx((tx) => tasks.withdraw(tx, id, who(by), NOON)),
    urge: (id: string, by: Who, now = NOON) => inTx((tx) => tasks.urge(tx, id, who(by), now)),
    copy: (id: string, to: readonly string[], by: Who) => inTx((tx) => tasks.copy(tx, id, to, who(by), NOON)),
    change: (id: string, change: Parameters<Engine['tasks']['change']>[2], by: Who) =>
      inTx((tx) => tasks.change(tx, id, change, who(by), NOON)),
    read: (id: string, by: Who) => tasks.read(database, id, who(by)),
    inTx,
  }
}

/** `done`, or the code of the refusal. */
export const outcomeOf = (answer: Answer): string => (answer.ok ? 'done' : answer.refusal.code)

/** The value, in a test that expects one. */
export function given<T extends Answer>(answer: T): Value<T> {
  if (!answer.ok) throw new Error(`expected a value, got ${JSON.stringify(answer.refusal)}`)
  return (answer as unknown as { value: Value<T> }).value
}
