import type { DecisionNode, InputNode } from './node.ts'

/** The input data that a decision or anything it requires reads, nearest first, each once. */
export function requiredInputNodes(root: DecisionNode): InputNode[] {
  const found = new Set<InputNode>()
  const reached = new Set([root])
  for (const node of reached) {
    for (const { node: input } of node.inputs) found.add(input)
    for (const { node: required } of node.decisions) reached.add(required)
  }
  return [...found]
}
