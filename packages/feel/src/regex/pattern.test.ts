import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newEvaluation } from '../../test/table.ts'
import { isMatch, readPattern, replaceMatches } from './pattern.ts'

/** Patterns that XPath and JavaScript read alike; what a repeated empty match does is each language's own. */
const { pattern: patterns } = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('a', 'b', 'c', '[ab]', '[^a]', 'ab', '^', '$'),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `${a}${b}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{1,2}', '{2}'))
      .filter(([a]) => !new RegExp(a, 'u').test(''))
      .map(([a, quantifier]) => `(?:${a})${quantifier}`),
  ),
}))
const inputs = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((letters) => letters.join(''))

test('matching agrees with JavaScript where the two languages do', () => {
  fc.assert(
    fc.property(patterns, inputs, (source, input) => {
      const pattern = readPattern(source, '', newEvaluation())
      fc.pre(pattern !== null)
      expect(isMatch(pattern, input, newEvaluation())).toBe(new RegExp(source, 'u').test(input))
    }),
    { numRuns: 2000 },
  )
})

test('replacing agrees with JavaScript where the pattern takes at least one character', () => {
  fc.assert(
    fc.property(patterns, inputs, (source, input) => {
      fc.pre(!new RegExp(source, 'u').test(''))
      const pattern = readPattern(source, '', newEvaluation())
      fc.pre(pattern !== null)
      const whole = new RegExp(source, 'gu')
      fc.pre([...input.matchAll(whole)].every(([match]) => match !== ''))
      expect(replaceMatches(pattern, input, '<$0>', newEvaluation())).toBe(input.replace(whole, '<$&>'))
    }),
    { numRuns: 2000 },
  )
})

test('a pattern that would backtrack for years is stopped by the budget', () => {
  const evaluation = newEvaluation()
  const pattern = readPattern('^(a+)+$', '', evaluation)
  expect(() => pattern !== null && isMatch(pattern, `${'a'.repeat(60)}!`, evaluation)).toThrow('limit of steps')
})
