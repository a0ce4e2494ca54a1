import { addBusinessMinutes, type BusinessCalendar, businessTimeBetween, type Instant } from '@aftersale/kernel'
import type { ClockDue, ClockState } from './clock.ts'
import type { Leg, Pause } from './clock-history.ts'

const MINUTE = 60_000
/** What the kernel adds at once: ten years of minutes. */
const MOST_MINUTES = 5_256_000

/** The state at `now` of a clock with a target of so many milliseconds of business time. */
export function legState(
  calendar: BusinessCalendar,
  target: number,
  leg: Leg,
  pauses: readonly Pause[],
  now: Instant,
): ClockState {
  const time = businessTimeOf(calendar)
  const within = pausesWithin(leg, pauses, now)
  const { due, late, pausedTime } = dueOf(time, target, leg, within)
  const end = leg.to ?? now
  const used = time.between(leg.from, end) - pausedTime
  const lasting = within.find(({ goesOn }) => goesOn)
  return {
    due,
    used,
    remaining: target - used,
    breached: (lasting?.from ?? end) > late,
    paused: leg.to === undefined && lasting !== undefined,
    unknownYears: time.unknownYears(),
  }
}

/** The part of `legState` that waiting needs. */
export function legDue(
  calendar: BusinessCalendar,
  target: number,
  leg: Leg,
  pauses: readonly Pause[],
  now: Instant,
): ClockDue {
  const within = pausesWithin(leg, pauses, now)
  const { due } = dueOf(businessTimeOf(calendar), target, leg, within)
  return { due, running: leg.to === undefined && !within.some(({ goesOn }) => goesOn) }
}

/** What of a pause falls into a leg; `goesOn` where it outlasts what there is of the leg. */
type Within = { readonly from: Instant; readonly to: Instant; readonly goesOn: boolean }

function pausesWithin(leg: Leg, pauses: readonly Pause[], now: Instant): Within[] {
  const end = leg.to ?? now
  return pauses.flatMap(({ from, to }) => {
    if (from > end || (to !== undefined && to <= leg.from)) return []
    const goesOn = to === undefined || to > end
    return [{ from: from > leg.from ? from : leg.from, to: goesOn ? end : to, goesOn }]
  })
}

/** Every pause moves `due`; from `late` on the clock is late, which a pause that begins after it does not undo. */
function dueOf(time: BusinessTime, target: number, leg: Leg, pauses: readonly Within[]) {
  let due = time.after(leg.from, target)
  let late = due
  let pausedTime = 0
  for (const { from, to } of pauses) {
    const took = time.between(from, to)
    pausedTime += took
    if (from <= late) late = time.after(late, took)
    due = time.after(due, took)
  }
  return { due, late, pausedTime }
}

type BusinessTime = ReturnType<typeof businessTimeOf>

/** Business time in milliseconds, keeping in mind the years that the calendar did not know. */
function businessTimeOf(calendar: BusinessCalendar) {
  const unknown = new Set<number>()
  const noting = <T extends { readonly unknownYears: readonly number[] }>(answer: T): T => {
    for (const year of answer.unknownYears) unknown.add(year)
    return answer
  }
  return {
    after: (from: Instant, milliseconds: number): Instant => {
      let at = from
      for (let left = milliseconds / MINUTE; left > 0; left -= MOST_MINUTES) {
        at = noting(addBusinessMinutes(calendar, at, Math.min(left, MOST_MINUTES))).at
      }
      return at
    },
    between: (from: Instant, to: Instant): number => noting(businessTimeBetween(calendar, from, to)).milliseconds,
    unknownYears: (): number[] => [...unknown].sort((a, b) => a - b),
  }
}
