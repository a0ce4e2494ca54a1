import { type FeelContext, feelFromJson } from '@aftersale/feel'
import { type Instant, instant } from '@aftersale/kernel'
import {
  type Actor,
  Engine,
  type Job,
  type JobHandler,
  type JobHandlers,
  type OutcomeListener,
  type Resource,
} from '../src/engine/index.ts'
import type { Database } from '../src/platform/database.ts'
import { newId } from '../src/platform/ids.ts'
import { inTransaction } from '../src/platform/transaction.ts'

export const at = (iso: string): Instant => instant(iso)
export const NOON: Instant = at('2026-03-01T12:00:00Z')

/** An engine, with the errors that it told its log. */
export function engineWith(handlers: JobHandlers = {}, listeners: readonly OutcomeListener[] = []) {
  const told: unknown[] = []
  const log = { error: (facts: unknown) => void told.push(facts) }
  const engine = new Engine({ handlers, listeners, newId, log, zone: 'Asia/Shanghai' })
  return { engine, told }
}

/** Who does something to a task: anybody, for whom no group is named an administrator. */
export const actor = (who: string, ...groups: readonly string[]): Actor => ({
  who,
  groups,
  isAdministrator: groups.length === 0,
})

/** Work that answers each job by itself. */
export const eachJob =
  (answer: (job: Parameters<JobHandler>[1][number]) => Awaited<ReturnType<JobHandler>>[number]): JobHandler =>
  async (_, jobs) =>
    jobs.map(answer)

/** Deploys files that must be deployable. */
export async function deploy(database: Database, engine: Engine, files: Readonly<Record<string, string>>, now = NOON) {
  const resources: Resource[] = Object.entries(files).map(([name, content]) => ({ name, content }))
  const deployed = await inTransaction(database, (tx) => engine.deploy(tx, resources, now))
  if (!deployed.ok) throw new Error(deployed.refusal.problems.map(({ message }) => message.en).join('\n'))
  return deployed.value
}

/** Starts an instance for each of these variables, in one transaction; answers their ids. */
export async function start(
  database: Database,
  engine: Engine,
  process: string,
  variables: readonly Readonly<Record<string, unknown>>[],
  now = NOON,
): Promise<string[]> {
  const starts = variables.map((given) => ({ id: newId(now), businessKey: newId(now), variables: given }))
  await inTransaction(database, (tx) => engine.startInstances(tx, process, starts, now))
  return starts.map(({ id }) => id)
}

/** The history of an instance, compactly: `passed Start, entered T`. */
export async function historyOf(database: Database, instanceId: string): Promise<string> {
  const rows = await database
    .selectFrom('process_event')
    .select(['kind', 'element'])
    .where('instance_id', '=', instanceId)
    .orderBy('number')
    .execute()
  return rows.map(({ kind, element }) => `${kind} ${element}`).join(', ')
}

export const instanceOf = (database: Database, id: string) =>
  database.selectFrom('process_instance').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

export const incidentsOf = (database: Database, id: string) =>
  database
    .selectFrom('incident')
    .selectAll()
    .where('instance_id', '=', id)
    .orderBy('created_at')
    .orderBy('id')
    .execute()

export const tasksOf = (database: Database, id: string) =>
  database.selectFrom('user_task').selectAll().where('instance_id', '=', id).orderBy('id').execute()

/** A job as the engine would hand it to a handler. */
export const jobOf = (variables: Readonly<Record<string, unknown>>, effectKey = `${newId(NOON)}/2`): Job => ({
  effectKey,
  instanceId: effectKey.split('/')[0] ?? '',
  rootId: effectKey.split('/')[0] ?? '',
  businessKey: 'case',
  element: 'T',
  headers: {},
  variables: feelFromJson(variables) as FeelContext,
})
