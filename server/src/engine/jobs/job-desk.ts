import { hostname } from 'node:os'
import { accept, addMilliseconds, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Log } from '../../platform/log.ts'
import { beyondReach } from '../../platform/seen-sources.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { Loop } from '../loops/loop.ts'
import { notify } from '../loops/notify.ts'
import { JOBS } from '../loops/topic.ts'
import { createWakeUp, type WakeUp } from '../loops/wake-up.ts'
import { activateJobs } from './activate-jobs.ts'
import type { ActivatedJob, JobRequest } from './activated-job.ts'
import { forgetAnswers } from './answered-jobs.store.ts'
import { answersOfOthers } from './answers-of-others.ts'
import { expireLocks } from './expire-locks.ts'
import type { HoldingRefusal, JobRefusal, JobReport } from './job-report.ts'
import { giveBack, hasExpired, placesOf, prolongLocks, setRetries, stillHeld } from './jobs.store.ts'
import { type JobFilter, type OpenJob, readOpenJobs } from './open-jobs.view.ts'
import { QueuedRunner } from './queued-runner.ts'
import type { QueuedHandlers } from './queued-work.ts'
import { type ReportingTo, reportJobs } from './report-jobs.ts'
import { streamJobs } from './stream-jobs.ts'
import { type Patience, WaitingWorkers } from './waiting-workers.ts'

export interface JobDeskOptions extends ReportingTo {
  readonly log: Pick<Log, 'error' | 'warn'>
  /** Requests and streams under way in this server process at most. */
  readonly mostWaiting?: number
}

/** Who wants to wait, and finds too many waiting already. */
export interface OverloadRefusal {
  readonly code: 'jobs.too-many-waiting'
  readonly retryAfterSeconds: number
}

/** A worker that holds a job, as it says. */
export interface Holding {
  readonly jobId: string
  readonly fence: number
}

const MOST_WAITING = 1_000
const STOP_MILLISECONDS = 10_000
const RETRY_AFTER_SECONDS = 5
/** How long a repeated answer is known as such, and how often older ones are forgotten (milliseconds). */
const REMEMBERED = 3_600_000
const FORGET_EVERY = 60_000
/** How often (milliseconds) locks are looked at: with those of 28 seconds, a killed server's jobs are free within 30. */
const LOOK_EVERY = 1_000

/** Where work that is done after the commit is given out and taken in: to workers over HTTP, and to handlers of this program. */
export class JobDesk {
  readonly #options: JobDeskOptions
  readonly #waiting: WaitingWorkers
  readonly #stopping = new AbortController()
  readonly #runners: QueuedRunner[] = []
  readonly #streams = new Set<WakeUp>()
  /** Requests and streams under way. */
  #calls = 0

