import { isActivity } from '@aftersale/process'
import type { Instance } from '../room/instance.ts'
import type { Room } from '../room/room.ts'

/**
 * Elements that were completed, in order, looked at through the names of a list: only those that it names. An empty list
 * asks for activities: that none is done yet.
 */
export function completedOf(room: Room, instances: readonly Instance[], listed: readonly string[]): readonly string[] {
  const wanted = new Set(listed)
  const among = new Set(instances)
  return room.happened.flatMap(({ instance, event }) => {
    if (event.kind !== 'left' || event.isBody || !among.has(instance)) return []
    const node = instance.deployed.process.nodes.get(event.element)
    const counts = wanted.size === 0 ? node !== undefined && isActivity(node) : wanted.has(event.element)
    return counts ? [event.element] : []
  })
}
