import type { Instant } from '@aftersale/kernel'
import type { Database, Transaction } from '../platform/database.ts'
import { Calendars, type CalendarsInUse } from './calendars/calendars.ts'
import { lockDefinitions } from './definitions/definitions.store.ts'
import { Definitions } from './definitions/definitions.ts'
import { deployResources } from './definitions/deploy.ts'
import type { Resource } from './definitions/draft.ts'
import { decideLatest, deployedKeys, figuresInForce, startableProcesses } from './definitions/latest-definitions.ts'
import { type Course, readCourses } from './history/course.view.ts'
import { type InstanceHistory, readInstanceHistory } from './history/history.view.ts'
import { retryIncident } from './incidents/retry-incident.ts'
import { startInstances } from './instances/start-instances.ts'
import type { At } from './instances/work.ts'
import type { Start } from './instances/working.ts'
import { type EngineLoops, runEngine } from './loops/run-engine.ts'
import { broadcastSignal } from './messages/broadcast-signal.ts'
import { correlateMessages } from './messages/correlate-messages.ts'
import { deliverSignals } from './messages/deliver-signals.ts'
import { evaluateConditions } from './messages/evaluate-conditions.ts'
import { type Message, publishMessages } from './messages/publish-messages.ts'
import { Operations } from './operations.ts'
import { Pilots } from './pilots/pilots.ts'
import type { EngineOptions, EngineSetup } from './setup.ts'
import { type OpenTask, readOpenTasks } from './tasks/open-tasks.view.ts'
import { Tasks } from './tasks/tasks.ts'
import { firstDue } from './timers/timers.store.ts'

/**
 * packages/process made durable: it stores what the pure step returns and decides nothing itself. Everything that one
 * call does — state, jobs, timers, tasks, incidents, history, the handlers' own writes — commits with the caller's
 * transaction. Each command is a file of its own; this is where callers find them.
 */
export class Engine {
  /** What the parts of the engine that work by themselves are built with. */
  readonly setup: EngineSetup
  /** What people do with tasks. */
  readonly tasks: Tasks
  /** What somebody who keeps the flows running does with them. */
  readonly operations: Operations
  /** Versions that are tried on some cases. */
  readonly pilots: Pilots

  constructor(options: EngineOptions) {
    this.setup = { ...options, definitions: new Definitions(), calendars: new Calendars(options.notices) }
    this.tasks = new Tasks(this.setup)
    this.operations = new Operations(this.setup)
    this.pilots = new Pilots(this.setup)
  }

  #at(tx: Transaction, now: Instant): At {
    return { setup: this.setup, tx, now }
  }

  /** Deploys the files whose content is new; all of them or, with every reason, none. Nobody named: the program, its pack. */
  deploy(
    tx: Transaction,
    resources: readonly Resource[],
    now: Instant,
    by: string | null = null,
    reason: string | null = null,
  ) {
    return deployResources(this.#at(tx, now), resources, { by, reason })
  }

  /** Keeps others from deploying until the transaction ends. */
  async lockDefinitions(tx: Transaction): Promise<void> {
    await lockDefinitions(tx)
  }

  /** The business calendars as the transaction sees them, for clocks of modules that count on them. */
  calendars(tx: Transaction | Database): Promise<CalendarsInUse> {
    return this.setup.calendars.current(tx)
  }

  /** Keys of all processes or decisions that are deployed. */
  deployedKeys(tx: Transaction, kind: 'process' | 'decision', now: Instant) {
    return deployedKeys(this.#at(tx, now), kind)
  }

  /** Those of the processes that `startInstances` can start, with what may be named of them. */
  startableProcesses(tx: Transaction, keys: readonly string[], now: Instant) {
    return startableProcesses(this.#at(tx, now), keys)
  }

  /** Decides outside of any instance, for each of these variables, by the latest version; null where there is none. */
  decide(tx: Transaction, decision: string, many: readonly Readonly<Record<string, unknown>>[], now: Instant) {
    return decideLatest(this.#at(tx, now), decision, many)
  }

  /** What decisions that need nothing come to by their latest versions, by their keys; null where there is none. */
  figures(database: Transaction | Database, keys: ReadonlySet<string>, now: Instant) {
    return figuresInForce({ setup: this.setup, now }, database, keys)
  }

  startInstances(tx: Transaction, processId: string, starts: readonly Start[], now: Instant): Promise<void> {
    return startInstances(this.#at(tx, now), processId, starts)
  }

  retryIncident(tx: Transaction, incidentId: string, by: string, now: Instant) {
    return retryIncident(this.#at(tx, now), incidentId, by)
  }

  publishMessages(tx: Transaction, messages: readonly Message[], now: Instant) {
    return publishMessages(this.#at(tx, now), messages)
  }

  /** Gives messages to whoever waits for them: all, or those that were just published, so that their publisher sees what came of it. */
  correlateMessages(database: Database, now: Instant, messageIds?: readonly string[]): Promise<number> {
    return correlateMessages(this.setup, database, now, messageIds === undefined ? null : { messageIds })
  }

  broadcastSignal(tx: Transaction, name: string, variables: Readonly<Record<string, unknown>>, now: Instant) {
    return broadcastSignal(this.#at(tx, now), name, variables)
  }

  deliverSignals(database: Database, now: Instant): Promise<number> {
    return deliverSignals(this.setup, database, now)
  }

  evaluateConditions(tx: Transaction, variables: Readonly<Record<string, unknown>>, now: Instant) {
    return evaluateConditions(this.#at(tx, now), variables)
  }

  /** Starts what works by itself: timers, messages, signals, maintenance. */
  run(around: Parameters<typeof runEngine>[1]): Promise<EngineLoops> {
    return runEngine(this.setup, around)
  }

  /** How far these instances have come, by their ids, read for all at once. */
  courses(database: Database, ids: readonly string[]): Promise<ReadonlyMap<string, Course>> {
    return readCourses(database, ids)
  }

  /** When the first of these timers of an instance is due; null: none of them runs. */
  firstDue(database: Database, instanceId: string, events: readonly string[]): Promise<Instant | null> {
    return firstDue(database, instanceId, events)
  }

  /** What happened in an instance, who has to act, and what stands still. */
  history(database: Database, instanceId: string): Promise<InstanceHistory | null> {
    return readInstanceHistory(database, this.setup, instanceId)
  }

  /** The tasks of these ids that are still open, oldest first. */
  openTasks(database: Database, ids: readonly string[]): Promise<OpenTask[]> {
    return readOpenTasks(database, this.setup.definitions, { ids })
  }
}
