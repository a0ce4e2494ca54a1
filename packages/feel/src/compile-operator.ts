import { type ArithmeticOperator, calculate, negated } from './arithmetic.ts'
import type { Code, Compiling, Scope } from './code.ts'
import { feelEquals } from './equality.ts'
import type { Evaluation, Site } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { notBoolean, operand, operands } from './messages.ts'
import { add, divide, multiply, subtract } from './number.ts'
import { feelCompare } from './order.ts'
import type { BinaryOperator, Node, Span } from './syntax.ts'
import type { FeelValue } from './value.ts'

export function compileBinary(compiling: Compiling, node: Node & { type: 'binary' }, scope: Scope | null): Code {
  const left = compiling.code(node.left, scope)
  const right = compiling.code(node.right, scope)
  const site = compiling.site(node)
  switch (node.operator) {
    case 'and':
      return conjunction(left, right, site)
    case 'or':
      return disjunction(left, right, site)
    case '=':
    case '!=':
      return equality(left, right, node.operator === '!=', site)
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(node.operator, left, right, site)
    default:
      return arithmetic(node.operator, left, right, site)
  }
}

function arithmetic(operator: ArithmeticOperator, left: Code, right: Code, site: Site): Code {
  const plain = PLAIN[operator]
  return (context, frame, evaluation) => {
    const a = left(context, frame, evaluation)
    const b = right(context, frame, evaluation)
    if (typeof a === 'number' && typeof b === 'number' && plain !== null) {
      const result = plain(a, b)
      if (result !== null) return result
    }
    return calculate(operator, a, b, evaluation, site)
  }
}

const PLAIN = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': null } as const

/** Three-valued `and` (DMN 1.5, table 50); what is neither true nor false counts as null. */
function conjunction(left: Code, right: Code, site: Site): Code {
  return (context, frame, evaluation) => {
    const a = left(context, frame, evaluation)
    if (a === false) return false
    const b = right(context, frame, evaluation)
    if (b === false) return false
    if (a === true && b === true) return true
    return undecided('and', a === true ? b : a, evaluation, site)
  }
}

function disjunction(left: Code, right: Code, site: Site): Code {
  return (context, frame, evaluation) => {
    const a = left(context, frame, evaluation)
    if (a === true) return true
    const b = right(context, frame, evaluation)
    if (b === true) return true
    if (a === false && b === false) return false
    return undecided('or', a === false ? b : a, evaluation, site)
  }
}

function undecided(operator: BinaryOperator, value: FeelValue, evaluation: Evaluation, site: Site): null {
  if (value !== null) evaluation.warn('feel.not-boolean', notBoolean(operator, kindOf(value)), site)
  return null
}

function equality(left: Code, right: Code, negate: boolean, site: Site): Code {
  return (context, frame, evaluation) => {
    const a = left(context, frame, evaluation)
    const b = right(context, frame, evaluation)
    if (typeof a === 'number' && typeof b === 'number') return (a === b) !== negate
    const equal = feelEquals(a, b, evaluation)
    if (equal === null) return incomparable(negate ? '!=' : '=', a, b, evaluation, site)
    return equal !== negate
  }
}

function incomparable(operator: string, a: FeelValue, b: FeelValue, evaluation: Evaluation, site: Site): null {
  return evaluation.warn('feel.operands', operands(operator, kindOf(a), kindOf(b)), site)
}

type Comparison = '<' | '<=' | '>' | '>='

function comparison(operator: Comparison, left: Code, right: Code, site: Site): Code {
  const holds = HOLDS[operator]
  return (context, frame, evaluation) => {
    const a = left(context, frame, evaluation)
    const b = right(context, frame, evaluation)
    if (typeof a === 'number' && typeof b === 'number') return holds(a - b)
    const order = feelCompare(a, b, evaluation)
    return order === null ? incomparable(operator, a, b, evaluation, site) : holds(order)
  }
}

const HOLDS: Record<Comparison, (order: number) => boolean> = {
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
}

export function compileBetween(compiling: Compiling, node: Node & { type: 'between' }, scope: Scope | null): Code {
  const value = compiling.code(node.value, scope)
  const low = compiling.code(node.low, scope)
  const high = compiling.code(node.high, scope)
  const site = compiling.site(node)
  return (context, frame, evaluation) => {
    const tested = value(context, frame, evaluation)
    const from = low(context, frame, evaluation)
    const to = high(context, frame, evaluation)
    const above = feelCompare(tested, from, evaluation)
    const below = feelCompare(tested, to, evaluation)
    if ((above !== null && above < 0) || (below !== null && below > 0)) return false
    if (above === null) return incomparable('between', tested, from, evaluation, site)
    return below === null ? incomparable('between', tested, to, evaluation, site) : true
  }
}

export function compileNegation(compiling: Compiling, inner: Node, span: Span, scope: Scope | null): Code {
  const code = compiling.code(inner, scope)
  const site = compiling.site(span)
  return (context, frame, evaluation) => {
    const value = code(context, frame, evaluation)
    const result = negated(value)
    return result === undefined ? evaluation.warn('feel.operands', operand('-', kindOf(value)), site) : result
  }
}
