import { recountedStartTimer, type Surroundings } from '@aftersale/process'
import { activeInstances } from './instances.ts'
import type { Room } from './room.ts'

/** From now on these count: what waits by a calendar that has changed is counted anew. */
export function setSurroundings(room: Room, surroundings: Surroundings): void {
  room.surroundings = surroundings
  for (const instance of activeInstances(room)) room.moves.push({ instance, command: { kind: 'recompute-timers' } })
  room.startTimers = room.startTimers.map((start) => {
    const { definition } = start.trigger
    if (definition.kind !== 'timer' || start.timer.counted === undefined) return start
    return { ...start, timer: recountedStartTimer(definition, start.timer, room.now, surroundings) }
  })
}
