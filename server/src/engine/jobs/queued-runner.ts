import { setTimeout as delay } from 'node:timers/promises'
import type { Result } from '@aftersale/kernel'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import { Trouble } from '../../platform/trouble.ts'
import { createWakeUp } from '../loops/wake-up.ts'
import type { ActivatedJob } from './activated-job.ts'
import type { JobRefusal, JobReport } from './job-report.ts'
import { refusedReport, reportOf, thrownReport } from './queued-report.ts'
import type { QueuedWork } from './queued-work.ts'
import { ReportBatches } from './report-batches.ts'
import type { WaitingWorkers } from './waiting-workers.ts'

const USUAL_CONCURRENCY = 10
/** A job of a killed server is run again within 30 seconds: its lock runs out in 28, and locks are looked at every second. */
const USUAL_LOCK_SECONDS = 28
const WAIT_MILLISECONDS = 60_000
/** How long after trouble the same is tried again. */
const PAUSE_MILLISECONDS = 1_000

export interface RunnerOptions {
  readonly type: string
  readonly work: QueuedWork
  readonly worker: string
  readonly waiting: Pick<WaitingWorkers, 'take'>
  readonly report: (reports: readonly JobReport[]) => Promise<Result<null, JobRefusal>[]>
  /** Prolongs locks; answers the ids of those that are held still. */
  readonly prolong: (jobs: readonly ActivatedJob[], lockFor: number) => Promise<ReadonlySet<string>>
  readonly giveBack: (jobs: readonly ActivatedJob[]) => Promise<void>
  readonly log: Pick<Log, 'error' | 'warn'>
}

interface Running {
  readonly job: ActivatedJob
  readonly lost: AbortController
}

/** Has the queued work of one type done in this server, some at once, from when it is made until it is stopped. */
export class QueuedRunner {
  readonly #options: RunnerOptions
  readonly #lockFor: number
  readonly #reports: ReportBatches
  readonly #running = new Map<string, Running>()
  readonly #stopping = new AbortController()
  readonly #loop: Promise<void>
  readonly #prolonging: NodeJS.Timeout
  /** Woken when a piece of work has ended. */
  readonly #ended = createWakeUp()

  constructor(options: RunnerOptions) {
    this.#options = options
    this.#lockFor = (options.work.lockSeconds ?? USUAL_LOCK_SECONDS) * 1_000
    this.#reports = new ReportBatches(options.report)
    this.#prolonging = setInterval(() => void this.#prolong(), this.#lockFor / 3)
    this.#loop = this.#takeAll()
  }

  /** Takes no more; what runs has so many milliseconds to end, and is given back then without using up an attempt. */
  async stop(within: number): Promise<void> {
    this.#stopping.abort()
    this.#ended.wake()
    await this.#loop
    const over = AbortSignal.timeout(within)
    over.addEventListener('abort', () => this.#ended.wake())
    while (this.#running.size > 0 && !over.aborted) await this.#ended.pause(within)
    clearInterval(this.#prolonging)
    const left = [...this.#running.values()]
    this.#running.clear()
    for (const { lost } of left) lost.abort(new Error('the server stops'))
    await this.#giveBack(left.map(({ job }) => job))
  }

  async #takeAll(): Promise<void> {
    const { type, work, worker, waiting, log } = this.#options
    const concurrency = work.concurrency ?? USUAL_CONCURRENCY
    const { signal } = this.#stopping
    while (!signal.aborted) {
      const most = concurrency - this.#running.size
      if (most <= 0) {
        await this.#ended.pause(WAIT_MILLISECONDS)
        continue
      }
      try {
        const request = { types: [type], worker, most, lockFor: this.#lockFor, variables: work.variables ?? null }
        for (const job of await waiting.take(request, { waitFor: WAIT_MILLISECONDS, signal })) void this.#run(job)
      } catch (error) {
        log.warn({ err: error, work: type }, 'no jobs could be taken; trying again')
        await delay(PAUSE_MILLISECONDS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  async #run(job: ActivatedJob): Promise<void> {
    const lost = new AbortController()
    this.#running.set(job.id, { job, lost })
    const answer = await this.#report(await this.#workOn(job, lost.signal))
    if (answer?.ok === false) await this.#refused(job, answer.refusal)
    if (this.#running.get(job.id)?.lost === lost) this.#running.delete(job.id)
    this.#ended.wake()
  }

  async #workOn(job: ActivatedJob, signal: AbortSignal): Promise<JobReport> {
    const { type, work, log } = this.#options
    try {
      return reportOf(job, await work.handler(job, { signal }))
    } catch (error) {
      const level = error instanceof Trouble ? 'warn' : 'error'
      if (!signal.aborted) log[level]({ err: error, work: type, effectKey: job.effectKey }, 'the work broke off')
      return thrownReport(job, error)
    }
  }

  /** What the handler answered cannot be taken: that is for a person to see. Where the instance is suspended, it is done later. */
  async #refused(job: ActivatedJob, refusal: JobRefusal): Promise<void> {
    const { log, type } = this.#options
    log.warn({ work: type, effectKey: job.effectKey, refusal }, 'the answer of the work was not taken')
    const report = refusedReport(job, refusal)
    if (report !== null) await this.#report(report)
    else if (refusal.code === 'jobs.suspended') await this.#giveBack([job])
  }

  async #giveBack(jobs: readonly ActivatedJob[]): Promise<void> {
    const { log, type, giveBack } = this.#options
    try {
      await giveBack(jobs)
    } catch (error) {
      log.warn({ err: error, work: type }, 'jobs could not be given back; their locks will run out')
    }
  }

  /** As long as the job is ours, what became of it is worth telling; null where it was lost before it could be told. */
  async #report(report: JobReport): Promise<Result<null, JobRefusal> | null> {
    while (this.#running.get(report.jobId)?.job.fence === report.fence) {
      try {
        return await this.#reports.report(report)
      } catch (error) {
        const { log, type } = this.#options
        const level = isOutage(error) ? 'warn' : 'error'
        log[level]({ err: error, work: type, job: report.jobId }, 'the work is done, and could not be written down yet')
        await delay(PAUSE_MILLISECONDS)
      }
    }
    return null
  }

  async #prolong(): Promise<void> {
    const running = [...this.#running.values()]
    if (running.length === 0) return
    const { type, log, prolong } = this.#options
    try {
      const held = await prolong(
        running.map(({ job }) => job),
        this.#lockFor,
      )
      for (const { job, lost } of running) {
        if (held.has(job.id) || this.#running.get(job.id)?.lost !== lost) continue
        this.#running.delete(job.id)
        lost.abort(new Error('the job was lost: its lock ran out, or its instance went on without it'))
      }
    } catch (error) {
      log.warn({ err: error, work: type }, 'locks could not be prolonged; trying again')
    }
  }
}
