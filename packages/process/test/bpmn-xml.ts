import type { ProcessDefinition } from '../src/definition.ts'
import { readProcesses } from '../src/reading/read-processes.ts'
import { work } from './dialect-settings.ts'
import { type Attributes, coded, element, expression, idOf, messageRoot, optional, root, wrap } from './xml-text.ts'

export {
  approval,
  fieldRights,
  formOf,
  headers,
  input,
  jobPriority,
  listeners,
  names,
  output,
  publish,
  sendBack,
  taskListeners,
  versionTag,
  work,
} from './dialect-settings.ts'
export { loop, multi } from './loops.ts'

// A process drawn in a few lines:
//
//   processXml(start(), service('Pay', 'pay'), boundary('Late', 'Pay', timer('duration', 'PT1H'), nonInterrupting),
//     end(), chain('Start', 'Pay', 'End'))
//
// Every element takes pieces after its own arguments, in any order: attributes (an object), what hangs on it (mappings,
// listeners, loops, event definitions …) and, for what contains elements, those elements.
//
// events       start end catching throwing boundary          (+ nonInterrupting)
// definitions  message signal timer error escalation conditional link terminate cancel compensation
// gateways     gateway parallel inclusive complex eventGateway
// tasks        service send receive script rule user manual task call
// containers   sub eventSub transaction adHoc
// loops        multi loop
// data         dataObject dataStore property reads writes
// settings     input output work headers jobPriority listeners taskListeners propagate formOf names versionTag
// ours         approval fieldRights sendBack publish (a calendar is an argument of timer and user)
// flows        flow chain undoneBy
// documents    processXml process documentXml definitionOf definitionsOf

/** Attributes, or XML that goes inside: an element of the dialect is put among the extension elements. */
export type Piece = string | Attributes

/** Stands for the id of the element that a piece is put into. */
const HERE = '⟨here⟩'

export function node(type: string, id: string, ...pieces: readonly Piece[]): string {
  const parts: Record<Part, string[]> = { mapping: [], extension: [], specification: [], content: [] }
  let attributes: Attributes = { id }
  for (const piece of pieces) {
    const { extensions = '', inner = piece, ...more } = typeof piece === 'string' ? {} : { inner: '', ...piece }
    attributes = { ...attributes, ...more }
    for (const xml of [extensions, inner]) if (typeof xml === 'string') parts[partOf(xml)].push(xml)
  }
  const { interrupting, ...plain } = attributes
  const name = type === 'boundaryEvent' ? 'cancelActivity' : 'isInterrupting'
  const extensions = parts.extension.join('') + wrap('zeebe:ioMapping', parts.mapping.join(''))
  const outputs = parts.specification.join('')
  const specification = type.endsWith('Event') ? outputs : wrap('bpmn:ioSpecification', outputs)
  const content = wrap('bpmn:extensionElements', extensions) + specification + parts.content.join('')
  return element(`bpmn:${type}`, { ...plain, [name]: interrupting }, content).replaceAll(HERE, `${id}_`)
}

type Part = 'mapping' | 'extension' | 'specification' | 'content'

function partOf(xml: string): Part {
  if (/^<zeebe:(input|output)\b/.test(xml)) return 'mapping'
  if (xml.startsWith('<bpmn:dataOutput ')) return 'specification'
  return xml.startsWith('<bpmn:') || xml.startsWith('<root>') ? 'content' : 'extension'
}

// Events

/** Of a start event in an event sub-process and of a boundary event: what goes on meanwhile goes on. */
export const nonInterrupting: Attributes = { interrupting: 'false' }

export const start = (id = 'Start', ...pieces: readonly Piece[]): string => node('startEvent', id, ...pieces)
export const end = (id = 'End', ...pieces: readonly Piece[]): string => node('endEvent', id, ...pieces)
export const catching = (id: string, ...pieces: readonly Piece[]): string =>
  node('intermediateCatchEvent', id, ...pieces)
export const throwing = (id: string, ...pieces: readonly Piece[]): string =>
  node('intermediateThrowEvent', id, ...pieces)
export const boundary = (id: string, attachedToRef: string, ...pieces: readonly Piece[]): string =>
  node('boundaryEvent', id, { attachedToRef }, ...pieces)

// Event definitions

export const message = (name: string, correlationKey?: string): string => {
  const id = idOf('Message', `${name} ${correlationKey ?? ''}`)
  return element('bpmn:messageEventDefinition', { messageRef: id }) + messageRoot(id, name, correlationKey)
}
export const signal = (name: string): string =>
  element('bpmn:signalEventDefinition', { signalRef: idOf('Signal', name) }) +
  root('signal', { id: idOf('Signal', name), name })
