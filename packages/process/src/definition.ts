import type { Expression, FeelValue } from '@aftersale/feel'

/** One executable process of a BPMN file: immutable, indexed by element id, every expression compiled. */
export interface ProcessDefinition {
  readonly id: string
  readonly name: string
  readonly translations: Translations
  readonly versionTag: string | null
  readonly nodes: ReadonlyMap<string, FlowNode>
  /** The none start event: where an instance begins that nobody started by message, timer or signal. */
  readonly start: FlowNode
}

/**
 * Names in other languages by language tag (`zh-CN`). A model carries them as `zeebe:property` entries named
 * `name:<language>`, which every modeler keeps.
 */
type Translations = Readonly<Record<string, string>>

/** A sequence flow. `condition` is read only where the flow leaves an exclusive gateway. */
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
  readonly outgoing: readonly SequenceFlow[]
  readonly inputs: readonly Mapping[]
  readonly outputs: readonly Mapping[]
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

interface StartEvent extends NodeBase {
  readonly kind: 'startEvent'
}

interface EndEvent extends NodeBase {
  readonly kind: 'endEvent'
}

export interface ExclusiveGateway extends NodeBase {
  readonly kind: 'exclusiveGateway'
  /** Taken when no condition holds; null where the model draws none: then no match is an incident. */
  readonly defaultFlow: SequenceFlow | null
}

export interface ServiceTask extends NodeBase {
  readonly kind: 'serviceTask'
  readonly jobType: Attribute
  readonly headers: Readonly<Record<string, string>>
}

export interface BusinessRuleTask extends NodeBase {
  readonly kind: 'businessRuleTask'
  readonly decisionId: Attribute
  readonly resultVariable: string
}

export interface UserTask extends NodeBase {
  readonly kind: 'userTask'
  readonly assignee: Attribute | null
  readonly candidateGroups: Attribute | null
  readonly formId: Attribute | null
}

export type FlowNode = StartEvent | EndEvent | ExclusiveGateway | ServiceTask | BusinessRuleTask | UserTask
export type NodeKind = FlowNode['kind']
