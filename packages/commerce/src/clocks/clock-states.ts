import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import {
  CLOCKS,
  type ClockDues,
  type ClockEvent,
  type ClockName,
  type ClockRefusal,
  type ClockStates,
  type ClockTargets,
  type ClockTerms,
} from './clock.ts'
import { clockHistory, type Leg, type Pause } from './clock-history.ts'
import { legDue, legState } from './leg-state.ts'

const MINUTE = 60_000
/** Ten years of minutes: more than any agreement allows. */
const MOST_MINUTES = 5_256_000

/**
 * How the clocks of a case stand at `now`, by the events up to then.
 *
 * First response runs from creation to the first reply. Update runs from the last reply, or from creation, and starts
 * anew with its whole target at each reply. Solution runs from creation. The solution stops all three, so that a first
 * response never given counts as given then. A pause stops every clock that runs; it moves `due` by the business time it
 * takes, and goes on moving it while it lasts. What was late before a pause stays late, though `due` moves.
 */
export function clockStates(
  terms: ClockTerms,
  events: readonly ClockEvent[],
  now: Instant,
): Result<ClockStates, ClockRefusal> {
  return eachClock(terms.targets, events, now, (target, leg, pauses) =>
    legState(terms.calendar, target, leg, pauses, now),
  )
}

/**
 * The due instants of many cases under the same terms, each in its place: what `clockStates` says without what was used.
 * A case whose events make no sense is refused alone.
 */
export function clockDues(
  terms: ClockTerms,
  cases: readonly (readonly ClockEvent[])[],
  now: Instant,
): readonly Result<ClockDues, ClockRefusal>[] {
  return cases.map((events) =>
    eachClock(terms.targets, events, now, (target, leg, pauses) => legDue(terms.calendar, target, leg, pauses, now)),
  )
}

function eachClock<T>(
  targets: ClockTargets,
  events: readonly ClockEvent[],
  now: Instant,
  reckon: (target: number, leg: Leg, pauses: readonly Pause[]) => T,
): Result<{ readonly [name in ClockName]: T | null }, ClockRefusal> {
  const wrong = targetWrong(targets)
  if (wrong !== undefined) return refuse(wrong)
  const history = clockHistory(events, now)
  if (!history.ok) return history
  const { legs, pauses } = history.value
  const of = (name: ClockName): T | null => {
    const target = targets[name]
    return target === undefined ? null : reckon(Math.round(target * MINUTE), legs[name], pauses)
  }
  return accept({ firstResponse: of('firstResponse'), update: of('update'), solution: of('solution') })
}

function targetWrong(targets: ClockTargets): ClockRefusal | undefined {
  for (const name of CLOCKS) {
    const target = targets[name]
    if (target !== undefined && !(target * MINUTE >= 1 && target <= MOST_MINUTES)) {
      return { code: 'clocks.target-wrong', field: `targets.${name}`, most: MOST_MINUTES }
    }
  }
  return undefined
}
