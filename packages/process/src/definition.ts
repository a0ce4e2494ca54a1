import type { Expression } from '@aftersale/feel'
import type { EventDefinition, MessageDefinition } from './event-definition.ts'
import type {
  ApprovalPolicy,
  Attribute,
  Binding,
  DataAssociation,
  JobSpec,
  Listeners,
  Loop,
  Mapping,
  Publish,
  TaskOccasion,
  Translations,
} from './settings.ts'

/** One executable process of a BPMN file: immutable, indexed by element id, every expression compiled. */
export interface ProcessDefinition extends Body {
  readonly id: string
  readonly name: string
  readonly translations: Translations
  readonly versionTag: string | null
  /** Every flow node at any depth. */
  readonly nodes: ReadonlyMap<string, FlowNode>
  /** Every sequence flow at any depth. */
  readonly flows: ReadonlyMap<string, SequenceFlow>
  readonly listeners: Listeners
  /** Whether anything must be looked at again when variables change: conditional events, computed timers. */
  readonly watchesVariables: boolean
}

/** What a process or a sub-process holds at its own level. */
export interface Body {
  /**
   * Where a token begins when the body is entered: its none start event or, where it draws no start event at all, every
   * activity, gateway and throw event that no flow leads to (BPMN 2.0.2, 13.2). Empty where only events begin it.
   */
  readonly entries: readonly FlowNode[]
  /** Everything that a message, signal, timer or condition can begin it with: start events, receive tasks and event-based gateways that instantiate. */
  readonly triggeredStarts: readonly FlowNode[]
  readonly eventSubProcesses: readonly SubProcess[]
  readonly dataObjects: readonly DataObject[]
}

/** A data object is a variable of the body that it is drawn in, there (null at first) as long as the body is active. */
export interface DataObject {
  readonly id: string
  /** Name of the variable. */
  readonly name: string
  readonly isCollection: boolean
}

export interface SequenceFlow {
  readonly id: string
  readonly name: string
  readonly translations: Translations
  readonly source: string
  readonly target: string
  readonly condition: Expression | null
}

interface NodeBase {
  readonly id: string
  readonly name: string
  readonly translations: Translations
  /** Id of the sub-process that it is drawn in; null at the level of the process. */
  readonly parent: string | null
  readonly incoming: readonly SequenceFlow[]
  readonly outgoing: readonly SequenceFlow[]
  /** Taken when no condition holds; null where the model draws none. */
  readonly defaultFlow: SequenceFlow | null
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
  readonly listeners: Listeners
  readonly dataInputs: readonly DataAssociation[]
  readonly dataOutputs: readonly DataAssociation[]
}

interface ActivityBase extends NodeBase {
  /** Events on its border, in drawing order. */
  readonly boundaries: readonly BoundaryEvent[]
  readonly loop: Loop | null
  /** Whether only compensation begins it. */
  readonly isForCompensation: boolean
  /** Id of the activity that undoes it: what its compensation boundary event leads to. */
  readonly compensatedBy: string | null
}

// Events

interface EventBase extends NodeBase {
  /** None: a plain event. Several: a multiple event. */
  readonly definitions: readonly EventDefinition[]
  /** Of several definitions, whether all must happen, not any. */
  readonly parallelMultiple: boolean
}

export interface StartEvent extends EventBase {
  readonly kind: 'startEvent'
  /** Of the start of an event sub-process: whether it ends everything else in its scope. */
  readonly isInterrupting: boolean
  readonly formId: Attribute | null
}

export interface CatchEvent extends EventBase {
  readonly kind: 'intermediateCatchEvent'
}

/** A throwing event and an end event: a message is thrown by a job where there is one, else published by the engine. */
interface ThrowBase extends EventBase {
  readonly job: JobSpec | null
  readonly publish: Publish | null
}

export interface ThrowEvent extends ThrowBase {
  readonly kind: 'intermediateThrowEvent'
}

export interface EndEvent extends ThrowBase {
  readonly kind: 'endEvent'
}

export interface BoundaryEvent extends EventBase {
  readonly kind: 'boundaryEvent'
  readonly attachedTo: string
  readonly isInterrupting: boolean
}

// Gateways

interface ExclusiveGateway extends NodeBase {
  readonly kind: 'exclusiveGateway'
}

interface ParallelGateway extends NodeBase {
  readonly kind: 'parallelGateway'
}

interface InclusiveGateway extends NodeBase {
  readonly kind: 'inclusiveGateway'
}

