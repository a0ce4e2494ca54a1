import type { WakeUp } from '../loops/wake-up.ts'
import type { ActivatedJob, JobRequest } from './activated-job.ts'
import type { WaitingWorkers } from './waiting-workers.ts'

/** Something is written at least so often (milliseconds), so that both ends and what lies between see that the other is there. */
const HEARTBEAT = 10_000
/** How often (milliseconds) a worker that has its hands full is looked at, where another server may have taken its answers. */
const LOOK_EVERY = 1_000

export interface StreamFrom {
  readonly waiting: WaitingWorkers
  /** Which of these jobs are still in the hands of those whom they were given to. */
  readonly stillHeld: (jobs: readonly ActivatedJob[]) => Promise<ReadonlySet<string>>
  /** Woken when a worker answers through this server, and when the stream is to end. */
  readonly answered: WakeUp
}

/**
 * Jobs as they come, as long as the worker has fewer than `most` in its hands; an empty list is a heartbeat. Ends when the
 * signal is aborted. A job that was handed out and not received comes back when its lock runs out.
 */
export async function* streamJobs(
  { waiting, stillHeld, answered }: StreamFrom,
  request: JobRequest,
  signal: AbortSignal,
): AsyncGenerator<readonly ActivatedJob[]> {
  // The first sign of life carries the head of the answer to the worker, which then knows that it is heard.
  yield []
  let inHand: readonly ActivatedJob[] = []
  for (let silent = 0; !signal.aborted; ) {
    if (inHand.length > 0) {
      const held = await stillHeld(inHand)
      inHand = inHand.filter(({ id }) => held.has(id))
    }
    const free = request.most - inHand.length
    const waitFor = inHand.length === 0 ? HEARTBEAT : LOOK_EVERY
    if (free === 0) await answered.pause(LOOK_EVERY)
    const jobs = free === 0 ? [] : await waiting.take({ ...request, most: free }, { waitFor, signal })
    inHand = [...inHand, ...jobs]
    silent = jobs.length > 0 ? 0 : silent + (free === 0 ? LOOK_EVERY : waitFor)
    if (jobs.length > 0) yield jobs
    else if (silent >= HEARTBEAT && !signal.aborted) {
      silent = 0
      yield []
    }
  }
}