/** `how.calendar`: name of a business calendar; `how.catchUp`: `all` or `once`. */
export const timer = (
  type: 'date' | 'duration' | 'cycle',
  value: string,
  how: { readonly calendar?: string; readonly catchUp?: string } = {},
): string => {
  const { calendar: name, catchUp } = how
  const settings = name === undefined && catchUp === undefined ? '' : element('aftersale:calendar', { name, catchUp })
  const tag = { date: 'timeDate', duration: 'timeDuration', cycle: 'timeCycle' }[type]
  return element('bpmn:timerEventDefinition', {}, wrap('bpmn:extensionElements', settings) + expression(tag, value))
}
/** Without a code: catches every error. `variables` keep the code and the message. */
export const error = (code?: string, variables?: { readonly code?: string; readonly message?: string }): string => {
  const settings = variables === undefined ? '' : element('aftersale:errorVariables', variables)
  return coded('error', code, settings)
}
export const escalation = (code?: string): string => coded('escalation', code, '')
export const conditional = (
  condition: string,
  filter?: { readonly variableNames?: string; readonly variableEvents?: string },
): string => {
  const settings = filter === undefined ? '' : element('zeebe:conditionalFilter', filter)
  const inner = wrap('bpmn:extensionElements', settings) + expression('condition', condition)
  return element('bpmn:conditionalEventDefinition', {}, inner)
}
export const link = (name: string): string => element('bpmn:linkEventDefinition', { name })
export const terminate = (): string => element('bpmn:terminateEventDefinition', {})
export const cancel = (): string => element('bpmn:cancelEventDefinition', {})
export const compensation = (activityRef?: string, waitForCompletion?: 'true' | 'false'): string =>
  element('bpmn:compensateEventDefinition', { activityRef, waitForCompletion })

// Gateways

/** Exclusive. */
export const gateway = (id: string, defaultFlow?: string, ...pieces: readonly Piece[]): string =>
  node('exclusiveGateway', id, { default: defaultFlow }, ...pieces)
export const parallel = (id: string, ...pieces: readonly Piece[]): string => node('parallelGateway', id, ...pieces)
export const inclusive = (id: string, defaultFlow?: string, ...pieces: readonly Piece[]): string =>
  node('inclusiveGateway', id, { default: defaultFlow }, ...pieces)
export const complex = (id: string, activationCondition?: string, ...pieces: readonly Piece[]): string =>
  node('complexGateway', id, expression('activationCondition', activationCondition), ...pieces)
/** `{ instantiate: 'true', eventGatewayType: 'Parallel' }` begins an instance with all of its events. */
export const eventGateway = (id: string, ...pieces: readonly Piece[]): string =>
  node('eventBasedGateway', id, ...pieces)

// Activities

export const service = (id: string, type: string, ...pieces: readonly Piece[]): string =>
  node('serviceTask', id, work(type), ...pieces)
/** What it sends: `message(…)`, or the `work(…)` that sends it. */
export const send = (id: string, ...pieces: readonly Piece[]): string => {
  const sent = pieces.map((piece) => {
    const found =
      typeof piece === 'string' ? /^<bpmn:messageEventDefinition messageRef="([^"]*)"\/>(.*)$/s.exec(piece) : null
    return found === null ? [piece] : [{ messageRef: found[1] }, found[2] ?? '']
  })
  return node('sendTask', id, ...sent.flat())
}
export const receive = (id: string, name: string, correlationKey?: string, ...pieces: readonly Piece[]): string => {
  const messageRef = idOf('Message', `${name} ${correlationKey ?? ''}`)
  return node('receiveTask', id, { messageRef }, messageRoot(messageRef, name, correlationKey), ...pieces)
}
export const script = (id: string, source: string, resultVariable: string, ...pieces: readonly Piece[]): string =>
  node('scriptTask', id, element('zeebe:script', { expression: source, resultVariable }), ...pieces)
export const rule = (id: string, decisionId: string, resultVariable: string, ...pieces: readonly Piece[]): string =>
  node('businessRuleTask', id, element('zeebe:calledDecision', { decisionId, resultVariable }), ...pieces)

interface Assignment {
  readonly assignee?: string
  readonly candidateGroups?: string
  readonly candidateUsers?: string
  readonly formId?: string
  readonly dueDate?: string
  readonly followUpDate?: string
  readonly priority?: string
  readonly calendar?: string
}

export const user = (id: string, assignment: Assignment = {}, ...pieces: readonly Piece[]): string => {
  const { formId, dueDate, followUpDate, priority, calendar: name, ...who } = assignment
  return node(
    'userTask',
    id,
    element('zeebe:userTask', {}),
    optional('zeebe:assignmentDefinition', who),
    optional('zeebe:formDefinition', { formId }),
    optional('zeebe:taskSchedule', { dueDate, followUpDate }),
    optional('zeebe:priorityDefinition', { priority }),
    optional('aftersale:calendar', { name }),
    ...pieces,
  )
}
export const manual = (id: string, ...pieces: readonly Piece[]): string => node('manualTask', id, ...pieces)
export const task = (id: string, ...pieces: readonly Piece[]): string => node('task', id, ...pieces)
/** `called`: `propagateAllParentVariables`, `propagateAllChildVariables`, `businessId`, `bindingType`, `versionTag`. */
export const call = (id: string, processId: string, called: Attributes = {}, ...pieces: readonly Piece[]): string =>
  node('callActivity', id, element('zeebe:calledElement', { processId, ...called }), ...pieces)

