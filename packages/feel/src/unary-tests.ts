import type { Code } from './code.ts'
import { local } from './code.ts'
import type { Compiler } from './compile.ts'
import { mentionsInput, passes } from './compile-test.ts'
import { constantOf } from './constant.ts'
import type { Evaluation } from './evaluation.ts'
import type { TestShape } from './expression.ts'
import { feelCompare } from './order.ts'
import type { Node } from './syntax.ts'
import { type FeelContext, FeelRange, type FeelValue } from './value.ts'

export type Test = (input: FeelValue, context: FeelContext, evaluation: Evaluation) => boolean | null

/** One alternative of a cell: what it is, and how it is decided. */
export interface CompiledTest {
  readonly shape: TestShape
  readonly test: Test
}

export function compileTest(compiler: Compiler, node: Node): CompiledTest {
  const constant = constantOf(node, compiler)
  if (constant === undefined) return { shape: { kind: 'opaque' }, test: opaqueTest(compiler, node) }
  if (constant instanceof FeelRange) return { shape: shapeOfRange(constant), test: rangeTest(constant) }
  if (Array.isArray(constant)) {
    const values = constant as readonly FeelValue[]
    return { shape: { kind: 'member', values }, test: (input, _, evaluation) => passes(input, values, evaluation) }
  }
  return { shape: { kind: 'equal', value: constant }, test: equalTest(constant) }
}

function shapeOfRange({ operator, start, startIncluded, end, endIncluded }: FeelRange): TestShape {
  return { kind: 'range', operator, start, startIncluded, end, endIncluded }
}

function equalTest(value: FeelValue): Test {
  if (typeof value === 'string') {
    return (input, _, evaluation) => (typeof input === 'string' ? input === value : passes(input, value, evaluation))
  }
  if (typeof value === 'number') {
    return (input, _, evaluation) => (typeof input === 'number' ? input === value : passes(input, value, evaluation))
  }
  return (input, _, evaluation) => passes(input, value, evaluation)
}

/** Plain numbers between plain numbers are the hot path of decision tables. */
function rangeTest(range: FeelRange): Test {
  const slow: Test = (input, _, evaluation) => passes(input, range, evaluation)
  const low = range.start ?? Number.NEGATIVE_INFINITY
  const high = range.end ?? Number.POSITIVE_INFINITY
  const isPlain = range.operator !== '=' && range.operator !== '!=' && hasBound(range)
  if (!isPlain || typeof low !== 'number' || typeof high !== 'number') return slow
  const { startIncluded, endIncluded } = range
  return (input, context, evaluation) => {
    if (typeof input !== 'number') return slow(input, context, evaluation)
    return (startIncluded ? input >= low : input > low) && (endIncluded ? input <= high : input < high)
  }
}

function hasBound(range: FeelRange): boolean {
  return (
    range.operator !== '..' ||
    (range.start !== null && range.end !== null && feelCompare(range.start, range.end) !== null)
  )
}

/** An expression that uses `?`, or a boolean one for an input that is none, is the answer itself. */
function opaqueTest(compiler: Compiler, node: Node): Test {
  const code: Code = compiler.code(node, local('?', null))
  const own = mentionsInput(node) || node.type === 'range'
  return (input, context, evaluation) => {
    const value = code(context, { value: input, outer: null }, evaluation)
    if (own && (typeof value === 'boolean' || value === null)) return value
    if (typeof value === 'boolean' && typeof input !== 'boolean') return value
    return passes(input, value, evaluation)
  }
}

/** The alternatives of a cell: true where one is true, else null where one is null. */
export function anyOf(tests: readonly Test[]): Test {
  const [only] = tests
  if (only !== undefined && tests.length === 1) return only
  return (input, context, evaluation) => {
    let result: boolean | null = false
    for (const test of tests) {
      const passed = test(input, context, evaluation)
      if (passed === true) return true
      if (passed === null) result = null
    }
    return result
  }
}

export function noneOf(tests: readonly Test[]): Test {
  const any = anyOf(tests)
  return (input, context, evaluation) => {
    const passed = any(input, context, evaluation)
    return passed === null ? null : !passed
  }
}
