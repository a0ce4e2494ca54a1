import type { FeelContext } from '@aftersale/feel'
import { feelFromJson } from '@aftersale/feel'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Database, Transaction } from '../platform/database.ts'
import type { Log } from '../platform/log.ts'
import { advance } from './advance.ts'
import { Definitions } from './definitions.ts'
import { deployResources } from './deploy.ts'
import type { Resource } from './draft.ts'
import { type InstanceHistory, readInstanceHistory } from './history.view.ts'
import type { JobHandlers } from './job.ts'
import { Latest } from './latest.ts'
import { loadForUpdate } from './load.ts'
import { type OpenTask, readOpenTasks } from './open-tasks.view.ts'
import type { OutcomeListener } from './outcome.ts'
import { saveAll } from './save.ts'
import { closeIncident, closeUserTask, lockIncident, lockUserTask } from './waiting.store.ts'
import { type Move, newWorking, type Start } from './working.ts'

export interface EngineOptions {
  readonly handlers: JobHandlers
  readonly listeners: readonly OutcomeListener[]
  readonly newId: (now: Instant) => string
  /** Where a defect of a handler is told; the case itself shows an incident. */
  readonly log: Pick<Log, 'error'>
}

export type TaskRefusal =
  | { readonly code: 'tasks.not-found' }
  | { readonly code: 'tasks.not-open'; readonly closedAt: Instant }
export type IncidentRefusal =
  | { readonly code: 'engine.incident-not-found' }
  | { readonly code: 'engine.incident-resolved' }

/**
 * packages/process made durable: it stores what the pure step returns and decides nothing itself. Everything that one
 * call does — state, tasks, incidents, history, the handlers' own writes — commits with the caller's transaction.
 */
export class Engine {
  readonly #options: EngineOptions
  readonly #definitions = new Definitions()

  constructor(options: EngineOptions) {
    this.#options = options
  }

  /** Deploys the files whose content is new; all of them or, with every reason, none. */
  deploy(tx: Transaction, resources: readonly Resource[], now: Instant): ReturnType<typeof deployResources> {
    return deployResources(tx, resources, Object.keys(this.#options.handlers), this.#options.newId, now)
  }

  /** Starts instances of the latest version of a process, in the order given, and steps each as far as it goes. */
  async startInstances(tx: Transaction, processId: string, starts: readonly Start[], now: Instant): Promise<void> {
    if (starts.length === 0) return
    const latest = new Latest(this.#definitions, tx)
    const deployed = await latest.process(processId)
    if (deployed === null) throw new Error(`expected the process ${processId} to be deployed, found no version of it`)
    const moves = starts.map((start): Move => {
      const variables = feelFromJson(start.variables) as FeelContext
      return { working: newWorking(start, deployed), command: { kind: 'start', variables } }
    })
    await this.#run(tx, moves, latest, now)
  }

  /** Submits what a person decided. The first one wins; whoever comes after gets a plain answer. */
  async completeUserTask(
    tx: Transaction,
    taskId: string,
    submitted: Readonly<Record<string, unknown>>,
    by: string,
    now: Instant,
  ): Promise<Result<{ instanceId: string }, TaskRefusal>> {
    const task = await lockUserTask(tx, taskId)
    if (task === undefined) return refuse({ code: 'tasks.not-found' })
    const working = await loadForUpdate(tx, this.#definitions, task.instance_id)
    if (task.status !== 'open' || working === null) {
      return refuse({ code: 'tasks.not-open', closedAt: task.completed_at ?? now })
    }
    await closeUserTask(tx, { id: taskId, submitted: JSON.stringify(submitted), by, now })
    const variables = feelFromJson(submitted) as FeelContext
    const command = { kind: 'complete-user-task', key: task.visit, variables, by } as const
    await this.#run(tx, [{ working, command }], new Latest(this.#definitions, tx), now)
    return accept({ instanceId: task.instance_id })
  }

  /** Tries the stopped step again, under the key that it had, so that work done before is not done twice. */
  async retryIncident(
    tx: Transaction,
    incidentId: string,
    by: string,
    now: Instant,
  ): Promise<Result<{ instanceId: string }, IncidentRefusal>> {
    const incident = await lockIncident(tx, incidentId)
    if (incident === undefined) return refuse({ code: 'engine.incident-not-found' })
    const working = await loadForUpdate(tx, this.#definitions, incident.instance_id)
    if (incident.resolved_at !== null || working === null) return refuse({ code: 'engine.incident-resolved' })
    await closeIncident(tx, { id: incidentId, by, now })
    const command = { kind: 'retry', key: incident.visit, by } as const
    await this.#run(tx, [{ working, command }], new Latest(this.#definitions, tx), now)
    return accept({ instanceId: incident.instance_id })
  }

  /** What happened in an instance, who has to act, and what stands still. */
  history(database: Database, instanceId: string): Promise<InstanceHistory | null> {
    return readInstanceHistory(database, this.#definitions, instanceId)
  }

  /** The tasks of these ids that are still open, oldest first. */
  openTasks(database: Database, ids: readonly string[]): Promise<OpenTask[]> {
    return readOpenTasks(database, this.#definitions, { ids })
  }

  async #run(tx: Transaction, moves: readonly Move[], latest: Latest, now: Instant): Promise<void> {
    const { listeners, newId } = this.#options
    await advance(tx, moves, { latest, workshop: this.#options }, now)
    const workings = moves.map((move) => move.working)
    const outcomes = await saveAll(tx, workings, newId, now)
    for (const listener of listeners) await listener(tx, outcomes, now)
  }
}
