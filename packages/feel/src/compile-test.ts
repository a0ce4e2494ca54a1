import { type Code, type Compiling, type Frame, local, type Scope } from './code.ts'
import { feelEquals } from './equality.ts'
import type { Evaluation } from './evaluation.ts'
import { kindOf } from './kind.ts'
import { operands } from './messages.ts'
import { rangeContains } from './range.ts'
import type { Node } from './syntax.ts'
import { type FeelContext, FeelRange, type FeelValue } from './value.ts'
import { mentions } from './walk.ts'

/**
 * Whether the input passes a test that is this value: a range holds it, a list has it (or a range that holds it), any
 * other value equals it (DMN 1.5, table 55). null where input and test do not compare.
 */
export function passes(input: FeelValue, test: FeelValue, evaluation: Evaluation): boolean | null {
  if (test instanceof FeelRange) {
    return input instanceof FeelRange && feelEquals(input, test) === true
      ? true
      : rangeContains(test, input, evaluation)
  }
  if (!Array.isArray(test)) return feelEquals(input, test, evaluation)
  const items = test as readonly FeelValue[]
  if (Array.isArray(input) && feelEquals(input, test, evaluation) === true) return true
  evaluation.spend(items.length)
  return items.some((item) =>
    item instanceof FeelRange && !(input instanceof FeelRange)
      ? rangeContains(item, input, evaluation) === true
      : feelEquals(input, item, evaluation) === true,
  )
}

export function mentionsInput(node: Node): boolean {
  return mentions(node, '?')
}

export function compileIn(compiling: Compiling, node: Node & { type: 'in' }, scope: Scope | null): Code {
  const value = compiling.code(node.value, scope)
  const inner = local('?', scope)
  const tests = node.tests.map((test) => ({
    code: compiling.code(test, inner),
    own: mentionsInput(test) || test.type === 'range',
  }))
  const site = compiling.site(node)
  return (context: FeelContext, frame: Frame | null, evaluation: Evaluation) => {
    const input = value(context, frame, evaluation)
    const bound: Frame = { value: input, outer: frame }
    let result: boolean | null = false
    for (const { code, own } of tests) {
      const test = code(context, bound, evaluation)
      // A range that cannot be made is null, and so is whether anything lies in it.
      const passed = own && (typeof test === 'boolean' || test === null) ? test : passes(input, test, evaluation)
      if (passed === true) return true
      if (passed === null) {
        result = null
        evaluation.warn('feel.operands', operands('in', kindOf(input), kindOf(test)), site)
      }
    }
    return result
  }
}