export const sub = (id: string, ...pieces: readonly Piece[]): string => node('subProcess', id, ...pieces)
export const eventSub = (id: string, ...pieces: readonly Piece[]): string =>
  node('subProcess', id, { triggeredByEvent: 'true' }, ...pieces)
export const transaction = (id: string, ...pieces: readonly Piece[]): string => node('transaction', id, ...pieces)
/** `settings`: `activeElementsCollection`, `outputCollection`, `outputElement`; `until`: its completion condition. */
export const adHoc = (
  id: string,
  settings: Attributes & { readonly until?: string },
  ...pieces: readonly Piece[]
): string => {
  const { until, ...rest } = settings
  return node('adHocSubProcess', id, optional('zeebe:adHoc', rest), ...pieces, expression('completionCondition', until))
}

// Data

const association = (tag: string, from: string, to: string, transformation: string | undefined): string => {
  const refs = wrap('bpmn:sourceRef', from) + wrap('bpmn:targetRef', to)
  return element(`bpmn:${tag}`, {}, refs + expression('transformation', transformation))
}

/** A data object and the reference `id` to it, which associations name. */
export const dataObject = (id: string, name = id): string =>
  node('dataObject', `${id}_object`) + node('dataObjectReference', id, { name, dataObjectRef: `${id}_object` })
/** A reference `id` to a data store, which stands in the document. */
export const dataStore = (id: string, store: string): string =>
  node('dataStoreReference', id, { dataStoreRef: store }) + root('dataStore', { id: store, name: store })
/** A variable that lives as long as the element it is drawn in; associations name it `<element>_<name>`. */
export const property = (name: string): string => element('bpmn:property', { id: `${HERE}${name}`, name })
/** Data flows into the element as its variable `to`. */
export const reads = (from: string, to: string, transformation?: string): string =>
  property(to) + association('dataInputAssociation', from, `${HERE}${to}`, transformation)
/** The element's variable `from` flows out into data. */
export const writes = (from: string, to: string, transformation?: string): Attributes => ({
  extensions: element('bpmn:dataOutput', { id: `${HERE}out_${from}`, name: from }),
  inner: association('dataOutputAssociation', `${HERE}out_${from}`, to, transformation),
})

// Flows

/** A sequence flow with the id `Source-Target`, unless told another. */
export const flow = (
  sourceRef: string,
  targetRef: string,
  condition?: string,
  id = `${sourceRef}-${targetRef}`,
): string => element('bpmn:sequenceFlow', { id, sourceRef, targetRef }, expression('conditionExpression', condition))

/** Flows from each to the next. */
export const chain = (...ids: readonly string[]): string =>
  ids
    .slice(1)
    .map((id, position) => flow(ids[position] ?? '', id))
    .join('')

/** The association from a compensation boundary event to the activity that undoes its host. */
export const undoneBy = (boundaryId: string, handler: string): string =>
  element('bpmn:association', {
    id: `${boundaryId}-${handler}`,
    sourceRef: boundaryId,
    targetRef: handler,
    associationDirection: 'One',
  })

// Documents

/** A document with one executable process, `p`. */
export const processXml = (...pieces: readonly Piece[]): string =>
  documentXml(process('p', { name: 'Process' }, ...pieces))

/** An executable process, for a document of several. */
export const process = (id: string, ...pieces: readonly Piece[]): string =>
  node('process', id, { isExecutable: 'true' }, ...pieces)

const ROOT = /<root>(.*?)<\/root>/gs

/** A document; messages, signals, errors, escalations and data stores that its events name are moved out of its processes. */
export const documentXml = (...content: readonly string[]): string => {
  const written = content.join('')
  const roots = new Set([...written.matchAll(ROOT)].map(([, xml]) => xml))
  return `<?xml version="1.0" encoding="UTF-8"?><bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:aftersale="https://aftersale.example/schema/bpmn/1.0" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:other="https://modeler.example" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="d" targetNamespace="https://aftersale.example/test">${[...roots].join('')}${written.replaceAll(ROOT, '')}</bpmn:definitions>`
}

/** Reads a document that must be in order. */
export async function definitionsOf(xml: string): Promise<readonly ProcessDefinition[]> {
  const read = await readProcesses(xml)
  if (read.ok) return read.value
  throw new Error(read.refusal.problems.map(({ element: id, message: says }) => `${id}: ${says.en}`).join('\n'))
}

/** Reads the first process of a document that must be in order. */
export async function definitionOf(xml: string): Promise<ProcessDefinition> {
  const [definition] = await definitionsOf(xml)
  if (definition === undefined) throw new Error('expected a process, got none')
  return definition
}
