import { kindOf } from './kind.ts'
import type { Node } from './syntax.ts'
import { ANY, UNKNOWN } from './type.ts'
import type { FeelFunction, FeelType, FeelValue } from './value.ts'

type Env = ReadonlyMap<string, FeelType>
type BuiltIns = ReadonlyMap<string, FeelFunction>

const simple = (kind: 'number' | 'string' | 'boolean'): FeelType => ({ kind })
const NUMBER = simple('number')
const BOOLEAN = simple('boolean')

/**
 * The type of an expression as far as its text tells: what a lambda yields is part of its type
 * (DMN 1.5, table 43).
 */
function inferType(node: Node, env: Env, builtIns: BuiltIns): FeelType {
  const infer = (part: Node) => inferType(part, env, builtIns)
  switch (node.type) {
    case 'literal':
      return typeOfConstant(node.value)
    case 'name':
      return env.get(node.name) ?? functionType(builtIns.get(node.name)) ?? UNKNOWN
    case 'path':
      return memberType(infer(node.target), node.name)
    case 'negation':
      return infer(node.operand)
    case 'between':
    case 'in':
    case 'instance of':
    case 'quantified':
      return BOOLEAN
    case 'binary':
      return binaryType(node.operator, infer(node.left), infer(node.right))
    case 'if':
      return join(infer(node.yes), infer(node.no))
    case 'for': {
      const inner = without(env, [...node.bindings.map(({ name }) => name), 'partial'])
      return { kind: 'list', of: inferType(node.body, inner, builtIns) }
    }
    case 'list':
      return { kind: 'list', of: node.items.map(infer).reduce<FeelType>(join, { kind: 'null' }) }
    case 'context':
      return contextType(node, env, builtIns)
    case 'range':
      return { kind: 'range', of: infer(node.start) }
    case 'comparison range':
      return { kind: 'range', of: infer(node.endpoint) }
    case 'function':
      return definitionType(node, env, builtIns)
    case 'call': {
      const callee = infer(node.callee)
      return callee.kind === 'function' ? callee.result : UNKNOWN
    }
    default:
      return UNKNOWN
  }
}

export function definitionType(
  node: Node & { type: 'function' },
  env: Env,
  builtIns: BuiltIns,
): FeelType & { kind: 'function' } {
  const inner = new Map(env)
  const parameters = node.parameters.map(({ name, type }) => {
    const own = type?.type ?? ANY
    inner.set(name, own)
    return own
  })
  return { kind: 'function', parameters, result: node.external ? UNKNOWN : inferType(node.body, inner, builtIns) }
}

function without(env: Env, names: readonly string[]): Env {
  return new Map([...env].filter(([name]) => !names.includes(name)))
}

function typeOfConstant(value: FeelValue): FeelType {
  const kind = kindOf(value)
  switch (kind) {
    case 'list':
    case 'context':
    case 'range':
    case 'function':
      return UNKNOWN
    default:
      return { kind }
  }
}

function functionType(builtIn: FeelFunction | undefined): FeelType | undefined {
  const [first, ...others] = builtIn?.signatures ?? []
  if (first === undefined) return undefined
  const result = others.every((other) => other.result.kind === first.result.kind) ? first.result : ANY
  return { kind: 'function', parameters: first.parameters.map(({ type }) => type), result }
}

function memberType(target: FeelType, name: string): FeelType {
  return target.kind === 'context' ? (target.entries.get(name) ?? UNKNOWN) : UNKNOWN
}

function contextType(node: Node & { type: 'context' }, env: Env, builtIns: BuiltIns): FeelType {
  const entries = new Map<string, FeelType>()
  const inner = new Map(env)
  for (const { name, value } of node.entries) {
    const type = inferType(value, inner, builtIns)
    entries.set(name, type)
    inner.set(name, type)
  }
  return { kind: 'context', entries }
}

function join(a: FeelType, b: FeelType): FeelType {
  if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN
  if (a.kind === 'null') return b
  if (b.kind === 'null') return a
  const isSimple = a.kind !== 'list' && a.kind !== 'range' && a.kind !== 'context' && a.kind !== 'function'
  if (a.kind !== b.kind || a.kind === 'defined') return ANY
  if (isSimple) return a
  return (a.kind === 'list' || a.kind === 'range') && (b.kind === 'list' || b.kind === 'range')
    ? { kind: a.kind, of: join(a.of, b.of) }
    : ANY
}

function binaryType(operator: string, left: FeelType, right: FeelType): FeelType {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '**':
      if (left.kind === 'number' && right.kind === 'number') return NUMBER
      return left.kind === 'string' && right.kind === 'string' && operator === '+' ? left : UNKNOWN
    default:
      return BOOLEAN
  }
}
