import { extensionOf, feelOf, isA, kindOf, listOf, type Part, partOf, textOf } from '../document/part.ts'
import { advancedWords } from './advanced-words.ts'
import type { Step } from './plain-flow.ts'
import { eventOf, messageOf } from './read-event.ts'
import { personStepOf } from './read-person.ts'

/** How many ways lead to an element and away from it. */
export interface Ends {
  readonly arriving: number
  readonly leaving: number
}

/** What an element is for people; `advanced` where plain words would say less than it does. */
export function stepOf(part: Part, ends: Ends): Step {
  switch (part.$type) {
    case 'bpmn:StartEvent':
      return { kind: 'start', event: eventOf(part) }
    case 'bpmn:EndEvent':
      return { kind: 'end', event: eventOf(part) }
    case 'bpmn:IntermediateCatchEvent':
      return { kind: 'wait', event: eventOf(part) }
    case 'bpmn:ReceiveTask':
      return { kind: 'wait', event: { kind: 'message', message: messageOf(part) } }
    case 'bpmn:UserTask':
      return personStepOf(part)
    case 'bpmn:BusinessRuleTask':
      return ruleStepOf(part)
    case 'bpmn:ServiceTask':
      return workStepOf(part)
    case 'bpmn:CallActivity':
      return { kind: 'call', process: plainText(textOf(extensionOf(part, 'zeebe:CalledElement'), 'processId')) }
    case 'bpmn:SubProcess':
      return { kind: 'group', event: part.get('triggeredByEvent') === true ? triggerOf(part) : null }
    case 'bpmn:ExclusiveGateway':
      return ends.leaving > 1 ? { kind: 'branch', takes: 'one' } : { kind: 'join', awaits: 'any' }
    case 'bpmn:InclusiveGateway':
      if (ends.leaving > 1) return ends.arriving > 1 ? advanced(part) : { kind: 'branch', takes: 'some' }
      return { kind: 'join', awaits: 'taken' }
    case 'bpmn:ParallelGateway':
      if (ends.leaving > 1) return ends.arriving > 1 ? advanced(part) : { kind: 'parallel' }
      return { kind: 'join', awaits: 'all' }
    case 'bpmn:EventBasedGateway':
      return part.get('instantiate') === true ? advanced(part) : { kind: 'race' }
    default:
      return advanced(part)
  }
}

const advanced = (part: Part): Step => ({ kind: 'advanced', what: advancedWords(kindOf(part)) })

/** Text that stands in the model, and no formula. */
const plainText = (written: string | null): string | null =>
  written === null || feelOf(written) !== null ? null : written

function ruleStepOf(part: Part): Step {
  const called = extensionOf(part, 'zeebe:CalledDecision')
  if (called === null) return workStepOf(part)
  return { kind: 'rule', decision: textOf(called, 'decisionId'), result: textOf(called, 'resultVariable') }
}

function workStepOf(part: Part): Step {
  const type = plainText(textOf(extensionOf(part, 'zeebe:TaskDefinition'), 'type'))
  if (type === null) return advanced(part)
  if (type !== 'cases.tell') return { kind: 'work', work: type }
  const headers = extensionOf(part, 'zeebe:TaskHeaders')
  const template =
    headers === null ? undefined : listOf(headers, 'values').find((one) => textOf(one, 'key') === 'template')
  return { kind: 'tell', template: textOf(template ?? null, 'value') }
}

/** What begins a part of a flow that stands by itself. */
function triggerOf(part: Part) {
  const start = listOf(part, 'flowElements').find((one) => isA(one, 'StartEvent'))
  return start === undefined ? ({ kind: 'none' } as const) : eventOf(start)
}

export const repeatsOf = (part: Part): boolean =>
  part.$instanceOf?.('bpmn:Activity') === true && partOf(part, 'loopCharacteristics') !== null
