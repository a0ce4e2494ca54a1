import { beyondReach } from '../../platform/seen-sources.ts'
import type { ActivatedJob, JobRequest } from './activated-job.ts'

/** What waits for something must hear of it from the database; this is how often (milliseconds) it looks by itself: jobs whose
 * next attempt is due, and a message that was lost with a connection. */
const LOOK_EVERY = 1_000

interface Waiter {
  readonly request: JobRequest
  readonly settle: (jobs: readonly ActivatedJob[], error?: unknown) => boolean
}

export interface Patience {
  /** Milliseconds. */
  readonly waitFor: number
  /** Aborted when whoever waits has gone. */
  readonly signal: AbortSignal
}

export interface Counter {
  activate(request: JobRequest): Promise<ActivatedJob[]>
  giveBack(jobs: readonly ActivatedJob[]): Promise<void>
}

/**
 * Workers of this server process that wait for jobs, first come, first served. Who waits costs the database nothing: a type
 * is asked for when there may be work of it, and only until the first who wanted it came away with nothing.
 */
export class WaitingWorkers {
  readonly #counter: Counter
  readonly #waiters = new Set<Waiter>()
  /** Types that there may be work of. */
  readonly #fresh = new Set<string>()
  #wakes = 0
  #isServing = false
  #looking: NodeJS.Timeout | undefined

  constructor(counter: Counter) {
    this.#counter = counter
  }

  get size(): number {
    return this.#waiters.size
  }

  /** The jobs that are there, or the first that come; none where the time is over or the worker has gone. */
  async take(request: JobRequest, { waitFor, signal }: Patience): Promise<readonly ActivatedJob[]> {
    if (signal.aborted) return []
    const wakes = this.#wakes
    const isFirst = waitFor === 0 || !this.#isAwaited(request.types)
    if (isFirst) {
      const jobs = await this.#counter.activate(request)
      if (signal.aborted) await this.#counter.giveBack(jobs)
      if (signal.aborted || jobs.length > 0 || waitFor === 0) return signal.aborted ? [] : jobs
    }
    return await new Promise((resolve, reject) => {
      this.#wait(request, { waitFor, signal }, { resolve, reject })
      // What came while it was not in the line yet would wake nobody.
      if (!isFirst || wakes !== this.#wakes) this.#look(request.types)
    })
  }

  /** There may be work of this type; null: of any. */
  wake(type: string | null): void {
    this.#wakes += 1
    if (type === null) this.#look([...this.#waiters].flatMap(({ request }) => request.types))
    else if (this.#isAwaited([type])) this.#look([type])
  }

  #isAwaited(types: readonly string[]): boolean {
    return [...this.#waiters].some(({ request }) => request.types.some((type) => types.includes(type)))
  }

  #wait(
    request: JobRequest,
    { waitFor, signal }: Patience,
    { resolve, reject }: Pick<PromiseWithResolvers<readonly ActivatedJob[]>, 'resolve' | 'reject'>,
  ): void {
    const settle = (jobs: readonly ActivatedJob[], error?: unknown): boolean => {
      if (!this.#waiters.delete(waiter)) return false
      clearTimeout(timer)
      signal.removeEventListener('abort', leave)
      if (this.#waiters.size === 0) this.#rest()
      if (error === undefined) resolve(jobs)
      else reject(error)
      return true
    }
    const leave = () => void settle([])
    const waiter: Waiter = { request, settle }
    const timer = setTimeout(leave, waitFor)
    signal.addEventListener('abort', leave)
    this.#waiters.add(waiter)
    this.#looking ??= setInterval(() => this.wake(null), LOOK_EVERY)
  }

  #rest(): void {
    clearInterval(this.#looking)
    this.#looking = undefined
    this.#fresh.clear()
  }

  #look(types: readonly string[]): void {
    for (const type of types) this.#fresh.add(type)
    if (!this.#isServing) void beyondReach(() => this.#serve())
  }

  async #serve(): Promise<void> {
    this.#isServing = true
    for (let waiter = this.#next(); waiter !== undefined; waiter = this.#next()) {
      const { request, settle } = waiter
      for (const type of request.types) this.#fresh.delete(type)
      try {
        const jobs = await this.#counter.activate(request)
        if (jobs.length === 0) continue
        for (const type of request.types) this.#fresh.add(type)
        if (!settle(jobs)) await this.#counter.giveBack(jobs)
      } catch (error) {
        settle([], error)
      }
    }
    this.#isServing = false
  }

  #next(): Waiter | undefined {
    for (const waiter of this.#waiters) if (waiter.request.types.some((type) => this.#fresh.has(type))) return waiter
    return undefined
  }
}
