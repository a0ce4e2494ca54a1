import { Decimal, type FeelContext, formatFeel } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Cause } from '../cause.ts'
import type { EventNode, ReceiveTask } from '../definition.ts'
import type { EventDefinition } from '../event-definition.ts'
import { LONGEST_NAME } from '../limits.ts'
import type { Subscription, SubscriptionTo } from '../state.ts'
import { type Run, setSubscriptions, subscriptionsOf } from './run.ts'
import { notText } from './stop.ts'
import { openTimer } from './timers.ts'
import { textOf, valueOf } from './variables.ts'

type Waiting = Extract<EventDefinition, { kind: 'message' | 'signal' | 'timer' | 'conditional' }>

/** Definitions that somebody outside, the clock or the variables trigger; the others are thrown from inside. */
export function isWaiting(definition: EventDefinition): definition is Waiting {
  const { kind } = definition
  return kind === 'message' || kind === 'signal' || kind === 'timer' || kind === 'conditional'
}

/** The definitions of an event; of a receive task, its message. */
export const definitionsOf = (node: EventNode | ReceiveTask): readonly EventDefinition[] =>
  node.kind === 'receiveTask' ? [node.message] : node.definitions

/**
 * Lets an event be triggered: one subscription for each of its definitions that waits for something. Answers why not where
 * an expression gives nothing that could be waited for; then nothing is subscribed.
 */
export function subscribe(run: Run, owner: number, node: EventNode | ReceiveTask, visible: FeelContext): Cause | null {
  const made: Subscription[] = []
  for (const [index, definition] of definitionsOf(node).entries()) {
    if (!isWaiting(definition)) continue
    const to = subscriptionTo(run, definition, visible)
    if (!to.ok) return to.refusal
    made.push({ owner, event: node.id, index, happened: false, ...to.value })
  }
  setSubscriptions(run, owner, [...subscriptionsOf(run, owner), ...made])
  for (const subscription of made) {
    run.unseen.add(`${owner} ${node.id} ${subscription.index}`)
    run.effects.push({ kind: 'subscription', subscription })
  }
  return null
}

/** What an event waits for, by what its expressions give now; why not, where they give nothing that could be waited for. */
export function subscriptionTo(run: Run, definition: Waiting, visible: FeelContext): Result<SubscriptionTo, Cause> {
  switch (definition.kind) {
    case 'message': {
      const name = textOf(run, definition.name, visible)
      if (name === null) return refuse(notText('message name', '消息名称'))
      if (definition.correlationKey === null) {
        return accept({ kind: 'message', name, correlationKey: run.before.businessKey, isExplicit: false })
      }
      const correlationKey = keyOf(run, definition.correlationKey, visible)
      if (correlationKey === null) return refuse(notText('correlation key', '关联键'))
      return accept({ kind: 'message', name, correlationKey, isExplicit: true })
    }
    case 'signal': {
      const name = textOf(run, definition.name, visible)
      return name === null ? refuse(notText('signal name', '信号名称')) : accept({ kind: 'signal', name })
    }
    case 'timer':
      return openTimer(run, definition, visible)
    case 'conditional':
      return accept({ kind: 'conditional', held: false })
  }
}

/** A correlation key is text; a number counts as its text, as in Camunda 8. */
export function keyOf(run: Run, attribute: Parameters<typeof textOf>[1], visible: FeelContext): string | null {
  const value = valueOf(run, attribute, visible)
  if (typeof value === 'string') return value.length <= LONGEST_NAME ? value : null
  return typeof value === 'number' || value instanceof Decimal ? formatFeel(value) : null
}

/** Ends one subscription. */
export function unsubscribe(run: Run, { owner, event, index }: Subscription): void {
  const others = subscriptionsOf(run, owner).filter((one) => one.event !== event || one.index !== index)
  setSubscriptions(run, owner, others)
}

/** Ends all subscriptions that an event has with an owner. */
export function unsubscribeEvent(run: Run, owner: number, event: string): void {
  setSubscriptions(
    run,
    owner,
    subscriptionsOf(run, owner).filter((one) => one.event !== event),
  )
}
