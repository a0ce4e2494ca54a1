import fc from 'fast-check'
import { evaluate } from 'feelin'
import { expect, test } from 'vitest'
import { run } from '../test/table.ts'
import { feelToJson } from './json.ts'

const one = <T>(arbitrary: fc.Arbitrary<T>, build: (value: T) => string) => arbitrary.map(build)

/** Expressions by the type that they have, so that both engines must give them a value: no nulls, no mixed kinds. */
const { number, boolean, string, list } = fc.letrec<Record<'number' | 'boolean' | 'string' | 'list', string>>((tie) => {
  const two = (name: 'number' | 'boolean' | 'string' | 'list') => fc.tuple(tie(name), tie(name))
  return {
    number: fc.oneof(
      { maxDepth: 4 },
      one(fc.integer({ min: 0, max: 99 }), String),
      fc.constant('n'),
      one(fc.tuple(two('number'), fc.constantFrom('+', '-', '*')), ([[a, b], operator]) => `(${a} ${operator} ${b})`),
      one(tie('number'), (a) => `(-${a})`),
      one(fc.tuple(tie('boolean'), two('number')), ([c, [a, b]]) => `(if ${c} then ${a} else ${b})`),
      one(tie('list'), (a) => `count(${a})`),
      one(two('number'), ([a, b]) => `sum([${a}, ${b}])`),
      one(two('number'), ([a, b]) => `max(${a}, ${b})`),
      one(tie('string'), (a) => `string length(${a})`),
      one(tie('number'), (a) => `{x: ${a}, y: x + 1}.y`),
      one(two('number'), ([a, b]) => `(function(p, q) p - q)(${a}, ${b})`),
    ),
    boolean: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('true', 'false'),
      one(
        fc.tuple(two('number'), fc.constantFrom('<', '<=', '>', '>=', '=', '!=')),
        ([[a, b], operator]) => `(${a} ${operator} ${b})`,
      ),
      one(fc.tuple(two('boolean'), fc.constantFrom('and', 'or')), ([[a, b], operator]) => `(${a} ${operator} ${b})`),
      one(tie('boolean'), (a) => `not(${a})`),
      one(two('number'), ([a, b]) => `(${a} in [${b}..${b} + 10])`),
      one(two('number'), ([a, b]) => `(${a} between ${b} - 5 and ${b} + 5)`),
      one(fc.tuple(tie('list'), tie('number')), ([a, b]) => `(some e in ${a} satisfies e > ${b})`),
      one(fc.tuple(tie('list'), tie('number')), ([a, b]) => `(every e in ${a} satisfies e > ${b})`),
      one(two('string'), ([a, b]) => `contains(${a}, ${b})`),
      one(two('string'), ([a, b]) => `(${a} = ${b})`),
    ),
    string: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('"a"', '"bc"', '"Hello"', 's'),
      one(two('string'), ([a, b]) => `(${a} + ${b})`),
      one(tie('string'), (a) => `upper case(${a})`),
      one(two('string'), ([a, b]) => `substring before(${a}, ${b})`),
      one(fc.tuple(tie('boolean'), two('string')), ([c, [a, b]]) => `(if ${c} then ${a} else ${b})`),
    ),
    list: fc.oneof(
      { maxDepth: 4 },
      one(fc.array(tie('number'), { maxLength: 4 }), (items) => `[${items.join(', ')}]`),
      one(fc.tuple(tie('list'), tie('number')), ([a, b]) => `${a}[item > ${b}]`),
      one(fc.tuple(tie('list'), tie('number')), ([a, b]) => `(for e in ${a} return e + ${b})`),
      one(two('list'), ([a, b]) => `concatenate(${a}, ${b})`),
      one(tie('list'), (a) => `reverse(${a})`),
      one(tie('list'), (a) => `distinct values(${a})`),
      one(tie('list'), (a) => `sort(${a}, function(x, y) x < y)`),
      one(fc.tuple(tie('list'), tie('number')), ([a, b]) => `append(${a}, ${b})`),
    ),
  }
})

/** feelin cannot read some valid expressions, such as a path from a context literal as an argument; then it throws. */
function valueOrUndefined(source: string, context: Record<string, unknown>): unknown {
  try {
    return evaluate(source, context).value as unknown
  } catch {
    return undefined
  }
}

test('feelin gives the same values where both give one', () => {
  fc.assert(
    fc.property(fc.oneof(number, boolean, string, list), (source) => {
      const context = { n: 7, s: 'feel' }
      const theirs = valueOrUndefined(source, context)
      fc.pre(theirs !== undefined)
      const ours = feelToJson(run(source, context).value)
      fc.pre(JSON.stringify(theirs).search(/e\+|\d{16}/) < 0)
      expect(ours).toEqual(JSON.parse(JSON.stringify(theirs).replaceAll('-0', '0')))
    }),
    { numRuns: 700 },
  )
})
