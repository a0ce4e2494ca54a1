import { feelToJson } from '@aftersale/feel'
import type { EventNode, FlowNode, ProcessDefinition, ReceiveTask } from '../definition.ts'
import { isActivity } from '../definition.ts'
import type { EventDefinition } from '../event-definition.ts'
import type { Attribute } from '../settings.ts'
import type { ElementInstance, Subscription } from '../state.ts'
import { definitionsOf, isWaiting } from '../stepping/subscribe.ts'
import { targetId, type Versions } from './targets.ts'

type Awaited = EventNode | ReceiveTask

/** Events that something listens to in the old version and in the new one. `begins`: whether new ones begin to be waited for. */
export interface Listening {
  readonly before: readonly Awaited[]
  readonly after: readonly Awaited[]
  readonly begins: boolean
}

/** A definition of an event that is waited for from now on. */
export interface Fresh {
  readonly node: Awaited
  readonly index: number
}

export interface Carried {
  /** What stays, by what it was: under the ids of the new version, else as it was. */
  readonly kept: ReadonlyMap<Subscription, Subscription>
  /** Those of them whose event says something else in the new version: to be worked out anew. */
  readonly changed: readonly Subscription[]
  readonly fresh: readonly Fresh[]
}

/**
 * Which subscriptions of one owner stay. An event that is in both versions keeps what it has: where it had fired already, it
 * does not begin anew. Events that are new begin; those that are gone, or wait for another kind of thing, end.
 */
export function carry(versions: Versions, own: readonly Subscription[], listening: readonly Listening[]): Carried {
  const kept = new Map<Subscription, Subscription>()
  const changed: Subscription[] = []
  const fresh: Fresh[] = []
  for (const { before, after, begins } of listening) {
    for (const node of after) {
      const old = before.find((one) => targetId(versions, one.id) === node.id && isAll(one) === isAll(node))
      for (const [index, definition] of definitionsOf(node).entries()) {
        if (!isWaiting(definition)) continue
        const earlier = old === undefined ? undefined : definitionsOf(old)[index]
        if (old === undefined || earlier?.kind !== definition.kind) {
          if (begins) fresh.push({ node, index })
          continue
        }
        const subscription = own.find((one) => one.event === old.id && one.index === index)
        if (subscription === undefined) continue
        const carried = { ...subscription, event: node.id }
        kept.set(subscription, carried)
        if (!saysTheSame(earlier, definition)) changed.push(carried)
      }
    }
  }
  return { kept, changed, fresh }
}

const isAll = (node: Awaited): boolean => node.kind !== 'receiveTask' && node.parallelMultiple

/** What a visit listens to: as the waiting element, by the events on its border, and by the event sub-processes in it. */
export function listeningOf(
  { from, to }: Versions,
  element: ElementInstance,
  [one, other]: readonly [FlowNode, FlowNode],
  [isTurn, isInterrupted]: readonly [boolean, boolean],
): Listening[] {
  const own: Listening = {
    before: awaited(from, one),
    after: awaited(to, other),
    begins: element.wait.kind === 'event',
  }
  const border: Listening = {
    before: isActivity(one) ? one.boundaries : [],
    after: isActivity(other) ? other.boundaries : [],
    begins: hasOpenBorder(element, other),
  }
  const inner: Listening = {
    before: 'body' in one ? startsOf(one.body) : [],
    after: 'body' in other ? startsOf(other.body) : [],
    begins: isUnderWay(element) && !isInterrupted,
  }
  const nothing = element.loop !== null
  return [own, ...(isTurn ? [] : [border]), ...(nothing ? [] : [inner])]
}

/** The element itself, or the events that an event-based gateway waits for. */
function awaited(definition: ProcessDefinition, node: FlowNode): readonly Awaited[] {
  if (node.kind === 'eventBasedGateway') {
    return node.outgoing.flatMap(({ target }) => {
      const event = definition.nodes.get(target)
      return event?.kind === 'intermediateCatchEvent' || event?.kind === 'receiveTask' ? [event] : []
    })
  }
  return node.kind === 'receiveTask' || node.kind === 'intermediateCatchEvent' || node.kind === 'startEvent'
    ? [node]
    : []
}

/** Start events of the event sub-processes in a body. */
export const startsOf = ({ eventSubProcesses }: ProcessDefinition['eventSubProcesses'][number]['body']) =>
  eventSubProcesses.flatMap(({ body }) => body.triggeredStarts.filter((start) => start.kind === 'startEvent'))

/** Not before its data and inputs are there, and not of a visit that was opened to undo what is done. */
function hasOpenBorder({ wait, compensates }: ElementInstance, node: FlowNode): boolean {
  if (compensates !== null && isActivity(node) && !node.isForCompensation) return false
  return wait.kind !== 'data' && !(wait.kind === 'repair' && wait.from.kind === 'begin')
}

/** A sub-process whose content has begun, or that a worker leads. */
const isUnderWay = ({ wait }: ElementInstance): boolean =>
  wait.kind === 'children' || (wait.kind === 'job' && wait.part === '')

function saysTheSame(one: EventDefinition, other: EventDefinition): boolean {
  if (one.kind === 'message' && other.kind === 'message') {
    return same(one.name, other.name) && same(one.correlationKey, other.correlationKey)
  }
  if (one.kind === 'signal' && other.kind === 'signal') return same(one.name, other.name)
  if (one.kind === 'timer' && other.kind === 'timer') {
    return one.type === other.type && same(one.value, other.value) && same(one.calendar, other.calendar)
  }
  if (one.kind !== 'conditional' || other.kind !== 'conditional') return false
  return one.condition.source === other.condition.source
}

const same = (one: Attribute | null, other: Attribute | null): boolean => written(one) === written(other)

function written(attribute: Attribute | null): string {
  if (attribute === null) return ''
  return attribute.kind === 'feel' ? `=${attribute.expression.source}` : JSON.stringify(feelToJson(attribute.value))
}
