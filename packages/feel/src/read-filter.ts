import { accept, type Result, refuse } from '@aftersale/kernel'
import type { FeelUnreadable } from './expression.ts'
import { type NamePath, pathOf } from './paths-read.ts'
import { Unreadable } from './problem.ts'
import { readSyntax } from './read-syntax.ts'
import type { Node } from './syntax.ts'

/** What a filter compares with. */
export type FilterValue = string | number | boolean

type Order = '<' | '<=' | '>' | '>='

/**
 * A condition that a database can be asked: FEEL closed to comparisons of names with fixed values. It is to mean exactly what
 * the expression does, null where that is null.
 * - `true`: the name is a boolean, and that one
 * - `equal`: `=`; null where the name has another kind of value; false where it has none
 * - `null`: `= null`
 * - `order`: null unless the name has a value of the same kind
 * - `member`: `in` a list: true or false, and true where the name is that list itself
 */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly of: readonly Filter[] }
  | { readonly kind: 'not'; readonly of: Filter }
  | { readonly kind: 'true' | 'null'; readonly path: NamePath }
  | { readonly kind: 'equal'; readonly path: NamePath; readonly value: FilterValue }
  | { readonly kind: 'order'; readonly path: NamePath; readonly operator: Order; readonly value: string | number }
  | { readonly kind: 'member'; readonly path: NamePath; readonly values: readonly FilterValue[] }

/**
 * A filter of FEEL text: `and`, `or`, `not(…)`, comparisons of a name with a text, a number, a boolean or null,
 * `in ("a", "b")`, `in ["a", "b"]`, `between`, and boolean names by themselves. Refused, with its place, is what is more;
 * so is a name for which `isKnown` is false.
 */
export function readFilter(source: string, isKnown: (path: NamePath) => boolean): Result<Filter, FeelUnreadable> {
  const syntax = readSyntax(source)
  if (!syntax.ok) return syntax
  try {
    return accept(filterOf(syntax.value, { source, isKnown }))
  } catch (failure) {
    if (!(failure instanceof Unreadable)) throw failure
    return refuse({ code: 'feel.unreadable', source, problems: [failure.problem] })
  }
}

interface Reading {
  readonly source: string
  readonly isKnown: (path: NamePath) => boolean
}

function filterOf(node: Node, reading: Reading): Filter {
  switch (node.type) {
    case 'binary':
      if (node.operator === 'and' || node.operator === 'or') {
        return { kind: node.operator, of: [filterOf(node.left, reading), filterOf(node.right, reading)] }
      }
      return comparisonOf(node, reading)
    case 'call': {
      const [argument] = node.args
      const isNot = node.callee.type === 'name' && node.callee.name === 'not' && node.args.length === 1
      if (!isNot || argument === undefined) return tooMuch(node, reading)
      return { kind: 'not', of: filterOf(argument.value, reading) }
    }
    case 'between':
      return {
        kind: 'and',
        of: [orderOf(node.value, '>=', node.low, reading), orderOf(node.value, '<=', node.high, reading)],
      }
    case 'in':
      return memberOf(node, reading)
    default:
      return { kind: 'true', path: knownPath(node, reading) }
  }
}

const TURNED: Readonly<Record<string, Order>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' }
const isOrder = (operator: string): operator is Order => Object.hasOwn(TURNED, operator)

function comparisonOf(node: Node & { type: 'binary' }, reading: Reading): Filter {
  const isTurned = pathOf(node.left) === null && pathOf(node.right) !== null
  const [name, value] = isTurned ? [node.right, node.left] : [node.left, node.right]
  const operator = (isTurned ? TURNED[node.operator] : undefined) ?? node.operator
  if (isOrder(operator)) return orderOf(name, operator, value, reading)
  if (operator !== '=' && operator !== '!=') return tooMuch(node, reading)
  const path = knownPath(name, reading)
  const fixed = fixedValue(value, reading)
  const equal: Filter = fixed === null ? { kind: 'null', path } : { kind: 'equal', path, value: fixed }
  return operator === '=' ? equal : { kind: 'not', of: equal }
}

function orderOf(name: Node, operator: Order, value: Node, reading: Reading): Filter {
  const path = knownPath(name, reading)
  const fixed = fixedValue(value, reading)
  if (fixed === null || typeof fixed === 'boolean') return tooMuch(value, reading)
  return { kind: 'order', path, operator, value: fixed }
}

function memberOf(node: Node & { type: 'in' }, reading: Reading): Filter {
  const path = knownPath(node.value, reading)
  const of = node.tests.map((test): Filter => {
    if (test.type === 'list') return { kind: 'member', path, values: test.items.map((one) => present(one, reading)) }
    return { kind: 'equal', path, value: present(test, reading) }
  })
  return of.length === 1 && of[0] !== undefined ? of[0] : { kind: 'or', of }
}

function present(node: Node, reading: Reading): FilterValue {
  return fixedValue(node, reading) ?? tooMuch(node, reading)
}

function fixedValue(node: Node, reading: Reading): FilterValue | null {
  if (node.type === 'negation' && node.operand.type === 'literal') {
    const { value } = node.operand
    if (typeof value === 'number') return -value
  }
  if (node.type !== 'literal') return tooMuch(node, reading)
  const { value } = node
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' ? value : tooMuch(node, reading)
}

function knownPath(node: Node, reading: Reading): NamePath {
  const path = pathOf(node)
  if (path === null) return tooMuch(node, reading)
  if (reading.isKnown(path)) return path
  const shown = path.join('.')
  return fail(node, 'feel.filter-name', {
    en: `${shown} is no name that such a condition can read.`,
    'zh-CN': `此类条件不能使用 ${shown}。`,
  })
}

function tooMuch(node: Node, { source }: Reading): never {
  const shown = source.slice(node.from, node.to).slice(0, 100).toWellFormed()
  return fail(node, 'feel.filter-too-much', {
    en: `“${shown}” is more than such a condition can be: it compares names with fixed values (=, !=, <, <=, >, >=, in, between), joined by and, or and not.`,
    'zh-CN': `“${shown}”超出此类条件的写法：只能将名称与固定值比较（=、!=、<、<=、>、>=、in、between），以 and、or、not 连接。`,
  })
}

function fail({ from, to }: Node, code: string, message: { en: string; 'zh-CN': string }): never {
  throw new Unreadable({ code, from, to, message })
}
