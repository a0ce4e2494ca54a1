import { instantOf } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newEvaluation } from '../test/table.ts'
import { compileExpression, compileUnaryTests } from './compile-source.ts'
import { createEvaluation } from './evaluation.ts'
import { feelFromJson, feelToJson } from './json.ts'
import { formatFeel } from './text.ts'
import type { FeelValue } from './value.ts'

function evaluate(source: string): { value: FeelValue; code: string | undefined } {
  const compiled = compileExpression(source)
  if (!compiled.ok) return { value: null, code: compiled.refusal.problems[0]?.code }
  const evaluation = newEvaluation()
  const value = compiled.value.evaluate({}, evaluation)
  return { value, code: evaluation.warnings.at(-1)?.code }
}

/** Sixty lists, each holding the one before it twice: small, but of 2^60 nodes for whoever visits them all. */
const SHARED = '(for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])'

const hostile: readonly [what: string, source: string, code: string][] = [
  ['parentheses without end', '('.repeat(100_000), 'feel.too-deep'],
  ['nested lists', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, 'feel.too-deep'],
  ['minus signs', `${'-'.repeat(50_000)}1`, 'feel.too-deep'],
  ['nested ifs', `${'if true then '.repeat(10_000)}1`, 'feel.too-deep'],
  ['operators without end', Array.from({ length: 200_000 }, () => '1').join('+'), 'feel.too-deep'],
  ['a path without end', `x${'.a'.repeat(200_000)}`, 'feel.too-deep'],
  ['variables without end', `function(${Array.from({ length: 300 }, (_, i) => `p${i}`).join(',')}) 1`, 'feel.too-many'],
  [
    'a body that is long',
    `for i in 1..10**6 return [${Array.from({ length: 5_000 }, () => '1').join(',')}][1]`,
    'feel.limit-steps',
  ],
  [
    'a context of many entries that look back',
    `for i in 1..10**6 return {${Array.from({ length: 5_000 }, (_, i) => `a${i}: ${i === 0 ? 'i' : 'a0'}`).join(',')}}.a0`,
    'feel.limit-steps',
  ],
  ['nested types', `1 instance of ${'list<'.repeat(10_000)}`, 'feel.too-deep'],
  ['a text beyond all measure', ' '.repeat(1_000_001), 'feel.too-long'],
  ['a range of a billion', 'for i in 1..10**9 return i', 'feel.limit-steps'],
  ['loops in loops', 'for a in 1..9999, b in 1..9999, c in 1..9999 return 1', 'feel.limit-steps'],
  ['a quantifier over a billion', 'every i in 1..10**9 satisfies i > 0', 'feel.limit-steps'],
  ['endless recursion', '{f: function(n) f(n + 1), r: f(0)}.r', 'feel.limit-depth'],
  [
    'recursion that doubles',
    '{f: function(n) if n = 0 then 1 else f(n - 1) + f(n - 1), r: f(60)}.r',
    'feel.limit-steps',
  ],
  [
    'a string that doubles',
    '{s: for i in 1..60 return if i = 1 then "ab" else partial[-1] + partial[-1]}.s',
    'feel.limit-stringLength',
  ],
  [
    'a list that doubles',
    '{s: for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])}.s',
    'feel.limit-steps',
  ],
  [
    'a replacement that explodes',
    `replace(string join(for i in 1..5000 return "aaaaaaaaaa"), "a", "${'b'.repeat(1000)}")`,
    'feel.limit-stringLength',
  ],
  ['nested quantifiers', 'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")', 'feel.limit-steps'],
  [
    'alternatives that overlap',
    'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|aa|aaa)*$")',
    'feel.limit-steps',
  ],
  ['a pattern that multiplies', 'matches("a", "((((a{100}){100}){100}){100}){100}")', 'feel.bad-pattern'],
  ['a power without bound', '9 ** 999999999', 'feel.no-result'],
  ['a text of a list that shares its items', `string(${SHARED}[60])`, 'feel.limit-stringLength'],
  ['equality of lists that share their items', `{a: ${SHARED}, b: ${SHARED}, r: a[60] = b[60]}.r`, 'feel.limit-steps'],
  [
    'a type as deep as a list',
    `${SHARED}[60] instance of ${'list<'.repeat(60)}number${'>'.repeat(60)}`,
    'feel.limit-steps',
  ],
  ['flattening what shares its items', `flatten(${SHARED}[60])`, 'feel.limit-steps'],
  ['a path through what shares its items', `${SHARED}[60].a`, 'feel.limit-steps'],
  ['many powers of many digits', 'for i in 1..10**6 return (i / 3) ** 0.5', 'feel.limit-steps'],
  ['rounding to no end', 'round up(1.5, 10 ** 9)', 'feel.bad-value'],
]

