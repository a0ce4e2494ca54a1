import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { table } from '../test/table.ts'
import { compileExpression, compileUnaryTests } from './compile-source.ts'

const names = {
  'Full Name': 'Li Lei',
  'a-b': 100,
  a: 7,
  b: 2,
  'profit and loss': 5,
  "Student's age": 20,
  'date of purchase': 'x',
  'order.total': 9,
  order: { total: 1, 'line count': 3 },
  '订单 金额': 88,
  '🐎': 1,
  'is it?': true,
  'in stock': 4,
}

describe('the longest name in scope wins', () => {
  table(
    [
      '"Hello " + Full Name => "Hello Li Lei"',
      'Full   Name => "Li Lei"',
      'a-b => 100',
      'a - b => 100',
      '(a)-(b) => 5',
      'a -(b) => 5',
      'profit and loss + 1 => 6',
      "Student's age => 20",
      'date of purchase => "x"',
      'order.total => 9',
      'order.line count => 3',
      '订单 金额 * 2 => 176',
      '🐎 + 1 => 2',
      'if is it? then 1 else 2 => 1',
      'in stock + a => 11',
      '{a b: 1, c: a b + 1}.c => 2',
      'for my item in [1, 2] return my item * 2 => [2, 4]',
      '(function(first operand, b) first operand - b)(3, 1) => 2',
      '{a: {c d: 5}}.a.c d + 1 => 6',
      'unknown name here => null ! feel.unknown-name',
    ],
    names,
  )
})

describe('the grammar', () => {
  table([
    '1 + /* one */ 2 // and two => 3',
    'if 1 > 2 then "a" else if true then "b" else "c" => "b"',
    '1 + if true then 1 else 2 => 2',
    '1 in [1..2[ => true',
    '2 in [1..2[ => false',
    '1 in ]0..2] and true => true',
    '5 in (<3, >4) => true',
    '5 in (1 + 4) => true',
    '5 in (1 + 2) * 3 => false',
    '5 in (? > 4) => true',
    '[1, 2, 3][item > 1][1] => 2',
    '-1 instance of number => true',
    '"a" instance of string and true => true',
    '"\\u0041\\U01F40E\\n\\x" => "A🐎\\n\\x"',
    '{"a b": 1}.a b => 1',
    '{"": 1} => {"": 1}',
    '[] => []',
    '{} => {}',
    '(1..2).start => 1',
    '(< 5).end => 5',
    '(= 5).start included => true',
    '1 between 0 and 2 and true => true',
    '[1,2,3][-1] => 3',
    '1 = 1 = true => true',
    '"unclosed => unreadable feel.open-string',
    '1 + => unreadable feel.expected',
    '[1, 2 => unreadable feel.expected',
    '1 /* open => unreadable feel.open-comment',
    'if true then 1 => unreadable feel.expected',
    '{a 1} => unreadable feel.expected',
    '1 2 => unreadable feel.expected',
    'x. => unreadable feel.expected',
    'for x return 1 => unreadable feel.expected',
    'and => unreadable feel.expected',
  ])
})

test('a problem says where it is, in both languages', () => {
  const compiled = compileExpression('if a then 1')
  expect(compiled).toEqual({
    ok: false,
    refusal: {
      code: 'feel.unreadable',
      source: 'if a then 1',
      problems: [
        {
          code: 'feel.expected',
          from: 11,
          to: 11,
          message: { en: 'Expected "else", found the end of the text.', 'zh-CN': '此处应为“else”，实际为文本结尾。' },
        },
      ],
    },
  })
})

test('an expression knows the free names that it reads, and no others', () => {
  const compiled = compileExpression(
    'sum(for i in lines return i.price * rate) + {x: 1, y: x}.y + [1][item > limit][1]',
  )
  expect(compiled.ok && compiled.value.names.toSorted()).toEqual(['limit', 'lines', 'rate'])
})

test('and those of them that it calls', () => {
  const compiled = compileExpression(
    '{f: function(x) x, g: f(1)}.g + sum(a) + b(c(2)) + [1][entry(item) > 1] + (for h in [1] return h(1))',
  )
  expect(compiled.ok && compiled.value.called).toEqual(['b', 'c'])
})

const SYMBOLS = '1 "a" x ( ) [ ] { } : , . .. + - * ** / < >= = @ ? not // /* */ \\ \n 🐎 list< __proto__ null "'
const WORDS = ' | in | and | or |if | then | else |for | return |some | satisfies |function| between | instance of '
const PIECES = SYMBOLS.split(' ').concat(WORDS.split('|'))

test('any text is read or refused, never thrown at', () => {
  const pieces = fc.constantFrom(...PIECES)
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      for (const compiled of [compileExpression(text), compileUnaryTests(text)]) {
        if (compiled.ok) continue
        for (const { from, to } of compiled.refusal.problems) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(text.length)
        }
      }
    }),
    { numRuns: 3000 },
  )
})
