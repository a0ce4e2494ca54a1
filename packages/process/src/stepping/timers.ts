import type { FeelContext, FeelValue } from '@aftersale/feel'
import { type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import type { TimerDefinition } from '../event-definition.ts'
import type { Subscription, TimerState } from '../state.ts'
import { kept } from '../timers/counting.ts'
import { dueInstant } from '../timers/due-instant.ts'
import { firstTimer, nextTimer, recomputedTimer } from '../timers/timer.ts'
import { nodeById, type Run, setSubscriptions } from './run.ts'
import { notText } from './stop.ts'
import { textOf, valueOf, visibleIn } from './variables.ts'

type Timer = Extract<Subscription, { kind: 'timer' }>

/** The timer of an event that begins to wait now. */
export function openTimer(run: Run, definition: TimerDefinition, visible: FeelContext): Result<TimerState, Cause> {
  const calendar = calendarOf(run, definition, visible)
  if (calendar === undefined) return refuse(notText('calendar', '日历'))
  return firstTimer(valueOf(run, definition.value, visible), definition.type, run.now, run.surroundings, calendar)
}

/** What follows of a cycle that has fired; null where nothing does. */
export function timerAfter(run: Run, timer: Timer, definition: TimerDefinition): TimerState | null {
  const calendar = calendarOf(run, definition, visibleIn(run, timer.owner)) ?? null
  const next = nextTimer(timer, definition.type, run.now, definition.catchUp, run.surroundings, calendar)
  return next.ok ? next.value : null
}

/** When a user task that opened at `from` is due. */
export const dueAt = (
  run: Run,
  value: FeelValue,
  calendar: string | null,
  bareDate: 'start-of-day' | 'end-of-day',
  from = run.now,
): Result<Instant, Cause> => dueInstant(value, from, run.surroundings, calendar, bareDate)

/**
 * Works timers out anew after variables changed. One whose expression gives nothing usable any more stays as it was: a
 * deadline does not vanish because a field is empty for a while.
 */
export function recomputeTimers(run: Run): void {
  eachTimer(run, (timer) => recomputed(run, timer))
}

/** Puts what `anew` makes of each timer that still waits in its place. */
export function eachTimer(run: Run, anew: (timer: Timer) => TimerState): void {
  for (const [owner, subscriptions] of run.subscriptions) {
    if (!subscriptions.some(({ kind }) => kind === 'timer')) continue
    const after = subscriptions.map((one) => (one.kind === 'timer' && !one.happened ? withTimer(one, anew(one)) : one))
    setSubscriptions(run, owner, after)
  }
}

/** The same subscription, waiting for another time. */
export function withTimer({ owner, event, index, happened }: Timer, timer: TimerState): Subscription {
  const { kind, due, rule, from, repetitions, counted } = timer
  const state = { kind, due, rule, from, repetitions, ...(counted === undefined ? {} : { counted }) }
  return { owner, event, index, happened, ...state }
}

/** The timer as its event says now; as it was, where that gives nothing usable. */
export function recomputed(run: Run, timer: Timer): TimerState {
  const node = nodeById(run, timer.event)
  const definition = 'definitions' in node ? node.definitions[timer.index] : undefined
  if (definition?.kind !== 'timer') return timer
  const visible = visibleIn(run, timer.owner)
  const calendar = calendarOf(run, definition, visible)
  if (calendar === undefined) return kept(timer, run.surroundings)
  const value = valueOf(run, definition.value, visible)
  const next = recomputedTimer(timer, definition.type, value, run.surroundings, calendar)
  return next.ok && next.value !== null ? next.value : kept(timer, run.surroundings)
}

/** Null: every hour counts. Undefined: the expression gives no name. */
function calendarOf(run: Run, { calendar }: TimerDefinition, visible: FeelContext): string | null | undefined {
  return calendar === null ? null : (textOf(run, calendar, visible) ?? undefined)
}