  constructor(options: JobDeskOptions) {
    this.#options = options
    this.#waiting = new WaitingWorkers({
      activate: (request) => this.#activate(request),
      giveBack: async (jobs) => void (await this.#giveBack(jobs)),
    })
  }

  /** The next jobs, or, where none are there, the first that come in time. */
  async activate(
    request: JobRequest,
    { waitFor, signal }: Patience,
  ): Promise<Result<readonly ActivatedJob[], OverloadRefusal>> {
    if (waitFor > 0 && this.#isOverloaded()) return refuse(OVERLOADED)
    const ends = AbortSignal.any([signal, this.#stopping.signal])
    this.#calls += 1
    const jobs = await this.#waiting.take(request, { waitFor, signal: ends }).finally(() => {
      this.#calls -= 1
    })
    // Whoever hangs up before the answer has gone out has not had them.
    if (jobs.length > 0) signal.addEventListener('abort', () => void beyondReach(() => this.#giveBackLate(jobs)))
    return accept(jobs)
  }

  /** Jobs as they come, no more at once in the worker's hands than `request.most`; an empty list is a heartbeat. */
  stream(request: JobRequest, signal: AbortSignal): Result<AsyncIterable<readonly ActivatedJob[]>, OverloadRefusal> {
    if (this.#isOverloaded()) return refuse(OVERLOADED)
    return accept(this.#stream(request, AbortSignal.any([signal, this.#stopping.signal])))
  }

  /** Takes what workers say of their jobs; answers each, in the order given. */
  async report(reports: readonly JobReport[]): Promise<Result<null, JobRefusal>[]> {
    const answers = await reportJobs(this.#options, reports)
    for (const answered of this.#streams) answered.wake()
    return answers
  }

  /** Locks a job for so many milliseconds from now; answers until when. */
  async extendLock(holding: Holding, lockFor: number): Promise<Result<Instant, HoldingRefusal>> {
    const { database, clock } = this.#options
    const until = addMilliseconds(clock.now(), lockFor)
    const held = await prolongLocks(database, [heldBy(holding)], until)
    return held.has(holding.jobId) ? accept(until) : refuse(await this.#notHeld(holding))
  }

  /** Gives a job back that its worker will not do. No attempt is used up. */
  async release(holding: Holding): Promise<Result<null, HoldingRefusal>> {
    const { size } = await this.#giveBack([{ id: holding.jobId, fence: holding.fence }])
    return size > 0 ? accept(null) : refuse(await this.#notHeld(holding))
  }

  /** Sets how many attempts a job has left; with a fence, only while it is held with that. */
  async setRetries(jobId: string, fence: number | null, retries: number): Promise<Result<null, HoldingRefusal>> {
    const set = await inTransaction(this.#options.database, (tx) => setRetries(tx, { id: jobId, fence, retries }))
    return set === undefined ? refuse(await this.#notHeld({ jobId, fence: fence ?? 0 })) : accept(null)
  }

  /** Jobs that nobody has done yet, the oldest first. */
  list(filter: JobFilter, page: { readonly after: string | null; readonly limit: number }): Promise<OpenJob[]> {
    const { database, setup, clock } = this.#options
    return readOpenJobs({ database, definitions: setup.definitions }, filter, page, clock.now())
  }

  /** How many stand in the line for jobs just now. */
  get waiting(): number {
    return this.#waiting.size
  }

  /** What keeps the desk going, for the engine to run. */
  get loops(): readonly Loop[] {
    const { database, clock } = this.#options
    return [
      { topic: 'job-locks', every: LOOK_EVERY, waiting: hasExpired, round: () => expireLocks(this.#options) },
      {
        topic: 'job-answers',
        every: FORGET_EVERY,
        round: async () => {
          await forgetAnswers(database, addMilliseconds(clock.now(), -REMEMBERED))
          return 0
        },
      },
    ]
  }

  /** Hears every topic that the engine is notified of, and '' where some may have been missed. */
  hear(topic: string): void {
    if (topic === '') this.#waiting.wake(null)
    else if (topic.startsWith(`${JOBS} `)) this.#waiting.wake(topic.slice(JOBS.length + 1))
  }

  /** Has queued work done by this program, until the desk is stopped. */
  run(handlers: QueuedHandlers): void {
    const worker = `${hostname()}/${process.pid}`
    const { log } = this.#options
    for (const [type, work] of Object.entries(handlers)) {
      this.#runners.push(
        new QueuedRunner({
          type,
          work,
          worker,
          waiting: this.#waiting,
          report: (reports) => this.report(reports),
          prolong: (jobs, lockFor) =>
            prolongLocks(this.#options.database, jobs, addMilliseconds(this.#options.clock.now(), lockFor)),
          giveBack: async (jobs) => void (await this.#giveBack(jobs)),
          log,
        }),
      )
    }
  }

  /** Gives nothing out any more; whoever waits goes away with nothing, and what runs here has so many milliseconds to end. */
  async stop(within = STOP_MILLISECONDS): Promise<void> {
    this.#stopping.abort(new Error('the server stops'))
    await Promise.all(this.#runners.map((runner) => runner.stop(within)))
  }

  #isOverloaded(): boolean {
    return this.#calls >= (this.#options.mostWaiting ?? MOST_WAITING)
  }

  async *#stream(request: JobRequest, signal: AbortSignal): AsyncGenerator<readonly ActivatedJob[]> {
    const answered = createWakeUp()
    signal.addEventListener('abort', () => answered.wake())
    this.#calls += 1
    this.#streams.add(answered)
    try {
      const held = (jobs: readonly ActivatedJob[]) => stillHeld(this.#options.database, jobs)
      yield* streamJobs({ waiting: this.#waiting, stillHeld: held, answered }, request, signal)
    } finally {
      this.#calls -= 1
      this.#streams.delete(answered)
    }
  }

  #activate(request: JobRequest): Promise<ActivatedJob[]> {
    const { setup, database, clock } = this.#options
    return inTransaction(database, (tx) => activateJobs({ setup, tx, now: clock.now() }, request))
  }

  #giveBack(jobs: readonly { readonly id: string; readonly fence: number }[]): Promise<ReadonlyMap<string, string>> {
    return inTransaction(this.#options.database, async (tx) => {
      const types = await giveBack(tx, jobs)
      await notify(tx, new Set([...types.values()].map((type) => `${JOBS} ${type}`)))
      return types
    })
  }

  async #giveBackLate(jobs: readonly ActivatedJob[]): Promise<void> {
    try {
      await this.#giveBack(jobs)
    } catch (error) {
      this.#options.log.warn({ err: error }, 'jobs that nobody took could not be given back; their locks will run out')
    }
  }

  async #notHeld({ jobId, fence }: Holding): Promise<HoldingRefusal> {
    const { database } = this.#options
    const holders = new Map((await placesOf(database, [jobId])).map((row) => [row.id, row]))
    const holder = holders.get(jobId)
    const said = { jobId, fence, kind: 'held' }
    const answer = (await answersOfOthers(database, [said], holders)).get(said)
    if (answer?.ok === false) return answer.refusal
    return { code: 'jobs.not-yours', worker: holder?.worker ?? null }
  }
}

const OVERLOADED: OverloadRefusal = { code: 'jobs.too-many-waiting', retryAfterSeconds: RETRY_AFTER_SECONDS }

const heldBy = ({ jobId: id, fence }: Holding) => ({ id, fence })
