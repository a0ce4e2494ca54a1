import { instantOf } from '@aftersale/kernel'
import { recountedStartTimer, startTriggers, type TimerState } from '@aftersale/process'
import type { At } from '../instances/work.ts'
import { lockOutdatedStarts, type StartTimer, timesOf, updateStartTimers } from '../timers/start-timers.store.ts'
import type { Edition } from './calendar-use.store.ts'
import type { CalendarsInUse } from './calendars.ts'

/** Counts start timers anew that count on an earlier edition of their calendar; answers how many. */
export async function recountStarts(at: At, editions: readonly Edition[], most: number): Promise<number> {
  const outdated = await lockOutdatedStarts(at.tx, editions, most)
  if (outdated.length === 0) return 0
  const calendars = await at.setup.calendars.current(at.tx)
  const recounted = await Promise.all(outdated.map((timer) => recountedStart(at, timer, calendars)))
  await updateStartTimers(at.tx, recounted)
  return outdated.length
}

/** A start timer as its calendar gives it now. */
export async function recountedStart(
  { setup, tx, now }: At,
  timer: StartTimer,
  calendars: CalendarsInUse,
): Promise<StartTimer> {
  const { process } = await setup.definitions.processById(tx, timer.definition_id)
  const trigger = startTriggers(process).find(({ event, index }) => event === timer.event && index === timer.index)
  if (trigger?.definition.kind !== 'timer') throw new Error(`expected ${timer.event} to begin by a timer`)
  const surroundings = { zone: setup.zone, calendars }
  return { ...timer, ...timesOf(recountedStartTimer(trigger.definition, stateOf(timer), now, surroundings)) }
}

/** What a row says. */
export function stateOf({
  due_at,
  rule,
  counted_from,
  repetitions,
  calendar,
  calendar_edition,
}: StartTimer): TimerState {
  const counted =
    calendar === null || calendar_edition === null ? {} : { counted: { calendar, edition: calendar_edition } }
  return { kind: 'timer', due: instantOf(due_at), rule, from: instantOf(counted_from), repetitions, ...counted }
}
