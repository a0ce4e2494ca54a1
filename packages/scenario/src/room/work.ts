import { openStepping, type StepRefusal, type Subscription } from '@aftersale/process'
import { cancelOrphans, startRefused, tellCaller } from './calls.ts'
import { doEffect } from './effects.ts'
import { type Instance, isActive, subscriptionId } from './instance.ts'
import { noteStatus } from './instances.ts'
import { isOverworked, type Move, type Room } from './room.ts'

/** Asks something of an instance now. Answers why it does not apply; then nothing was changed. What follows waits for `work`. */
export function give(room: Room, { instance, command }: Move): StepRefusal | null {
  return stepInstance(room, instance, [command])[0] ?? null
}

/** Works off all moves and what follows from them. A move that does not apply any more is dropped: its element is gone. */
export function work(room: Room): void {
  while (room.moves.length > 0 && !isOverworked(room)) {
    const { moves } = room
    room.moves = []
    for (let from = 0; from < moves.length; ) {
      const instance = moves[from]?.instance
      let to = from + 1
      while (to < moves.length && moves[to]?.instance === instance) to += 1
      if (instance !== undefined) {
        const commands = moves.slice(from, to).map(({ command }) => command)
        stepInstance(room, instance, commands)
      }
      from = to
    }
  }
}

/** Several commands as one step: what ten thousand children of one instance are told costs one reading of it. */
function stepInstance(
  room: Room,
  instance: Instance,
  commands: readonly Move['command'][],
): readonly (StepRefusal | null)[] {
  const { deployed, state: before } = instance
  if (before === null && instance.isTold) return neverBegun(room, instance)
  const stepping = openStepping(deployed.process, before, room.now, room.surroundings)
  const refusals = commands.map((command) => stepping.give(command))
  const [refusal = null] = refusals
  room.work += commands.length
  if (before === null && refusal !== null) {
    startRefused(room, instance, refusal)
    return refusals
  }
  const { state, events, effects } = stepping.end()
  instance.state = state
  noteStatus(room, instance)
  room.work += events.length
  for (const event of events) room.happened.push({ instance, event })
  const heard = new Set((before?.subscriptions ?? []).map(subscriptionId))
  const hears = (subscription: Subscription) => heard.has(subscriptionId(subscription))
  for (const effect of effects) {
    if (effect.kind === 'subscription') heard.add(subscriptionId(effect.subscription))
    doEffect(room, instance, effect, hears)
  }
  if (!isActive(instance)) tellCaller(room, instance)
  for (const orphan of cancelOrphans(instance)) {
    stepInstance(room, orphan, [{ kind: 'cancel', by: 'caller', reason: null }])
  }
  return refusals
}

/** Its call ended before it began. */
function neverBegun(room: Room, instance: Instance): readonly [] {
  room.instances.splice(room.instances.indexOf(instance), 1)
  return []
}
