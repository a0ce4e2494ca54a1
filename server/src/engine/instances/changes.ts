import { type CalendarUse, isSameUse } from '../calendars/calendar-use.ts'
import {
  type Difference,
  difference,
  isSameJob,
  isSameMessage,
  isSameSignal,
  isSameTask,
  isSameTimer,
  type WaitingJob,
  type WaitingRepair,
  type WaitingTask,
  type Waits,
  waitsOf,
} from './waits.ts'
import type { Working } from './working.ts'

type Entry<Waiting> = Waiting extends ReadonlyMap<string, infer Value> ? Value : never

/** What one transaction changed in what an instance waits for. */
export interface Changes {
  readonly after: Waits
  readonly jobs: Difference<WaitingJob>
  readonly tasks: Difference<WaitingTask>
  readonly repairs: Difference<WaitingRepair>
  readonly calls: Difference<number>
  readonly timers: Difference<Entry<Waits['timers']>>
  readonly messages: Difference<Entry<Waits['messages']>>
  readonly signals: Difference<Entry<Waits['signals']>>
  readonly calendars: Difference<CalendarUse>
}

const same = () => true

/** Of what waited for nothing and waits for nothing: most of the work of a straight-through batch is to see that. */
const UNCHANGED = changesBetween(waitsOf(null), waitsOf(null), new Set())

export const isUnchanged = (changes: Changes): boolean => changes === UNCHANGED

export function changesOf({ before, state, renewed }: Working): Changes {
  const earlier = waitsOf(before)
  const now = waitsOf(state)
  return earlier === now ? UNCHANGED : changesBetween(earlier, now, renewed)
}

function changesBetween(before: Waits, after: Waits, renewed: ReadonlySet<string>): Changes {
  return {
    after,
    jobs: difference(before.jobs, after.jobs, isSameJob, renewed),
    tasks: difference(before.tasks, after.tasks, isSameTask),
    repairs: difference(before.repairs, after.repairs, same, renewed),
    calls: difference(before.calls, after.calls, same),
    timers: difference(before.timers, after.timers, isSameTimer),
    messages: difference(before.messages, after.messages, isSameMessage),
    signals: difference(before.signals, after.signals, isSameSignal),
    calendars: difference(before.calendars, after.calendars, isSameUse),
  }
}
