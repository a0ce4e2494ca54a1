import { instantOf } from '@aftersale/kernel'
import type { Compiling } from './code.ts'
import { createEvaluation } from './evaluation.ts'
import type { Node } from './syntax.ts'
import type { FeelValue } from './value.ts'

/** Functions whose result depends on their arguments alone, and that literals of their types are written with. */
const LITERAL_FUNCTIONS: ReadonlySet<string> = new Set([
  'date',
  'time',
  'date and time',
  'duration',
  'years and months duration',
  'number',
])

/** Whether the node is a literal or a name known to be constant, or made of such only. */
function isLiteral(node: Node, constants: Compiling['constants']): boolean {
  const isOne = (part: Node) => isLiteral(part, constants)
  switch (node.type) {
    case 'literal':
      return true
    case 'name':
      return constants.has(node.name)
    case 'negation':
      return isOne(node.operand)
    case 'list':
      return node.items.every(isOne)
    case 'range':
      return isOne(node.start) && isOne(node.end)
    case 'comparison range':
      return isOne(node.endpoint)
    case 'call':
      return (
        node.callee.type === 'name' &&
        LITERAL_FUNCTIONS.has(node.callee.name) &&
        node.args.every(({ value }) => isOne(value))
      )
    default:
      return false
  }
}

/** The value of a constant; undefined where the node is none, or where computing it gives a warning. */
export function constantOf(node: Node, compiling: Compiling): FeelValue | undefined {
  if (!isLiteral(node, compiling.constants)) return undefined
  const evaluation = createEvaluation({ now: instantOf(0) })
  const value = compiling.code(node, null)(Object.fromEntries(compiling.constants), null, evaluation)
  return evaluation.warningCount === 0 ? value : undefined
}
