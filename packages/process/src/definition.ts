import type { Expression, FeelValue } from '@aftersale/feel'

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

/**
 * Names in other languages by language tag (`zh-CN`). A model carries them as `zeebe:property` entries named
 * `name:<language>`, which every modeler keeps.
 */
export type Translations = Readonly<Record<string, string>>

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

/** `zeebe:ioMapping`: the value is written to the target path (`order.total` writes a member of `order`). */
export interface Mapping {
  readonly source: Attribute
  readonly target: readonly string[]
}

/** An attribute of the dialect: text as it stands, or FEEL where it begins with `=`. */
export type Attribute =
  | { readonly kind: 'text'; readonly value: FeelValue }
  | { readonly kind: 'feel'; readonly expression: Expression }

/** Work that somebody outside does: a handler of this program, or a worker over HTTP. */
export interface JobSpec {
  readonly type: Attribute
  /** Attempts before it becomes an incident; null: the engine's usual number. */
  readonly retries: Attribute | null
  readonly headers: Readonly<Record<string, string>>
  /** Larger is sooner; null: 0. */
  readonly priority: Attribute | null
}

export interface Listeners {
  readonly start: readonly JobSpec[]
  readonly end: readonly JobSpec[]
}

/** When a listener of a user task is asked. Not when it is cancelled: an interrupted task ends at once, nobody can hold it. */
export type TaskOccasion = 'creating' | 'assigning' | 'updating' | 'completing'

/** Which version a called decision, process or form is: of the same deployment, the latest, or the latest with a tag. */
export type Binding = 'deployment' | 'latest' | { readonly versionTag: string }

/**
 * Data that flows in before, or out after, an activity or event. Each names a variable on both sides; `store` is the id of
 * a data store, which outlives instances, where that side is one. `transformation` computes the value from what the
 * reading side sees; without one the value is copied.
 */
export interface DataAssociation {
  readonly source: string | null
  readonly target: string | null
  readonly sourceStore: string | null
  readonly targetStore: string | null
  readonly transformation: Expression | null
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

export type Loop = MultiInstance | StandardLoop

export interface MultiInstance {
  readonly kind: 'multi-instance'
  readonly isSequential: boolean
  /** The items, or how many there are: one of the two is set. */
  readonly collection: Expression | null
  readonly cardinality: Expression | null
  /** Variable that holds the item inside each instance. */
  readonly inputElement: string | null
  readonly outputCollection: string | null
  readonly outputElement: Expression | null
  readonly completionCondition: Expression | null
}

export interface StandardLoop {
  readonly kind: 'standard-loop'
  /** Asked before (or after) each turn; a turn follows while it is true. Null: only the maximum ends it. */
  readonly condition: Expression | null
  readonly testBefore: boolean
  readonly maximum: number | null
}

// Events

export type EventDefinition =
  | MessageDefinition
  | TimerDefinition
  | { readonly kind: 'signal'; readonly name: Attribute }
  | ConditionDefinition
  | ErrorDefinition
  | { readonly kind: 'escalation'; readonly code: Attribute | null }
  | { readonly kind: 'link'; readonly name: string }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'cancel' }
  | {
      readonly kind: 'compensation'
      /** The activity to undo; null: everything of its scope that was completed, last first. */
      readonly activity: string | null
      /** Whether a throwing event waits until all is undone. */
      readonly waits: boolean
    }

export interface MessageDefinition {
  readonly kind: 'message'
  readonly name: Attribute
  /** Null: the business key of the instance. */
  readonly correlationKey: Attribute | null
}

export interface TimerDefinition {
  readonly kind: 'timer'
  readonly type: 'date' | 'duration' | 'cycle'
  readonly value: Attribute
  /** Name of the business calendar that durations are counted on; null: every hour counts. */
  readonly calendar: Attribute | null
  /** What a cycle does with repetitions that fell into a down-time; null: by the kind of cycle (docs/flows.md). */
  readonly catchUp: 'all' | 'once' | null
}

export interface ConditionDefinition {
  readonly kind: 'conditional'
  readonly condition: Expression
  /** Looked at only when one of these variables changes; null: any. */
  readonly variableNames: readonly string[] | null
  /** Kinds of change that count; null: both. */
  readonly variableEvents: readonly ('create' | 'update')[] | null
}

export interface ErrorDefinition {
  readonly kind: 'error'
  /** Null where it catches every error; a thrown one always has a code. */
  readonly code: Attribute | null
  /** Variables that a catching event keeps the code and the message in. */
  readonly codeVariable: string | null
  readonly messageVariable: string | null
}

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

/** A message that the engine itself publishes. */
export interface Publish {
  readonly correlationKey: Attribute | null
  readonly messageId: Attribute | null
  /** ISO 8601 duration; null: the engine's usual time. */
  readonly timeToLive: Attribute | null
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

export interface ExclusiveGateway extends NodeBase {
  readonly kind: 'exclusiveGateway'
}

export interface ParallelGateway extends NodeBase {
  readonly kind: 'parallelGateway'
}

export interface InclusiveGateway extends NodeBase {
  readonly kind: 'inclusiveGateway'
}

export interface ComplexGateway extends NodeBase {
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

/**
 * How many of several approvers decide: the first (或签), all (会签), all in order, or a share of them. Their answers are
 * read from the variable `decision`; the first that differs from `approves` refuses where the policy cannot be met any more.
 */
export interface ApprovalPolicy {
  readonly kind: 'any' | 'all' | 'ordered' | 'ratio'
  /** Share of the approvers that must approve, above 0 up to 1; only of `ratio`. */
  readonly ratio: number | null
  /** The approvers; one task each. */
  readonly approvers: Attribute
  /** The variable of the form that holds the answer, and the value that approves. */
  readonly variable: string
  readonly approves: FeelValue
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

export type Gateway = ExclusiveGateway | ParallelGateway | InclusiveGateway | ComplexGateway | EventBasedGateway
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
