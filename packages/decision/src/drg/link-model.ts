import type { FeelContext, FeelValue } from '@aftersale/feel'
import type { CompileScope } from '../compile/compile-scope.ts'
import { type UnitContext, unitScope } from '../compile/unit-scope.ts'
import { type DecisionProblem, problemAt } from '../model/problem.ts'
import type {
  ElementReference,
  SourceDecision,
  SourceDefinitions,
  SourceInputData,
} from '../model/source-definitions.ts'
import { coercionTo } from '../types/coercion.ts'
import { typeTable } from '../types/type-table.ts'
import { constraintOf } from '../types/value-constraint.ts'
import { put } from './evaluate-node.ts'
import { knowledgeShell } from './link-knowledge.ts'
import { bindAll, type LinkPlace, referenceKinds } from './link-references.ts'
import { linkService } from './link-service.ts'
import { memberNames } from './member-names.ts'
import type { ModelUnit } from './model-unit.ts'
import type { DecisionNode, InputNode, KnowledgeNode, ServiceNode } from './node.ts'
import { requirementOrder } from './requirement-order.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
type FunctionNode = KnowledgeNode | ServiceNode

/** Real chains have tens of decisions; each level costs stack, and a model must not exhaust it. */
const depthLimit = 400

const noNames: ReadonlySet<string> = new Set()

/**
 * Links a document to itself and its imports and compiles its logic. Nodes are made before their logic, because
 * knowledge models may call one another and services contain decisions that call services.
 */
export function linkModel(
  source: SourceDefinitions,
  imports: ModelUnit['imports'],
  problems: DecisionProblem[],
): ModelUnit {
  reportDuplicates(source, problems)
  const members = new Set([...memberNames(source), ...imports.flatMap(({ unit }) => [...unit.members])])
  const context = unitContext(source, imports, members, problems)
  const scopeOf = ({ id, name, label }: CompileScope['owner'], names = noNames) =>
    unitScope(context, { id, name, label }, names)
  const placeOf = ({ id, name }: CompileScope['owner']): LinkPlace => ({ owner: { id, name }, imports, problems })

  const inputs = new Map(
    source.inputData.map((input) => [input.id, inputNode(input, source.namespace, scopeOf(input))]),
  )
  const decisions = new Map(
    source.decisions.map((decision) => [decision.id, decisionShell(decision, source, scopeOf(decision))]),
  )
  const shells = source.knowledge.map((knowledge) => knowledgeShell(knowledge, source.namespace, scopeOf(knowledge)))
  const functions = new Map<string, FunctionNode>(shells.map(({ node }) => [node.source.id, node]))

  const bindInputs = (references: readonly ElementReference[], place: LinkPlace) =>
    bindAll(references, place, inputs, (other) => other.inputs, referenceKinds.input)
  const bindDecisions = (references: readonly ElementReference[], place: LinkPlace) =>
    bindAll<DecisionNode>(references, place, decisions, (other) => other.decisions, referenceKinds.decision)

  for (const service of source.services) {
    const place = placeOf(service)
    const given = [...bindInputs(service.inputData, place), ...bindDecisions(service.inputDecisions, place)]
    const outputs = bindDecisions(service.outputDecisions, place)
    bindDecisions(service.encapsulatedDecisions, place)
    const decided = outputs.map(({ node }) => node)
    functions.set(service.id, linkService(service, source.namespace, scopeOf(service), decided, given))
  }

  /** The functions an element may call, as its scope has them, and the names in them. */
  const callable = (references: readonly ElementReference[], place: LinkPlace) => {
    const bound = bindAll<FunctionNode>(
      references,
      place,
      functions,
      (other) => other.functions,
      referenceKinds.function,
    )
    const values: Record<string, FeelValue> = {}
    for (const { path, node } of bound) put(values, path, node.function)
    return { values: values satisfies FeelContext, names: bound.flatMap(({ path }) => path) }
  }

  for (const { node, complete } of shells) {
    const { values, names } = callable(node.source.requiredKnowledge, placeOf(node.source))
    const own = node.source.variable.name
    complete({ [own]: node.function, ...values }, scopeOf(node.source, new Set([own, ...names])))
  }

  const { order, cycles } = requirementOrder(source.decisions)
  const cyclic = new Set(cycles.flatMap((cycle) => reportCycle(cycle, problems)))
  for (const node of order.flatMap(({ id }) => decisions.get(id) ?? [])) {
    const place = placeOf(node.source)
    const called = callable(node.source.requiredKnowledge, place)
    node.functions = called.values
    node.inputs = bindInputs(node.source.requiredInputs, place)
    const required = cyclic.has(node.source) ? [] : bindDecisions(node.source.requiredDecisions, place)
    node.depth = required.reduce((deepest, binding) => Math.max(deepest, binding.node.depth + 1), 0)
    const tooDeep = node.depth > depthLimit
    if (tooDeep) {
      const { position } = node.source
      problems.push(problemAt({ ...place.owner, position }, { code: 'dmn.too-deep', limit: depthLimit }))
    }
    node.decisions = tooDeep ? [] : required
    const paths = [...node.inputs, ...node.decisions].flatMap(({ path }) => path)
    node.scope = scopeOf(node.source, new Set([...called.names, ...paths]))
    const { expression } = node.source
    if (expression !== undefined) node.logic = node.scope.compile(expression, node.scope)
  }
  return { source, types: context.types, members, imports, inputs, decisions, functions }
}

