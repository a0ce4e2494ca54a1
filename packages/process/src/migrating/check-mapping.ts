import type { FlowNode, ProcessDefinition } from '../definition.ts'
import { type MigrationProblem, noFlow, noTarget, notTogether, unknownSource } from './migration-problem.ts'
import { type ElementMapping, misfit, targetId, targetOf, type Versions } from './targets.ts'

export interface MappingCheck {
  /** What makes the mapping wrong, whatever the instance. */
  readonly problems: readonly MigrationProblem[]
  /** Where an instance cannot go over while it waits there: elements without a target, or with one that does not fit. */
  readonly blocked: readonly MigrationProblem[]
}

/** What can be said of a mapping between two versions without an instance. */
export function checkMapping(from: ProcessDefinition, to: ProcessDefinition, mapping: ElementMapping): MappingCheck {
  const versions = { from, to, mapping }
  const problems = Object.entries(mapping).flatMap(([source, target]) => problemsOf(versions, source, target))
  const named = new Set(problems.map(({ element }) => element))
  const blocked = [...from.nodes.values()].flatMap((node) => {
    if (named.has(node.id) || !canRest(node)) return []
    const target = targetOf(versions, node.id)
    if (target === null)
      return 'body' in node && node.loop === null ? [] : [noTarget(node.id, targetId(versions, node.id))]
    return misfit(node, target) ?? []
  })
  return { problems, blocked }
}

function problemsOf(versions: Versions, source: string, target: string): MigrationProblem[] {
  const { from, to } = versions
  if (from.flows.has(source)) return to.flows.has(target) ? [] : [noFlow(source)]
  const one = from.nodes.get(source)
  if (one === undefined) return [unknownSource(source)]
  const other = to.nodes.get(target)
  if (other === undefined) return [noTarget(source, target)]
  const problem = misfit(one, other)
  if (problem !== null) return [problem]
  return isWithItsHost(versions, one, other) ? [] : [notTogether(source)]
}

/** An event on a border goes where its activity goes, the start of an event sub-process where that goes. */
function isWithItsHost(versions: Versions, one: FlowNode, other: FlowNode): boolean {
  const host = hostOf(one)
  const target = hostOf(other)
  return host === null ? target === null : target === targetId(versions, host)
}

function hostOf(node: FlowNode): string | null {
  if (node.kind === 'boundaryEvent') return node.attachedTo
  return node.kind === 'startEvent' ? node.parent : null
}

/** Whether an instance can wait there by itself; where it only stops for repair, its own check says so. */
const canRest = (node: FlowNode): boolean =>
  'boundaries' in node || node.kind === 'intermediateCatchEvent' || node.kind === 'eventBasedGateway'