describe('hostile expressions end with a reason', () => {
  test.each(hostile)('%s', (_, source, code) => {
    expect(evaluate(source)).toEqual({ value: null, code })
  })
})

test('what leaves FEEL is bounded too: JSON and literal text', () => {
  const { value } = evaluate(`${SHARED}[60]`)
  expect(JSON.stringify(feelToJson(value)).length).toBeLessThan(10_000_000)
  expect(formatFeel(value).length).toBeLessThan(10_000_000)
  expect(feelFromJson(JSON.parse(`${'['.repeat(5_000)}${']'.repeat(5_000)}`))).not.toBe(undefined)
})

test('a long chain of operators is an ordinary expression', () => {
  expect(evaluate(Array.from({ length: 900 }, () => '1').join(' + '))).toEqual({ value: 900, code: undefined })
})

test('one budget bounds many expressions: the second one has what the first has left', () => {
  const evaluation = createEvaluation({ now: instantOf(0), limits: { steps: 100 } })
  const compiled = compileExpression('count(for i in 1..30 return i)')
  const results = compiled.ok ? [1, 2].map(() => compiled.value.evaluate({}, evaluation)) : []
  expect(results).toEqual([30, null])
})

test('warnings are kept up to their limit and counted beyond it', () => {
  const evaluation = createEvaluation({ now: instantOf(0), limits: { warnings: 3 } })
  const compiled = compileExpression('for i in 1..10 return i + "x"')
  if (compiled.ok) compiled.value.evaluate({}, evaluation)
  expect([evaluation.warnings.length, evaluation.warningCount]).toEqual([3, 10])
})

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(
      '1',
      '-2.5',
      '"a"',
      'true',
      'null',
      '@"2024-01-01"',
      '@"P1D"',
      'x',
      'item',
      'partial',
      '[1..5]',
      '1e30',
      '__proto__',
    ),
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '**', '=', '<', ' and ', ' in '), tie('expression'))
      .map((parts) => `(${parts.join('')})`),
    fc.array(tie('expression'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `{a: ${a}, constructor: ${b}}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `${a}[${b}]`),
    fc
      .tuple(tie('expression'), fc.constantFrom('a', 'constructor', 'year', 'start'))
      .map(([a, name]) => `(${a}).${name}`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(for x in ${a} return ${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(some x in ${a} satisfies ${b})`),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => `(function(x) ${b})(${a})`),
    fc
      .tuple(
        fc.constantFrom(
          'sum',
          'string',
          'matches',
          'replace',
          'sort',
          'append',
          'date',
          'time',
          'duration',
          'context put',
          'flatten',
          'range',
          'split',
          'exp',
          'decimal',
          'before',
          'union',
        ),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([name, args]) => `${name}(${args.join(', ')})`),
  ),
}))

test('any well-formed expression yields a value', () => {
  fc.assert(
    fc.property(expression, (source) => {
      const small = createEvaluation({ now: instantOf(0), limits: { steps: 20_000, stringLength: 10_000 } })
      const compiled = compileExpression(source)
      const cell = compileUnaryTests(source)
      if (compiled.ok) expect(compiled.value.evaluate({ x: 1 }, small)).not.toBe(undefined)
      if (cell.ok) expect([true, false, null]).toContain(cell.value.test(1, { x: 1 }, small))
    }),
    { numRuns: 3000 },
  )
})
