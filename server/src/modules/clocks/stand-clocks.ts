import {
  CLOCKS,
  type ClockDues,
  type ClockEvent,
  type ClockName,
  type ClockStates,
  type ClockTargets,
  clockDues,
  clockStates,
} from '@aftersale/commerce'
import { addMilliseconds, type BusinessCalendar, type Instant } from '@aftersale/kernel'
import type { ClockAlarm, Relieved } from './clock-terms.ts'

interface ClockStanding {
  readonly name: ClockName
  /** Where the stretch that it measures begins: update begins anew at each reply. */
  readonly legFrom: Instant
  readonly due: Instant
  readonly standing: 'running' | 'paused' | 'stopped'
  readonly breached: boolean
  /** When it has to be looked at again though nothing happens; null: never. */
  readonly nextAt: Instant | null
}

export interface ClockedCase {
  readonly caseId: string
  readonly calendar: BusinessCalendar
  readonly targets: ClockTargets
  readonly warnPercent: number | null
  /** In order of their instants. */
  readonly events: readonly ClockEvent[]
}

interface Standing {
  readonly clocks: readonly ClockStanding[]
  readonly alarms: readonly ClockAlarm[]
  /** What may not be said of them now, and may be said anew when it comes to that. */
  readonly relieved: readonly Relieved[]
}

/** How the clocks of a case stand, and what is due to be said of them; whether it was said before is for the caller to know. */
export function standClocks({ caseId, calendar, targets, warnPercent, events }: ClockedCase, now: Instant): Standing {
  const states = sensible(clockStates({ calendar, targets }, events, now))
  const [dues] = clockDues({ calendar, targets }, [events], now).map(sensible)
  const [warns] = clockDues({ calendar, targets: warningTargets(targets, warnPercent) }, [events], now).map(sensible)
  const clocks: ClockStanding[] = []
  const alarms: ClockAlarm[] = []
  const relieved: Relieved[] = []
  for (const name of CLOCKS) {
    const clock = standOf(name, { states, dues, warns }, events, now)
    if (clock === null) continue
    const { isWarned, ...standing } = clock
    clocks.push(standing)
    const alarm = { caseId, name, legFrom: clock.legFrom, due: clock.due, target: targets[name] ?? null }
    if (clock.breached) alarms.push({ ...alarm, kind: 'breached' })
    else if (isWarned) alarms.push({ ...alarm, kind: 'warned' })
    // Halted or stopped it is as near its due instant as it was.
    const isInTime = !clock.breached && !isWarned && clock.standing === 'running'
    if (!clock.breached) relieved.push({ caseId, name, legFrom: clock.legFrom, kind: 'breached' })
    if (isInTime) relieved.push({ caseId, name, legFrom: clock.legFrom, kind: 'warned' })
  }
  return { clocks, alarms, relieved }
}

interface Reckoned {
  readonly states: ClockStates
  readonly dues: ClockDues | undefined
  readonly warns: ClockDues | undefined
}

function standOf(name: ClockName, { states, dues, warns }: Reckoned, events: readonly ClockEvent[], now: Instant) {
  const state = states[name]
  const due = dues?.[name]
  if (state === null || due === null || due === undefined) return null
  const running = due.running
  const warnAt = warns?.[name]?.due ?? null
  const isWarned = running && warnAt !== null && warnAt <= now
  // To stop at the very instant is in time: it is late from the next millisecond on.
  const lateFrom = addMilliseconds(due.due, 1)
  const nextAt = warnAt === null || isWarned ? lateFrom : warnAt
  return {
    name,
    legFrom: legFrom(name, events, now),
    due: due.due,
    standing: running ? ('running' as const) : state.paused ? ('paused' as const) : ('stopped' as const),
    breached: state.breached,
    nextAt: running && !state.breached ? nextAt : null,
    isWarned,
  }
}

function legFrom(name: ClockName, events: readonly ClockEvent[], now: Instant): Instant {
  const created = events.find(({ type }) => type === 'created')
  if (created === undefined) throw new Error('expected a case with clocks to have been created, got none')
  if (name !== 'update') return created.at
  const solved = events.find(({ type, at }) => type === 'solved' && at <= now)
  const replies = events.filter(({ type, at }) => type === 'replied' && at <= (solved?.at ?? now))
  return replies.at(-1)?.at ?? created.at
}

function warningTargets(targets: ClockTargets, percent: number | null): ClockTargets {
  if (percent === null) return {}
  return Object.fromEntries(
    Object.entries(targets).flatMap(([name, target]) =>
      target === undefined ? [] : [[name, (target * percent) / 100]],
    ),
  )
}

/** What is stored was checked when it was told. */
function sensible<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  if (!result.ok) throw new Error(`expected stored clocks to make sense, got ${JSON.stringify(result.refusal)}`)
  return result.value
}
