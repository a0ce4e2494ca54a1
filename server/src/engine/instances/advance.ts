import { type Command, openStepping, type StepRefusal, type Surroundings } from '@aftersale/process'
import { inLedBy } from '../../platform/led-by.ts'
import { surroundingsOf } from '../calendars/surroundings.ts'
import { doJobs, type PendingJob } from '../jobs/do-jobs.ts'
import { isOvergrown } from '../payload.ts'
import { endOfCall } from './calls.ts'
import { noteCommand } from './note-command.ts'
import { takeUp } from './take-up.ts'
import { ledByOf, type Work } from './work.ts'
import type { Move, Working } from './working.ts'

/**
 * Steps many instances until each waits for the outside or has ended. Work of one type that is done inside the
 * transaction is handed to its handler for all instances at once, in the order in which they were given, so that a
 * thousand cases cost a few statements. Answers, for each move, why it did not apply, or null; with `whole`, the moves are
 * of one instance and none is carried out unless all apply.
 */
export async function advance(
  work: Work,
  moves: readonly Move[],
  { whole = false }: { readonly whole?: boolean } = {},
): Promise<(StepRefusal | null)[]> {
  const refusals = new Map<Move, StepRefusal>()
  let round = moves
  while (round.length > 0) {
    const jobs: PendingJob[] = []
    for (const [, own] of Map.groupBy(round, (move) => move.working)) {
      const first = round === moves
      const refused = await settle(work, own, jobs, first && whole)
      for (const [move, refusal] of refused) {
        if (first) refusals.set(move, refusal)
        else checkOvertaken(move, refusal)
      }
      if (whole && refused.size > 0) return moves.map((move) => refusals.get(move) ?? null)
    }
    round = await doEach(work, jobs)
  }
  return moves.map((move) => refusals.get(move) ?? null)
}

/** Has the work done that instances ask for: for those together to which the same led. */
async function doEach(work: Work, jobs: readonly PendingJob[]): Promise<Move[]> {
  const moves: Move[] = []
  for (const [ledBy, group] of Map.groupBy(jobs, ({ working }) => ledByOf(work, working.rootId))) {
    moves.push(...(await inLedBy(work.tx, ledBy, () => doJobs(work.tx, group, work.setup, work.now))))
  }
  return moves
}

/**
 * Steps one instance, and whatever it calls or is called by, until nothing but jobs, people, time or repair stands in its
 * way. Answers which of the moves given did not apply: what follows from them may be overtaken, which harms nobody.
 */
async function settle(
  work: Work,
  given: readonly Move[],
  jobs: PendingJob[],
  whole: boolean,
): Promise<Map<Move, StepRefusal>> {
  const refusals = new Map<Move, StepRefusal>()
  const agenda: Move[] = [...given]
  for (let next = 0; next < agenda.length; ) {
    const working = agenda[next]?.working
    if (working === undefined) break
    const start = next
    while (agenda[next]?.working === working) next += 1
    const run = agenda.slice(start, next)
    const surroundings = await surroundingsOf(work, working.deployed)
    const stepped = stepOnce(work, working, run, surroundings, refusals, whole && start === 0)
    if (stepped === null) break
    for (const effect of stepped) agenda.push(...(await takeUp(work, working, effect, jobs)))
    if (working.parent !== null) agenda.push(...(await endOfCall(work, working)))
  }
  const first = new Set(refusals.size === 0 ? [] : given)
  for (const [move, refusal] of refusals) if (!first.has(move)) checkOvertaken(move, refusal)
  return refusals
}

/** What follows from a step may come too late for what another one ended; any other refusal is a defect. */
function checkOvertaken({ working, command }: Move, { code }: StepRefusal): void {
  if (code === 'process.not-waiting' || code === 'process.ended') return
  throw new Error(`expected ${command.kind} to apply to instance ${working.id}, got ${code}`)
}

/**
 * Variables are weighed at the first step of what was loaded and then at every fourth: one step brings little compared
 * with what an instance may hold, and weighing each time took a twentieth of a straight-through batch.
 */
const isTimeToWeigh = ({ rounds, before }: Working) => rounds % 4 === 0 || (rounds === 1 && before !== null)

/** Gives an instance some commands in one go; answers what it asks for, or null where all were to apply and one did not. */
function stepOnce(
  work: Work,
  working: Working,
  moves: readonly Move[],
  surroundings: Surroundings,
  refusals: Map<Move, StepRefusal>,
  whole: boolean,
) {
  const stepping = openStepping(working.deployed.process, working.state, work.now, surroundings)
  const applied: Command[] = []
  for (const move of moves) {
    const refusal = stepping.give(move.command)
    if (refusal === null) applied.push(move.command)
    else refusals.set(move, refusal)
  }
  if (applied.length === 0) return whole ? null : []
  if (whole && refusals.size > 0) return null
  const { state, events, effects } = stepping.end()
  working.rounds += 1
  if (state.variables !== working.state?.variables && isTimeToWeigh(working)) {
    working.isOvergrown = isOvergrown(state.variables)
  }
  working.state = state
  for (const event of events) working.events.push(event)
  for (const command of applied) noteCommand(working, command)
  return effects
}
