import type { FeelContext } from '@aftersale/feel'
import type { EventBasedGateway, EventNode, ReceiveTask } from '../definition.ts'
import { INSTANCE, type Subscription } from '../state.ts'
import { done, open } from './enter.ts'
import { fireBoundary, fireStart } from './fire.ts'
import { elementOf, nodeById, nodeOf, type Run, removeElement, setSubscriptions, subscriptionsOf } from './run.ts'
import { definitionsOf, unsubscribe, unsubscribeEvent } from './subscribe.ts'
import { timerAfter } from './timers.ts'
import { contextAsVariables } from './values.ts'
import { setWhereKnown } from './variables.ts'

/** A subscription comes true. Of a parallel multiple event, the event happens with the last of them. */
export function trigger(run: Run, subscription: Subscription, variables: FeelContext): void {
  const { owner, event } = subscription
  const node = nodeById(run, event)
  if (!isTriggerable(node)) throw new Error(`expected ${event} to be an event that can be triggered`)
  const brought = contextAsVariables(variables)
  if (node.kind !== 'receiveTask' && node.parallelMultiple && !isLast(run, subscription)) {
    mark(run, owner, subscription)
    return setWhereKnown(run, scopeOf(run, owner), brought)
  }
  if (node.kind === 'boundaryEvent') {
    if (!node.isInterrupting) renew(run, subscription, node)
    return fireBoundary(run, owner, node, brought)
  }
  if (node.kind === 'startEvent' && isForScope(run, owner, node)) {
    if (!node.isInterrupting) renew(run, subscription, node)
    return fireStart(run, owner, node, brought)
  }
  happen(run, owner, node, brought)
}

/** The waiting element is the event itself, or an event-based gateway before it. */
function happen(run: Run, owner: number, node: EventNode | ReceiveTask, brought: FeelContext): void {
  const element = elementOf(run, owner)
  const gateway = nodeOf(run, element)
  if (gateway.kind !== 'eventBasedGateway') {
    setSubscriptions(
      run,
      owner,
      subscriptionsOf(run, owner).filter(({ event }) => event !== node.id),
    )
    return done(run, owner, brought)
  }
  passEventGateway(run, owner, gateway, node, brought)
}

/** The first event wins; of a parallel gateway (which begins an instance) each goes on, and the last one closes it. */
function passEventGateway(
  run: Run,
  key: number,
  gateway: EventBasedGateway,
  node: EventNode | ReceiveTask,
  brought: FeelContext,
): void {
  const { scope } = elementOf(run, key)
  unsubscribeEvent(run, key, node.id)
  const flows = gateway.outgoing.filter(({ target }) => target === node.id).map(({ id }) => id)
  if (!gateway.isParallel || subscriptionsOf(run, key).length === 0) {
    const all = gateway.isParallel ? gateway.outgoing.map(({ id }) => id) : flows
    removeElement(run, elementOf(run, key))
    run.events.push({ kind: 'left', at: run.now, element: gateway.id, key, flows: all, data: null, isBody: false })
  }
  done(run, open(run, node, scope), brought)
}

type Triggerable = EventNode | ReceiveTask

const isTriggerable = (node: { readonly kind: string }): node is Triggerable =>
  ['startEvent', 'intermediateCatchEvent', 'boundaryEvent', 'receiveTask'].includes(node.kind)

/** Whether the start event belongs to an event sub-process of the owner, and does not wait itself (as one that began the instance may). */
const isForScope = (run: Run, owner: number, node: EventNode): boolean =>
  owner === INSTANCE || elementOf(run, owner).element !== node.id

const scopeOf = (run: Run, owner: number): number => (owner === INSTANCE ? INSTANCE : elementOf(run, owner).scope)

const isLast = (run: Run, subscription: Subscription): boolean =>
  subscriptionsOf(run, subscription.owner).every(
    (one) => one.event !== subscription.event || one.index === subscription.index || one.happened,
  )

function mark(run: Run, owner: number, { event, index }: Subscription): void {
  const marked = subscriptionsOf(run, owner).map((one) =>
    one.event === event && one.index === index ? { ...one, happened: true } : one,
  )
  setSubscriptions(run, owner, marked)
}

/** What does not interrupt can happen again: messages, signals and conditions stay, a timer as often as its rule says. */
function renew(run: Run, subscription: Subscription, node: EventNode): void {
  const { owner, event, index } = subscription
  if (node.parallelMultiple) {
    const fresh = subscriptionsOf(run, owner).map((one) => (one.event === event ? { ...one, happened: false } : one))
    setSubscriptions(run, owner, fresh)
  }
  if (subscription.kind !== 'timer') return
  const definition = definitionsOf(node)[index]
  const next = definition?.kind === 'timer' ? timerAfter(run, subscription, definition) : null
  if (next === null) return unsubscribe(run, subscription)
  const renewed = subscriptionsOf(run, owner).map((one) =>
    one.event === event && one.index === index ? { ...one, ...next } : one,
  )
  setSubscriptions(run, owner, renewed)
}
