import { explainDecision } from '@aftersale/decision'
import { createEvaluation } from '@aftersale/feel'
import type { Command, Effect, Subscription } from '@aftersale/process'
import { said } from '../sentence.ts'
import { startCalled, throwToCaller } from './calls.ts'
import { type Instance, subscriptionId } from './instance.ts'
import { publish } from './messages.ts'
import type { Room } from './room.ts'
import { broadcast } from './signals.ts'

/** Does what a step asks of the outside. `hears`: which subscriptions of the instance were there when the effect came. */
export function doEffect(
  room: Room,
  instance: Instance,
  effect: Effect,
  hears: (subscription: Subscription) => boolean,
): void {
  switch (effect.kind) {
    case 'job':
      instance.attempts.delete(`${effect.key} ${effect.job.part}`)
      return open(room, instance, `${effect.key} ${effect.job.part}`)
    case 'user-task':
      return open(room, instance, `${effect.key}`)
    case 'subscription':
      return open(room, instance, subscriptionId(effect.subscription))
    case 'decision':
      room.moves.push({ instance, command: decide(room, instance, effect) })
      return
    case 'call':
      return startCalled(room, instance, effect)
    case 'read-data': {
      const values = Object.fromEntries(effect.stores.map((store) => [store, room.stores.get(store) ?? null]))
      room.moves.push({ instance, command: { kind: 'give-data', key: effect.key, values } })
      return
    }
    case 'write-data':
      room.stores.set(effect.store, effect.value)
      return
    case 'message': {
      const { name, correlationKey, messageId, timeToLive, variables } = effect
      publish(room, { name, correlationKey, messageId, timeToLive, variables })
      return
    }
    case 'signal':
      return broadcast(room, effect.name, effect.variables, { instance, hears })
    case 'error':
    case 'escalation':
      return throwToCaller(room, instance, effect)
    case 'incident':
    case 'task-listened':
      return
  }
}

function open(room: Room, { openings }: Instance, id: string): void {
  openings.set(id, room.nextOpening)
  room.nextOpening += 1
}

type DecisionEffect = Extract<Effect, { kind: 'decision' }>

/** Decides by the version that the process names; one that is not deployed stops the element. */
function decide(room: Room, instance: Instance, effect: DecisionEffect): Command {
  const { key, decisionId, binding, variables } = effect
  const deployed = room.deployments.bound('decision', decisionId, binding, instance.deployed)
  if (deployed === null) {
    const message = said(`The decision “${decisionId}” is not deployed.`, `决策“${decisionId}”尚未部署。`)
    return { kind: 'fail', key, cause: { code: 'scenario.decision-not-deployed', message } }
  }
  const evaluation = createEvaluation({ now: room.now, zone: room.surroundings.zone })
  const { value, trace } = explainDecision(deployed.model, decisionId, variables, evaluation)
  return { kind: 'complete-decision', key, result: value, trace }
}
