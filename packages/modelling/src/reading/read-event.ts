import { feelOf, listOf, type Part, partOf, textOf } from '../document/part.ts'
import type { PlainEvent } from './plain-flow.ts'
import { timingOf } from './read-timing.ts'

/** What an event waits for, or throws. */
export function eventOf(part: Part): PlainEvent {
  const definitions = [...listOf(part, 'eventDefinitions'), ...listOf(part, 'eventDefinitionRef')]
  const [definition] = definitions
  if (definition === undefined) return { kind: 'none' }
  if (definitions.length > 1) return { kind: 'several' }
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition':
      return { kind: 'message', message: messageOf(definition) }
    case 'bpmn:TimerEventDefinition':
      return { kind: 'timer', timing: timerOf(definition) }
    case 'bpmn:ErrorEventDefinition':
      return { kind: 'error', code: textOf(partOf(definition, 'errorRef'), 'errorCode') }
    case 'bpmn:ConditionalEventDefinition': {
      const written = textOf(partOf(definition, 'condition'), 'body') ?? ''
      return { kind: 'condition', condition: feelOf(written) ?? written }
    }
    default:
      return { kind: OTHER[definition.$type] ?? 'several' }
  }
}

const OTHER: Readonly<
  Record<string, 'signal' | 'escalation' | 'compensation' | 'cancel' | 'terminate' | 'link' | undefined>
> = {
  'bpmn:SignalEventDefinition': 'signal',
  'bpmn:EscalationEventDefinition': 'escalation',
  'bpmn:CompensateEventDefinition': 'compensation',
  'bpmn:CancelEventDefinition': 'cancel',
  'bpmn:TerminateEventDefinition': 'terminate',
  'bpmn:LinkEventDefinition': 'link',
}

/** The name of the message that a definition, or a receive task, refers to. */
export const messageOf = (part: Part): string => textOf(partOf(part, 'messageRef'), 'name') ?? ''

function timerOf(definition: Part) {
  const [rule] = ['timeDuration', 'timeDate', 'timeCycle'].flatMap((name) => partOf(definition, name) ?? [])
  return timingOf(textOf(rule ?? null, 'body') ?? '', definition)
}
