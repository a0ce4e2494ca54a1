import { type CompileOptions, type Expression, type NamePath, pathsRead } from '@aftersale/feel'
import type { FlowNode, ProcessDefinition } from './definition.ts'
import type { DataAssociation, Loop, Mapping } from './settings.ts'

/** A variable that a flow computes from others; `isCopy` where it becomes what one path holds, and nothing else. */
export interface Derivation {
  readonly reads: readonly NamePath[]
  readonly target: NamePath
  readonly isCopy: boolean
}

/**
 * All that a process writes into variables by expressions of its own: mappings, scripts, loops, data. What a decision or a
 * worker answers is not among it: rules and programs say in their own words what may be known.
 */
export const derivationsIn = ({ nodes }: ProcessDefinition): Derivation[] =>
  [...nodes.values()].flatMap((node) => [
    ...[...node.inputs, ...node.outputs].flatMap(ofMapping),
    ...[...node.dataInputs, ...node.dataOutputs].flatMap(ofData),
    ...ofScript(node),
    ...ofLoop('loop' in node ? node.loop : null),
    ...(node.kind === 'adHocSubProcess' ? ofCollection(node) : []),
  ])

/**
 * The paths among and beyond these of which nothing may be told: whatever is computed from one of them, and from what is
 * computed from that. A copy of something around one has it inside.
 */
export function derivedPaths(withheld: readonly NamePath[], derivations: readonly Derivation[]): NamePath[] {
  const found = new Map(withheld.map((path) => [path.join('.'), path]))
  for (let known = -1; known < found.size; ) {
    known = found.size
    for (const { reads, target, isCopy } of derivations) {
      for (const path of found.values()) {
        for (const read of reads) {
          if (!isWithin(path, read) && !isWithin(read, path)) continue
          const inside = isCopy && read.length < path.length ? path.slice(read.length) : []
          const derived = [...target, ...inside]
          if (derived.length <= DEEPEST) found.set(derived.join('.'), derived)
        }
      }
    }
  }
  return [...found.values()]
}

/** A copy of something into itself would go on for ever. */
const DEEPEST = 8

const isWithin = (path: NamePath, around: NamePath) =>
  around.length <= path.length && around.every((name, at) => path[at] === name)

function ofMapping({ source, target }: Mapping): Derivation[] {
  return source.kind === 'text' ? [] : [ofExpression(source.expression, target)]
}

const ofScript = (node: FlowNode): Derivation[] =>
  node.kind === 'scriptTask' && node.script !== null
    ? [ofExpression(node.script.expression, [node.script.resultVariable])]
    : []

function ofLoop(loop: Loop | null): Derivation[] {
  if (loop === null || loop.kind !== 'multi-instance') return []
  const { collection, inputElement } = loop
  const items = collection === null || inputElement === null ? [] : [ofExpression(collection, [inputElement])]
  return [...items, ...ofCollection(loop)]
}

function ofCollection({ outputCollection, outputElement }: Collecting): Derivation[] {
  if (outputCollection === null || outputElement === null) return []
  return [ofExpression(outputElement, [outputCollection])]
}

interface Collecting {
  readonly outputCollection: string | null
  readonly outputElement: Expression | null
}

function ofData({ source, target, transformation }: DataAssociation): Derivation[] {
  if (target === null) return []
  if (transformation !== null) return [ofExpression(transformation, [target])]
  return source === null ? [] : [{ reads: [[source]], target: [target], isCopy: true }]
}

function ofExpression({ source, names }: Pick<Expression, 'source' | 'names'>, target: NamePath): Derivation {
  const options: CompileOptions = { names }
  const read = pathsRead(source, options)
  const reads = read.ok ? read.value : names.map((name) => [name])
  return { reads, target, isCopy: reads.length === 1 && reads[0]?.join('.') === source.trim() }
}