interface ComplexGateway extends NodeBase {
  readonly kind: 'complexGateway'
  /** Sees `activationCount` and, for each incoming flow, a number under the flow's id. Null: every incoming flow. */
  readonly activationCondition: Expression | null
}

export interface EventBasedGateway extends NodeBase {
  readonly kind: 'eventBasedGateway'
  readonly instantiates: boolean
  /** Only where it instantiates: all events must happen, not the first alone. */
  readonly isParallel: boolean
}

// Activities

export interface ServiceTask extends ActivityBase {
  readonly kind: 'serviceTask'
  readonly job: JobSpec
}

export interface SendTask extends ActivityBase {
  readonly kind: 'sendTask'
  readonly job: JobSpec | null
  readonly message: MessageDefinition | null
  readonly publish: Publish | null
}

export interface ReceiveTask extends ActivityBase {
  readonly kind: 'receiveTask'
  readonly message: MessageDefinition
  readonly instantiates: boolean
}

export interface ScriptTask extends ActivityBase {
  readonly kind: 'scriptTask'
  /** FEEL and where its value goes; or work that somebody outside does. One of the two is set. */
  readonly script: { readonly expression: Expression; readonly resultVariable: string } | null
  readonly job: JobSpec | null
}

export interface BusinessRuleTask extends ActivityBase {
  readonly kind: 'businessRuleTask'
  /** One of the two is set. */
  readonly decision: {
    readonly id: Attribute
    readonly binding: Binding
    readonly resultVariable: string
  } | null
  readonly job: JobSpec | null
}

export interface UserTask extends ActivityBase {
  readonly kind: 'userTask'
  readonly assignee: Attribute | null
  readonly candidateGroups: Attribute | null
  readonly candidateUsers: Attribute | null
  readonly form: { readonly id: Attribute; readonly binding: Binding } | null
  /** A date and time, or a duration from the moment the task opens (counted on `calendar`). */
  readonly dueDate: Attribute | null
  readonly followUpDate: Attribute | null
  readonly calendar: Attribute | null
  /** 0 to 100; null: 50. */
  readonly priority: Attribute | null
  readonly headers: Readonly<Record<string, string>>
  readonly approval: ApprovalPolicy | null
  /** Ids of user tasks that whoever does this one may send the case back to. */
  readonly sendBackTo: readonly string[]
  /** By field key: what whoever does the task may do with it; other fields as the form says. */
  readonly fieldRights: Readonly<Record<string, 'hidden' | 'readonly' | 'editable' | 'required'>>
  readonly taskListeners: readonly { readonly on: TaskOccasion; readonly job: JobSpec }[]
}

export interface ManualTask extends ActivityBase {
  readonly kind: 'manualTask'
}

export interface UndefinedTask extends ActivityBase {
  readonly kind: 'task'
}

export interface SubProcess extends ActivityBase {
  readonly kind: 'subProcess'
  readonly variant: 'embedded' | 'event' | 'transaction'
  readonly body: Body
}

export interface AdHocSubProcess extends ActivityBase {
  readonly kind: 'adHocSubProcess'
  readonly body: Body
  /** Ids of the activities to begin with, as a list of texts; null: a person or a worker chooses. */
  readonly activeElements: Expression | null
  readonly completionCondition: Expression | null
  readonly cancelsRemaining: boolean
  readonly isSequential: boolean
  readonly outputCollection: string | null
  readonly outputElement: Expression | null
  /** Where a worker leads it (chooses what is done next). */
  readonly job: JobSpec | null
}

export interface CallActivity extends ActivityBase {
  readonly kind: 'callActivity'
  readonly processId: Attribute
  readonly binding: Binding
  readonly businessKey: Attribute | null
  readonly passesAllVariables: boolean
  readonly bringsAllVariables: boolean
}

type Gateway = ExclusiveGateway | ParallelGateway | InclusiveGateway | ComplexGateway | EventBasedGateway

export type EventNode = StartEvent | CatchEvent | ThrowEvent | EndEvent | BoundaryEvent

export type Activity =
  | ServiceTask
  | SendTask
  | ReceiveTask
  | ScriptTask
  | BusinessRuleTask
  | UserTask
  | ManualTask
  | UndefinedTask
  | SubProcess
  | AdHocSubProcess
  | CallActivity

export type FlowNode = Gateway | EventNode | Activity

export type NodeKind = FlowNode['kind']

/** Whether it is an activity: what boundary events, loops and compensation hang on. */
export function isActivity(node: FlowNode): node is Activity {
  return 'boundaries' in node
}

/** Whether it is an event. */
export function isEvent(node: FlowNode): node is EventNode {
  return 'parallelMultiple' in node
}
