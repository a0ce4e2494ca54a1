import type { Instant } from '@aftersale/kernel'
import { type Subscription, startTimerAfter } from '@aftersale/process'
import type { Deployed } from '../deploying/resource.ts'
import { type Instance, openingOf, subscriptionId } from './instance.ts'
import { activeInstances, newInstance } from './instances.ts'
import type { Move, Room, StartTimer } from './room.ts'

type Timer = Extract<Subscription, { kind: 'timer' }>

/** The instant at which the next timer of all is due; null where none runs. */
export function nextDue(room: Room): Instant | null {
  let next: Instant | null = null
  const look = (due: Instant) => {
    if (next === null || due < next) next = due
  }
  for (const { timer } of timersOf(room)) look(timer.due)
  for (const { timer } of room.startTimers) look(timer.due)
  return next
}

function timersOf(room: Room): readonly { readonly instance: Instance; readonly timer: Timer }[] {
  return activeInstances(room).flatMap((instance) =>
    instance.state.subscriptions.flatMap((timer) =>
      timer.kind === 'timer' && !timer.happened ? [{ instance, timer }] : [],
    ),
  )
}

/** Fires every timer whose time has come, by due time and then by age. Answers whether there was one. */
export function fireDue(room: Room): boolean {
  const { now } = room
  const due = timersOf(room).filter(({ timer }) => timer.due <= now)
  const starts = room.startTimers.filter(({ timer }) => timer.due <= now)
  const moves = due
    .map(({ instance, timer }) => ({ instance, timer, opening: openingOf(instance, subscriptionId(timer)) }))
    .toSorted((one, other) => one.timer.due - other.timer.due || one.opening - other.opening)
    .map(({ instance, timer: { owner, event, index } }): Move => {
      return { instance, command: { kind: 'trigger', owner, event, index, variables: {} } }
    })
  room.moves.push(...moves)
  for (const start of starts) fireStart(room, start)
  return moves.length + starts.length > 0
}

function fireStart(room: Room, start: StartTimer): void {
  const { deployed, trigger, timer } = start
  const next =
    trigger.definition.kind === 'timer' ? startTimerAfter(trigger.definition, timer, room.now, room.surroundings) : null
  const others = room.startTimers.filter((one) => one !== start)
  room.startTimers = next === null ? others : [...others, { ...start, timer: next }]
  newInstance(room, { deployed, variables: {}, businessKey: '', by: trigger })
}

/** The start timers of a process are those of its latest version: this one, which is new. */
export function takeStartTimers(room: Room, deployed: Deployed<'process'>): void {
  const others = room.startTimers.filter((one) => one.deployed.key !== deployed.key)
  const own = deployed.starts.flatMap(({ trigger, wait }) =>
    wait.kind === 'timer' ? [{ deployed, trigger, timer: wait.timer }] : [],
  )
  room.startTimers = [...others, ...own]
}
