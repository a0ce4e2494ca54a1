import { type FeelContext, feelFromJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { INSTANCE, type Subscription } from '@aftersale/process'
import type { ActiveInstance } from '../room/instance.ts'
import type { Room } from '../room/room.ts'
import type { Answer } from './answer.ts'
import type { Memory } from './memory.ts'
import { messageAsk } from './node-work.ts'
import { valuesAfter } from './recorded-values.ts'
import type { RecordedVisit } from './recording.ts'

/** Messages, signals and conditions that came in the past where something waits for them now. Timers go by the clock alone. */
export function eventAnswers(room: Room, instance: ActiveInstance, memory: Memory): readonly Answer[] {
  return instance.state.subscriptions.flatMap((subscription): Answer[] => {
    if (subscription.kind === 'timer' || subscription.kind === 'conditional' || subscription.happened) return []
    const found = happenedAt(room, instance, subscription, memory)
    if (found === null) return []
    const { owner, event, index } = subscription
    const { recording } = memory
    const brought = valuesAfter(recording, found.visit.observedFrom, memory.unexplained)
    const variables = feelFromJson(brought) as FeelContext
    const command = { kind: 'trigger', owner, event, index, variables } as const
    return [{ instance, element: null, at: found.at, command, visit: found.visit, submitted: null }]
  })
}

interface Found {
  readonly visit: RecordedVisit
  readonly at: Instant
}

function happenedAt(room: Room, instance: ActiveInstance, subscription: Subscription, memory: Memory): Found | null {
  const { owner, event } = subscription
  if (owner === INSTANCE) {
    const [visit] = memory.untold(instance.deployed.key, event)
    const { openedAt } = memory.recording
    return visit === undefined ? null : { visit, at: visit.enteredAt > openedAt ? visit.enteredAt : room.now }
  }
  const element = instance.state.elements.find(({ key }) => key === owner)
  if (element === undefined) return null
  const past = memory.visitOf(instance, owner)
  const found = past === null ? null : element.element === event ? itself(past) : cameWithin(past, memory, event)
  const other =
    found === null && subscription.kind === 'message'
      ? memory.sameAsk(instance, messageAsk(subscription.name), false)
      : null
  const visit = found ?? other
  if (visit === null) return null
  const from = found === null || element.element === event ? visit.enteredAt : (past?.enteredAt ?? visit.enteredAt)
  const until = element.element === event || found === null ? visit.closedAt : visit.enteredAt
  return until === null ? null : { visit, at: (element.since + (until - from)) as Instant }
}

/** The element itself waits, as it did. */
const itself = (past: RecordedVisit): RecordedVisit | null => (past.closed === 'left' ? past : null)

/** What came while the past waited at the same place. */
function cameWithin(
  { definition, enteredAt, closedAt }: RecordedVisit,
  memory: Memory,
  event: string,
): RecordedVisit | null {
  const came = memory.untold(definition.id, event).find((visit) => {
    return visit.enteredAt >= enteredAt && (closedAt === null || visit.enteredAt <= closedAt)
  })
  return came ?? null
}
