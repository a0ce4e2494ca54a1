/** A name as drawn, and what it is called in other languages (BCP 47 tags, such as `zh-CN`). */
export interface Name {
  readonly text: string
  readonly translations: Readonly<Record<string, string>>
}

type EventKind = 'startEvent' | 'intermediateCatchEvent' | 'intermediateThrowEvent' | 'boundaryEvent' | 'endEvent'
type GatewayKind = 'exclusiveGateway' | 'parallelGateway' | 'inclusiveGateway' | 'complexGateway' | 'eventBasedGateway'
type TaskKind =
  | 'task'
  | 'userTask'
  | 'serviceTask'
  | 'sendTask'
  | 'receiveTask'
  | 'scriptTask'
  | 'businessRuleTask'
  | 'manualTask'
  | 'callActivity'
type SubProcessKind = 'subProcess' | 'transaction' | 'adHocSubProcess'
type DataKind = 'dataObject' | 'dataStore'
export type ElementKind =
  | EventKind
  | GatewayKind
  | TaskKind
  | SubProcessKind
  | DataKind
  | 'textAnnotation'
  | 'group'
  | 'pool'
  | 'lane'

/** What an event waits for or throws. */
export type Trigger =
  | 'message'
  | 'timer'
  | 'error'
  | 'escalation'
  | 'conditional'
  | 'signal'
  | 'compensation'
  | 'link'
  | 'cancel'
  | 'terminate'
  | 'multiple'
  | 'parallelMultiple'

/** What stands at the foot of an activity or a data object. */
export type Marker = 'loop' | 'parallel' | 'sequential' | 'compensation' | 'adHoc' | 'collection'

/** One shape of a flow: what BPMN says of it, without its place. */
export interface Element {
  readonly id: string
  readonly kind: ElementKind
  readonly name: Name
  /** Id of what it is drawn in: a process, a pool, a sub-process; of a pool its collaboration. */
  readonly parent: string
  /** Id of the innermost lane that it lies in; of a lane the lane around it. */
  readonly lane: string | null
  /** Of a boundary event: the activity on whose border it lies. */
  readonly attachedTo: string | null
  readonly trigger: Trigger | null
  readonly markers: readonly Marker[]
  /** Of a start or boundary event: what goes on meanwhile goes on. */
  readonly isNonInterrupting: boolean
  /** Of a sub-process: an event begins it. */
  readonly isEventSubProcess: boolean
  /** Of a receive task or an event-based gateway: it begins the instance. */
  readonly isInstantiating: boolean
  /** Of an event-based gateway that begins the instance: all of its events are awaited. */
  readonly isParallel: boolean
}

export type ConnectionKind = 'sequence' | 'message' | 'association' | 'data'

/** One line of a flow, without its way. */
export interface Connection {
  readonly id: string
  readonly kind: ConnectionKind
  readonly name: Name
  /** Ids of elements. */
  readonly source: string
  readonly target: string
  readonly isDefault: boolean
  readonly isConditional: boolean
  /** Of an association: at which ends it has an arrow. */
  readonly arrows: 'none' | 'target' | 'both'
}

/** What is drawn on a plane of its own: a process without a pool, or all pools together. */
export interface Root {
  readonly id: string
  readonly name: Name
}

/** All that a BPMN document draws, each thing with the id that it has there. */
export interface Flow {
  readonly roots: readonly Root[]
  /** In the order of the document, what contains others before them. */
  readonly elements: ReadonlyMap<string, Element>
  readonly connections: ReadonlyMap<string, Connection>
}

export const isEvent = ({ kind }: Element): boolean => kind.endsWith('Event')

export const isGateway = ({ kind }: Element): boolean => kind.endsWith('Gateway')

export const isSubProcess = ({ kind }: Element): boolean =>
  kind === 'subProcess' || kind === 'transaction' || kind === 'adHocSubProcess'

export const isData = ({ kind }: Element): boolean => kind === 'dataObject' || kind === 'dataStore'

/** Whether it is an activity: what boundary events lie on. */
export const isActivity = (element: Element): boolean =>
  isSubProcess(element) || element.kind === 'callActivity' || /task$/i.test(element.kind)

/** Whether its name stands beside it, not in it. */
export const isNamedOutside = (element: Element): boolean => isEvent(element) || isGateway(element) || isData(element)

/** The name in a language, on one line; the name as drawn where there is none in that language. */
export const nameIn = (name: Name, language: string): string => name.translations[language] ?? name.text
