import { type Activity, type FlowNode, isActivity, type ProcessDefinition, type SequenceFlow } from '../definition.ts'
import { type ElementInstance, taskOf } from '../state.ts'
import { type MigrationProblem, notTogether, otherKind, otherLoop, otherWork } from './migration-problem.ts'

/** Ids of elements (or flows) of the old version, and what each is in the new one. What is not named keeps its id. */
export type ElementMapping = Readonly<Record<string, string>>

export interface Versions {
  readonly from: ProcessDefinition
  readonly to: ProcessDefinition
  readonly mapping: ElementMapping
}

export const targetId = ({ mapping }: Versions, id: string): string =>
  Object.hasOwn(mapping, id) ? (mapping[id] ?? id) : id

export const targetOf = (versions: Versions, id: string): FlowNode | null =>
  versions.to.nodes.get(targetId(versions, id)) ?? null

export function nodeFrom({ from }: Versions, id: string): FlowNode {
  const node = from.nodes.get(id)
  if (node === undefined) throw new Error(`expected the element ${id} in ${from.id}, found none`)
  return node
}

/**
 * The flow that a token waits behind in the new version: the one named or of the same id, where it leads to the same
 * gateway; else the only one between the same two elements, since modelers give a flow that is drawn anew another id.
 */
export function flowTarget(versions: Versions, id: string): SequenceFlow | null {
  const old = versions.from.flows.get(id)
  if (old === undefined) return null
  const gateway = targetId(versions, old.target)
  const named = versions.to.flows.get(targetId(versions, id))
  if (named?.target === gateway) return named
  const source = targetId(versions, old.source)
  const between = versions.to.nodes.get(gateway)?.incoming.filter((flow) => flow.source === source) ?? []
  return between.length === 1 ? (between[0] ?? null) : null
}

/** Why what waits at one element can never wait at the other; null where it can. */
export function misfit(one: FlowNode, other: FlowNode): MigrationProblem | null {
  if (!isSameKind(one, other)) return otherKind(one, other)
  if (loopOf(one) !== loopOf(other)) return otherLoop(one, other)
  return isUndoing(one) === isUndoing(other) ? null : notTogether(one.id)
}

/** Why what this visit waits for now is not there at the other element; null where it is. */
export function waitMisfit(element: ElementInstance, one: FlowNode, other: FlowNode): MigrationProblem | null {
  return canWait(element, one, other) ? null : otherWork(one, other)
}

function canWait(element: ElementInstance, one: FlowNode, other: FlowNode): boolean {
  const { wait } = element
  const task = taskOf(element)
  if (task !== null && other.kind === 'userTask') return (task.signers === null) === (other.approval === null)
  if (wait.kind === 'job' && wait.part === '') return hasWork(other)
  if (wait.kind === 'decision') return other.kind === 'businessRuleTask' && other.decision !== null
  if (wait.kind === 'event') return awaits(one, other)
  return true
}

/** Whether it waits for everything that the other one waited for, in the same places: more may come after. */
function awaits(one: FlowNode, other: FlowNode): boolean {
  const there = eventKinds(other)
  return eventKinds(one).every((kind, position) => there[position] === kind) && isAll(one) === isAll(other)
}

const isAll = (node: FlowNode): boolean => 'parallelMultiple' in node && node.parallelMultiple

const eventKinds = (node: FlowNode): readonly string[] => {
  if (node.kind === 'receiveTask') return ['message']
  return 'definitions' in node ? node.definitions.map(({ kind }) => kind) : []
}

const isSameKind = (one: FlowNode, other: FlowNode): boolean =>
  one.kind === other.kind ? variantOf(one) === variantOf(other) : familyOf(one) === familyOf(other)

/** Sub-processes and transactions may take each other's place; what an event begins is something else. */
const variantOf = (node: FlowNode): boolean => node.kind === 'subProcess' && node.variant === 'event'

/** Work that somebody outside does is the same, whatever the task that asks for it is called; so is waiting for a message. */
function familyOf(node: FlowNode): string {
  if (node.kind === 'receiveTask' || node.kind === 'intermediateCatchEvent') return 'catch'
  return WORKING.has(node.kind) && hasWork(node) ? 'work' : node.kind
}

const WORKING: ReadonlySet<string> = new Set(['serviceTask', 'sendTask', 'scriptTask', 'businessRuleTask'])

const hasWork = (node: FlowNode): boolean => 'job' in node && node.job !== null

function loopOf(node: FlowNode): string | null {
  const loop: Activity['loop'] = isActivity(node) ? node.loop : null
  if (loop?.kind !== 'multi-instance') return loop?.kind ?? null
  return loop.isSequential ? 'sequential' : 'parallel'
}

const isUndoing = (node: FlowNode): boolean => isActivity(node) && node.isForCompensation
