import type { FeelContext } from '@aftersale/feel'
import type { Deployed } from '../deploying/resource.ts'
import { type ActiveInstance, type Instance, isActive } from './instance.ts'
import type { Room } from './room.ts'

interface Begin {
  readonly deployed: Deployed<'process'>
  readonly variables: FeelContext
  /** Empty where it has none. */
  readonly businessKey: string
  readonly name?: string
  readonly lock?: string
  readonly caller?: Instance['caller']
  readonly by?: { readonly event: string; readonly index: number }
}

/** Takes a new instance into the room; the move that starts it waits for `work`. */
export function newInstance(room: Room, begin: Begin): Instance {
  const { deployed, variables, businessKey, caller = null, by } = begin
  if (caller === null) room.roots += 1
  const name = begin.name ?? (businessKey === '' ? `#${room.roots}` : businessKey)
  const same = room.names.get(name) ?? 0
  room.names.set(name, same + 1)
  const instance: Instance = {
    name,
    label: same === 0 ? name : `${name}(${same + 1})`,
    deployed,
    caller,
    lock: begin.lock ?? null,
    called: new Set(),
    openings: new Map(),
    attempts: new Map(),
    state: null,
    isTold: false,
  }
  room.instances.push(instance)
  caller?.instance.called.add(instance)
  const isCalled = caller !== null
  room.moves.push({
    instance,
    command: { kind: 'start', variables, businessKey, isCalled, ...(by === undefined ? {} : { by }) },
  })
  return instance
}

/** Notes whether an instance runs, after a step of it. */
export function noteStatus(room: Room, instance: Instance): void {
  if (isActive(instance)) room.active.add(instance)
  else room.active.delete(instance)
}

/** The instances that run, oldest first. */
export const activeInstances = (room: Room): readonly ActiveInstance[] => [...room.active].filter(isActive)
