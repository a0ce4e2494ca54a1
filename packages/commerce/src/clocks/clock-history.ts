import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { ClockEvent, ClockName, ClockRefusal } from './clock.ts'

/** Time in which no clock runs; without an end, it goes on. */
export type Pause = { readonly from: Instant; readonly to?: Instant }

/** The stretch that a clock measures: without an end, it has not stopped. */
export type Leg = { readonly from: Instant; readonly to?: Instant }

/** What a case's events mean for its clocks. Pauses are in order and apart. */
export type ClockHistory = { readonly legs: Readonly<Record<ClockName, Leg>>; readonly pauses: readonly Pause[] }

type Placed = ClockEvent & { readonly index: number }
type Marks = { created: Instant; firstReply?: Instant; lastReply?: Instant; solved?: Instant }

/**
 * Reads events in whatever order they are given; of those at one instant, creation is first and the others keep their
 * order. What lies after `now` has not happened yet. A pause within a pause, and whatever follows the solution, change
 * nothing: several people press the same button. To resume what was never paused is refused.
 */
export function clockHistory(events: readonly ClockEvent[], now: Instant): Result<ClockHistory, ClockRefusal> {
  const placed = events.map((event, index) => ({ ...event, index })).sort(inOrder)
  const [first, ...others] = placed
  const happened = first !== undefined && first.at <= now
  const creation = placed.find(({ type }) => type === 'created')
  if (creation === undefined) return refuse({ code: 'clocks.not-created', field: 'events' })
  if (first !== creation) return refuse({ code: 'clocks.before-creation', field: `events[${first?.index}].at` })
  const second = others.find(({ type }) => type === 'created')
  if (second !== undefined) return refuse({ code: 'clocks.created-twice', field: `events[${second.index}].type` })
  if (!happened) return refuse({ code: 'clocks.not-created', field: 'now' })
  const resumed = others.find(({ type }) => type === 'paused' || type === 'resumed')
  if (resumed?.type === 'resumed') return refuse({ code: 'clocks.not-paused', field: `events[${resumed.index}].type` })
  return accept(historyOf(creation.at, others, now))
}

const inOrder = (a: Placed, b: Placed) =>
  a.at - b.at || Number(b.type === 'created') - Number(a.type === 'created') || a.index - b.index

function historyOf(created: Instant, others: readonly Placed[], now: Instant): ClockHistory {
  const marks: Marks = { created }
  const pauses: Pause[] = []
  let pausedAt: Instant | undefined
  for (const { at, type } of others) {
    if (at > now || marks.solved !== undefined) break
    if (type === 'replied') {
      marks.firstReply ??= at
      marks.lastReply = at
    } else if (type === 'paused') {
      pausedAt ??= at
    } else if (type === 'resumed' && pausedAt !== undefined) {
      joinPause(pauses, pausedAt, at)
      pausedAt = undefined
    } else if (type === 'solved') {
      marks.solved = at
    }
  }
  if (pausedAt !== undefined) joinPause(pauses, pausedAt)
  return { legs: legsOf(marks), pauses }
}

/** Two pauses that touch are one: no clock ran between them. */
function joinPause(pauses: Pause[], from: Instant, to?: Instant): void {
  const last = pauses.at(-1)
  const begin = last?.to === from ? (pauses.pop()?.from ?? from) : from
  pauses.push(to === undefined ? { from: begin } : { from: begin, to })
}

function legsOf({ created, firstReply, lastReply, solved }: Marks): Record<ClockName, Leg> {
  return {
    firstResponse: leg(created, firstReply ?? solved),
    update: leg(lastReply ?? created, solved),
    solution: leg(created, solved),
  }
}

const leg = (from: Instant, to: Instant | undefined): Leg => (to === undefined ? { from } : { from, to })
