import { setImmediate } from 'node:timers/promises'
import type { Instant } from '@aftersale/kernel'
import { type Pair, type Recording, replay, type Trial } from '@aftersale/scenario'
import type { Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import type { PastCase } from './past-cases.store.ts'
import { recordingOf } from './recordings.ts'
import type { TrialFlow, TrialFlows } from './trial-flows.ts'
import { workBrings } from './work-brings.ts'

/** A case that was tried, under both versions. */
export interface Tried extends Pair {
  readonly past: PastCase
  readonly recording: Recording
  readonly before: Trial
  readonly after: Trial
}

/** Cases whose history is read at once. */
const READ_AT_ONCE = 50
/** For so long, in milliseconds, others wait for the processor at most. */
const SLICE = 15
/** After so long, in milliseconds, a call answers what it has. */
const LONGEST = 2_000

interface Around {
  readonly database: Database
  readonly engine: Engine
  readonly now: Instant
  readonly signal: AbortSignal
}

/**
 * Tries cases in their order, as many as there is time for, at least one. Between slices the server serves others; nothing is
 * written.
 */
export async function runTrials(
  { database, engine, now, signal }: Around,
  { flows, current }: TrialFlows,
  cases: readonly PastCase[],
): Promise<readonly Tried[]> {
  const byProcess = new Map(flows.map((flow) => [flow.process, flow]))
  const tried: Tried[] = []
  const begun = performance.now()
  let slice = begun
  for (let at = 0; at < cases.length; at += READ_AT_ONCE) {
    const chunk = cases.slice(at, at + READ_AT_ONCE)
    const ids = chunk.map(({ instance_id }) => instance_id)
    const runs = await engine.operations.recordedRuns(database, ids, now)
    slice = performance.now()
    for (const past of chunk) {
      if (tried.length > 0 && (signal.aborted || performance.now() - begun > LONGEST)) return tried
      const run = runs.get(past.instance_id)
      const flow = byProcess.get(past.process)
      if (run === undefined || flow === undefined) throw new Error(`expected the history of ${past.number} to be read`)
      tried.push(tryCase(past, recordingOf(past, run, current, now), flow))
      if (performance.now() - slice > SLICE) {
        await setImmediate()
        slice = performance.now()
      }
    }
  }
  return tried
}

const tryCase = (past: PastCase, recording: Recording, { before, after }: TrialFlow): Tried => ({
  past,
  recording,
  before: replay(before, recording, workBrings),
  after: replay(after, recording, workBrings),
})
