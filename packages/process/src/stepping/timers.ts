import type { FeelContext, FeelValue } from '@aftersale/feel'
import { type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import type { TimerDefinition } from '../event-definition.ts'
import type { Subscription, TimerState } from '../state.ts'
import { dueInstant } from '../timers/due-instant.ts'
import { firstTimer, nextTimer, recomputedTimer } from '../timers/timer.ts'
import { nodeById, type Run, setSubscriptions } from './run.ts'
import { notText } from './stop.ts'
import { textOf, valueOf, visibleIn } from './variables.ts'

/** The timer of an event that begins to wait now. */
export function openTimer(run: Run, definition: TimerDefinition, visible: FeelContext): Result<TimerState, Cause> {
  const calendar = calendarOf(run, definition, visible)
  if (calendar === undefined) return refuse(notText('calendar', '日历'))
  return firstTimer(valueOf(run, definition.value, visible), definition.type, run.now, run.surroundings, calendar)
}

/** What follows of a cycle that has fired; null where nothing does. */
export function timerAfter(
  run: Run,
  timer: Extract<Subscription, { kind: 'timer' }>,
  definition: TimerDefinition,
): TimerState | null {
  const calendar = calendarOf(run, definition, visibleIn(run, timer.owner)) ?? null
  const next = nextTimer(timer, definition.type, run.now, definition.catchUp, run.surroundings, calendar)
  return next.ok ? next.value : null
}

/** When a user task is due. */
export const dueAt = (
  run: Run,
  value: FeelValue,
  calendar: string | null,
  bareDate: 'start-of-day' | 'end-of-day',
): Result<Instant, Cause> => dueInstant(value, run.now, run.surroundings, calendar, bareDate)

/**
 * Works timers out anew after variables or calendars changed. One whose expression gives nothing usable any more stays as
 * it was: a deadline does not vanish because a field is empty for a while.
 */
export function recomputeTimers(run: Run): void {
  for (const [owner, subscriptions] of run.subscriptions) {
    if (!subscriptions.some(({ kind }) => kind === 'timer')) continue
    setSubscriptions(
      run,
      owner,
      subscriptions.map((one) => (one.kind === 'timer' && !one.happened ? { ...one, ...recomputed(run, one) } : one)),
    )
  }
}

/** The timer as its event says now; as it was, where that gives nothing usable. */
export function recomputed(run: Run, timer: Extract<Subscription, { kind: 'timer' }>): TimerState {
  const node = nodeById(run, timer.event)
  const definition = 'definitions' in node ? node.definitions[timer.index] : undefined
  if (definition?.kind !== 'timer') return timer
  const visible = visibleIn(run, timer.owner)
  const calendar = calendarOf(run, definition, visible)
  if (calendar === undefined) return timer
  const value = valueOf(run, definition.value, visible)
  const next = recomputedTimer(timer, definition.type, value, run.surroundings, calendar)
  return next.ok && next.value !== null ? next.value : timer
}

/** Null: every hour counts. Undefined: the expression gives no name. */
function calendarOf(run: Run, { calendar }: TimerDefinition, visible: FeelContext): string | null | undefined {
  return calendar === null ? null : (textOf(run, calendar, visible) ?? undefined)
}
