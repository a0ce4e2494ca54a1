import type { FeelContext } from '@aftersale/feel'
import { instantAfter, type Subscription } from '@aftersale/process'
import { openingOf, subscriptionId } from './instance.ts'
import { activeInstances, newInstance } from './instances.ts'
import type { Message, Room } from './room.ts'

/** How long a message that nobody takes is kept where nothing says it. */
const USUAL_TIME = 'PT1H'

interface Publication {
  readonly name: string
  readonly correlationKey: string
  readonly messageId: string | null
  /** ISO 8601 duration; null: the usual time. */
  readonly timeToLive: string | null
  readonly variables: FeelContext
}

/** Keeps a message for `correlate`; null where one with its id is there already. */
export function publish(room: Room, { timeToLive, ...message }: Publication): Message | null {
  const { name, correlationKey, messageId } = message
  const isTwice = room.messages.some(
    (one) =>
      messageId !== null &&
      one.messageId === messageId &&
      one.name === name &&
      (one.correlationKey === correlationKey || correlationKey === ''),
  )
  if (isTwice) return null
  const { zone } = room.surroundings
  const expires = instantAfter(timeToLive ?? USUAL_TIME, room.now, zone) ?? room.now
  const published: Message = { ...message, correlationKey: keyFor(room, message), expires, taken: new Set() }
  room.messages = [...room.messages, published]
  return published
}

/**
 * A message without a key is for whoever alone waits for its name and asks for no key; where several do, for none of them, as
 * on the server.
 */
function keyFor(room: Room, { name, correlationKey }: Pick<Publication, 'name' | 'correlationKey'>): string {
  if (correlationKey !== '') return correlationKey
  const keys = activeInstances(room).flatMap(({ state }) =>
    state.subscriptions.flatMap((one) =>
      one.kind === 'message' && one.name === name && !one.isExplicit && !one.happened ? [one.correlationKey] : [],
    ),
  )
  const [only] = keys
  return only !== undefined && new Set(keys).size === 1 ? only : ''
}

/** Drops messages whose time is over. */
export function forgetMessages(room: Room): void {
  if (room.messages.some(({ expires }) => expires <= room.now)) {
    room.messages = room.messages.filter(({ expires }) => expires > room.now)
  }
}

/** Gives one message to one that takes it, the oldest first. Answers whether there was one. */
export function correlate(room: Room): boolean {
  return room.messages.some((message) => giveToWaiting(room, message) || giveToStart(room, message))
}

/** To the subscription that has waited longest, of a process that has not taken it yet. */
function giveToWaiting(room: Room, message: Message): boolean {
  const [oldest] = activeInstances(room)
    .filter(({ deployed }) => !message.taken.has(deployed.key))
    .flatMap((instance) =>
      instance.state.subscriptions
        .filter((subscription) => fits(subscription, message))
        .map((subscription) => ({
          instance,
          subscription,
          opening: openingOf(instance, subscriptionId(subscription)),
        })),
    )
    .toSorted((one, other) => one.opening - other.opening)
  if (oldest === undefined) return false
  const { instance, subscription } = oldest
  const { owner, event, index } = subscription
  message.taken.add(instance.deployed.key)
  room.moves.push({ instance, command: { kind: 'trigger', owner, event, index, variables: message.variables } })
  return true
}

function fits(subscription: Subscription, { name, correlationKey }: Message): boolean {
  if (subscription.kind !== 'message' || subscription.happened || subscription.name !== name) return false
  return subscription.correlationKey === correlationKey
}

/** To a start event, while no instance that the same process and key began is still running. */
function giveToStart(room: Room, message: Message): boolean {
  for (const deployed of room.deployments.processes()) {
    if (message.taken.has(deployed.key)) continue
    const start = deployed.starts.find(({ wait }) => wait.kind === 'message' && wait.name === message.name)
    const lock = `${deployed.key} ${message.correlationKey}`
    if (start === undefined || isLocked(room, lock, message)) continue
    message.taken.add(deployed.key)
    const { variables, correlationKey } = message
    newInstance(room, {
      deployed,
      variables,
      businessKey: correlationKey,
      by: start.trigger,
      ...(correlationKey === '' ? {} : { lock }),
    })
    return true
  }
  return false
}

const isLocked = (room: Room, lock: string, { correlationKey }: Message): boolean =>
  correlationKey !== '' && activeInstances(room).some((one) => one.lock === lock)