function inputNode(source: SourceInputData, namespace: string, scope: CompileScope): InputNode {
  const type = scope.type(source.variable.typeRef, source.variable.position)
  return { kind: 'input', source, namespace, type, coerce: coercionTo(type, source.name) }
}

function decisionShell(
  source: SourceDecision,
  document: SourceDefinitions,
  scope: CompileScope,
): Mutable<DecisionNode> {
  const type = scope.type(source.variable.typeRef, source.variable.position)
  return {
    kind: 'decision',
    source,
    namespace: document.namespace,
    type,
    coerce: coercionTo(type, source.name),
    inputs: [],
    decisions: [],
    depth: 0,
    functions: {},
    seesCallerInput: document.inputData.length === 0,
    logic: undefined,
    scope,
  }
}

function reportCycle(cycle: readonly SourceDecision[], problems: DecisionProblem[]): readonly SourceDecision[] {
  const [first] = cycle
  if (first === undefined) return cycle
  const { id, name, position } = first
  const names = [...cycle, first].map((decision) => decision.name)
  problems.push(problemAt({ id, name, position }, { code: 'dmn.requirement-cycle', names }))
  return cycle
}

/** The types of a document are told their constraints by scopes that know the types, hence in two steps. */
function unitContext(
  source: SourceDefinitions,
  imports: ModelUnit['imports'],
  members: ReadonlySet<string>,
  problems: DecisionProblem[],
): UnitContext {
  const { itemDefinitions } = source
  const context: Mutable<UnitContext> = { types: { typeNamed: () => undefined }, itemDefinitions, members, problems }
  context.types = typeTable({
    itemDefinitions,
    imported: new Map(imports.map(({ name, unit }) => [name, unit.types])),
    constraint: (text, item) => constraintOf(unitScope(context, item, noNames).tests(text)),
    report: ({ id, name }, position, facts) => problems.push(problemAt({ id, name, position }, facts)),
  })
  return context
}

function reportDuplicates(source: SourceDefinitions, problems: DecisionProblem[]): void {
  const seen = new Set<string>()
  for (const element of [source.inputData, source.decisions, source.knowledge, source.services].flat()) {
    const { id, name, position } = element
    if (seen.has(id)) problems.push(problemAt({ id, name, position }, { code: 'dmn.duplicate-id', duplicate: id }))
    seen.add(id)
  }
}
