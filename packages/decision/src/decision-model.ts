import type { ModelUnit } from './drg/model-unit.ts'
import type { DecisionNode, KnowledgeNode, ServiceNode } from './drg/node.ts'
import { requiredInputNodes } from './drg/required-inputs.ts'
import type { BoxedExpression } from './model/boxed-expression.ts'
import type { DecisionProblem } from './model/problem.ts'
import type { DmnVersion } from './model/source-definitions.ts'
import { labelOfInput } from './table/input-columns.ts'

/** A value a decision wants from outside, by the name under which the caller gives it. */
export interface RequiredInput {
  readonly name: string
  readonly label: string | null
  /** A type of the model or of FEEL; null where none is stated. */
  readonly type: string | null
}

export interface TableColumn {
  readonly name: string
  readonly label: string
  readonly type: string | null
}

/** What a decision table looks like from outside. */
export interface TableSummary {
  readonly hitPolicy: string
  readonly inputs: readonly { readonly label: string; readonly expression: string; readonly type: string | null }[]
  readonly outputs: readonly TableColumn[]
  readonly rules: number
}

export interface DecisionSummary {
  readonly id: string
  readonly name: string
  readonly label: string | null
  /** The form of its logic; `none` where it has no logic, `service` for a decision service. */
  readonly kind: BoxedExpression['kind'] | 'none' | 'service'
  /** Everything from outside that it or what it requires reads. */
  readonly inputs: readonly RequiredInput[]
  readonly outputs: readonly TableColumn[]
  readonly table: TableSummary | null
}

/** A business knowledge model: logic that decisions call. */
export interface KnowledgeSummary {
  readonly id: string
  readonly name: string
  readonly label: string | null
  readonly table: TableSummary | null
}

/** A DMN document with its imports, read, linked and compiled once; immutable, and safe to share between evaluations. */
export interface DecisionModel {
  readonly id: string | null
  readonly name: string
  readonly namespace: string
  readonly version: DmnVersion
  /** Decisions and decision services, in document order. */
  readonly decisions: readonly DecisionSummary[]
  /** Business knowledge models, in document order. */
  readonly knowledge: readonly KnowledgeSummary[]
  /** Empty unless the model was read with `brokenExpressions: 'null'`. */
  readonly problems: readonly DecisionProblem[]
  /** The compiled graph: for this package's own functions. */
  readonly unit: ModelUnit
  /** What can be evaluated, by name and by id. */
  readonly entries: ReadonlyMap<string, DecisionNode | ServiceNode | KnowledgeNode>
}

function requiredInputs(root: DecisionNode): RequiredInput[] {
  const byName = new Map<string, RequiredInput>()
  for (const { source } of requiredInputNodes(root)) {
    const { name, typeRef } = source.variable
    if (!byName.has(name)) byName.set(name, { name, label: source.label ?? null, type: typeRef ?? null })
  }
  return [...byName.values()]
}

function tableSummary(expression: BoxedExpression | undefined, name: string): TableSummary | null {
  if (expression?.kind !== 'table') return null
  const { hitPolicy, aggregation, inputs, outputs, rules } = expression
  return {
    hitPolicy: aggregation === undefined ? hitPolicy : `${hitPolicy} ${aggregation}`,
    inputs: inputs.map((input) => ({
      label: labelOfInput(input),
      expression: input.expression.text.trim(),
      type: input.typeRef ?? null,
    })),
    outputs: outputs.map((output) => ({
      name: output.name ?? name,
      label: output.label ?? output.name ?? name,
      type: output.typeRef ?? null,
    })),
    rules: rules.length,
  }
}

function summaryOfDecision(node: DecisionNode): DecisionSummary {
  const { id, name, label, expression, variable } = node.source
  const table = tableSummary(expression, name)
  return {
    id,
    name,
    label: label ?? null,
    kind: expression?.kind ?? 'none',
    inputs: requiredInputs(node),
    outputs: table?.outputs ?? [{ name, label: label ?? name, type: variable.typeRef ?? null }],
    table,
  }
}

function summaryOfService(node: ServiceNode): DecisionSummary {
  const { id, name, label } = node.source
  return {
    id,
    name,
    label: label ?? null,
    kind: 'service',
    inputs: node.parameters.map(({ path, node: { source } }) => ({
      name: path.join('.'),
      label: source.label ?? null,
      type: source.variable.typeRef ?? null,
    })),
    outputs: node.outputs.map(({ source }) => ({
      name: source.variable.name,
      label: source.label ?? source.name,
      type: source.variable.typeRef ?? null,
    })),
    table: null,
  }
}

/** The public face of a linked document. */
export function decisionModel(unit: ModelUnit, problems: readonly DecisionProblem[]): DecisionModel {
  const { source } = unit
  const nodes = [...unit.decisions.values(), ...unit.functions.values()]
  const entries = new Map<string, DecisionNode | ServiceNode | KnowledgeNode>()
  for (const node of nodes) entries.set(node.source.id, node)
  // Names come last, because people use names; an id that is another element's name yields to it.
  for (const node of nodes.toReversed()) entries.set(node.source.name, node)
  const knowledge = source.knowledge.map(({ id, name, label, logic }) => ({
    id,
    name,
    label: label ?? null,
    table: tableSummary(logic?.body, name),
  }))
  const services = [...unit.functions.values()].filter((node) => node.kind === 'service')
  return {
    id: source.id ?? null,
    name: source.name,
    namespace: source.namespace,
    version: source.version,
    decisions: [...[...unit.decisions.values()].map(summaryOfDecision), ...services.map(summaryOfService)],
    knowledge,
    problems,
    unit,
    entries,
  }
}
