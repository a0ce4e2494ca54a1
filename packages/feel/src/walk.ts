import type { Node } from './syntax.ts'

/** The parts that a node is directly made of, in no particular order. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'literal':
    case 'bad literal':
    case 'name':
      return []
    case 'path':
      return [node.target]
    case 'filter':
      return [node.target, node.condition]
    case 'call':
      return [node.callee, ...node.args.map(({ value }) => value)]
    case 'binary':
      return [node.left, node.right]
    case 'negation':
      return [node.operand]
    case 'between':
      return [node.value, node.low, node.high]
    case 'in':
      return [node.value, ...node.tests]
    case 'instance of':
      return [node.value]
    case 'if':
      return [node.condition, node.yes, node.no]
    case 'for':
    case 'quantified':
      return [node.body, ...node.bindings.flatMap(({ domain, end }) => (end === null ? [domain] : [domain, end]))]
    case 'list':
      return node.items
    case 'context':
      return node.entries.map(({ value }) => value)
    case 'range':
      return [node.start, node.end]
    case 'comparison range':
      return [node.endpoint]
    default:
      return [node.body]
  }
}

/** How many nodes there are, and how many of them lie within one another. Not recursive, so that any tree can be asked. */
export function measure(root: Node): { size: number; height: number } {
  let level: readonly Node[] = [root]
  let size = 0
  let height = 0
  while (level.length > 0) {
    size += level.length
    height += 1
    level = level.flatMap(childrenOf)
  }
  return { size, height }
}

/** Whether the name occurs in the text; one that is bound further in counts too, which only costs speed. */
export function mentions(node: Node, name: string): boolean {
  return node.type === 'name' ? node.name === name : childrenOf(node).some((part) => mentions(part, name))
}

/** The steps that one round of a body is worth: what it is made of counts, or a long body would be a way to do much. */
export function stepsOf(body: Node): number {
  return 1 + (measure(body).size >> 3)
}
