import { describe, expect, test } from 'vitest'
import { newEvaluation, run, table } from '../test/table.ts'
import { compileExpression } from './compile-source.ts'

describe('three-valued logic', () => {
  table([
    'true and null => null',
    'false and null => false',
    'null or true => true',
    'null or false => null',
    'true and 123 => null ! feel.not-boolean',
    'not(null) => null',
    'not("x") => null ! feel.arguments',
    'null = null => true',
    'null != 1 => true',
    'null < 1 => null ! feel.operands',
    '1 between 2 and null => false',
    '3 between 2 and null => null ! feel.operands',
    'some x in [1, null] satisfies x > 5 => null ! feel.operands',
    'every x in [] satisfies false => true',
    'some x in [] satisfies true => false',
    'if null then 1 else 2 => 2',
    'if "x" then 1 else 2 => 2 ! feel.not-boolean',
  ])
})

describe('equality is within a kind', () => {
  table([
    '1 = "1" => null ! feel.operands',
    '[1, [2]] = [1, [2]] => true',
    '[1] = ["1"] => false',
    '{a: 1, b: 2} = {b: 2, a: 1} => true',
    '{a: 1} = {a: 1, b: null} => false',
    '[1..5] = [1..5] => true',
    '[1..5] = (1..5] => false',
    '(< 5) = range("(..5)") => true',
    '{f: function(x) x, same: f = f}.same => true',
    '(function(x) x) = (function(x) x) => false',
    '"ａ" < "\\U01F40E" => true',
  ])
})

describe('lists, filters and paths', () => {
  table([
    '[1, 2, 3][2] => 2',
    '[1, 2, 3][0] => null',
    '[1, 2, 3][4] => null',
    '[1, 2, 3][item >= 2] => [2, 3]',
    '[{x: 1, y: 2}, {x: null, y: 3}][x < 2] => [{x: 1, y: 2}]',
    '[{item: 5}][item = 5] => [{item: 5}]',
    '3[item > 2] => [3]',
    '3[1] => 3',
    'null[1] => null',
    '[1, 2]["a"] => null ! feel.not-boolean',
    '[1, 2][if item = 1 then true else "a"] => null ! feel.not-boolean',
    '[][true] => []',
    '[{x: 1, y: 2}, {x: 2}].y => [2, null]',
    '[[{a: 1}], [{a: 2}]].a => [[1], [2]]',
    'null.x => null ! feel.no-entry',
    'for x in [1, 2], y in [10, 20] return x + y => [11, 21, 12, 22]',
    'for x in [[1, 2], [3]], y in x return y => [1, 2, 3]',
    'for i in 0..4 return if i = 0 then 1 else i * partial[-1] => [1, 1, 2, 6, 24]',
    'for i in 3..1 return i => [3, 2, 1]',
    'for i in (1..4) return i => [2, 3]',
    'for d in @"2024-02-28"..@"2024-03-01" return d.day => [28, 29, 1]',
    'for x in 5 return x => [5]',
    'for x in null return x => null ! feel.not-iterable',
    'for x in "a".."c" return x => null ! feel.not-iterable',
  ])
})

describe('functions', () => {
  table([
    '(function(a, b) a - b)(b: 1, a: 3) => 2',
    '(function(a, b) b)(a: 1) => null',
    '(function(a) a)() => null ! feel.arguments',
    '(function(a) a)(c: 1) => null ! feel.arguments',
    '(function(a: number) a)("x") => null ! feel.arguments',
    '(function(a: number) a)([1]) => 1',
    '(function(a: list<number>) a)(1) => [1]',
    '(function(a: date and time) a)(@"2024-01-01") => @"2024-01-01T00:00:00Z"',
    '{make: function(n) function(x) x + n, add: make(5), r: add(1)}.r => 6',
    '{fib: function(n) if n < 2 then n else fib(n - 1) + fib(n - 2), r: fib(12)}.r => 144',
    'sort(list: [3, 1, 2], precedes: function(x, y) x > y) => [3, 2, 1]',
    'abs(n: -1) => 1',
    'null() => null ! feel.not-function',
    '"abs"(-1) => null ! feel.not-function',
    '{abs: function(x) "mine", r: abs(1)}.r => "mine"',
  ])
})

describe('types', () => {
  table([
    '[1, null] instance of list<number> => true',
    '[1, "a"] instance of list<number> => false',
    '1 instance of list => null ! feel.unknown-type',
    '1 instance of tNothing => null ! feel.unknown-type',
    'null instance of Null => true',
    'null instance of Any => false',
    '{a: 1, b: 2} instance of context<a: number> => true',
    '{a: 1} instance of context<a: number, b: number> => false',
    '[1..5] instance of range<number> => true',
    '["a".."b"] instance of range<number> => false',
    '@"P1D" instance of days and time duration => true',
    '@"P1D" instance of years and months duration => false',
    '@"2024-01-01T00:00:00" instance of date and time => true',
    '(function(x: number, y: number) x + y) instance of function<number, number> -> number => true',
    '(function(x: number) "a") instance of function<number> -> number => false',
    '(function(x: number) if x > 1 then 1 else "a") instance of function<number> -> number => false',
    '{y: 3, f: function(g: function<number> -> number) g(1), r: f(function(x: number) x + y)}.r => 4',
    '{f: function(g: function<number> -> number) g(1), r: f(function(x: number) [x][1])}.r => 1',
    '(function(x: Any) 1) instance of function<number> -> Any => true',
    '(function(x: number) 1) instance of function<Any> -> Any => false',
    'abs instance of function<number> -> number => true',
  ])
})

describe('a context reaches its own entries and nothing of JavaScript', () => {
  table([
    '{}.constructor => null ! feel.no-entry',
    '{}.__proto__ => null ! feel.no-entry',
    'constructor => null ! feel.unknown-name',
    '__proto__ => null ! feel.unknown-name',
    'toString() => null ! feel.unknown-name',
    '{"__proto__": 1, a: __proto__}.a => 1',
    '{__proto__: {x: 1}}.x => null ! feel.no-entry',
    'get value({}, "constructor") => null',
    'context put({}, "__proto__", 1) => {"__proto__": 1}',
    'context([{key: "__proto__", value: 1}]) => {"__proto__": 1}',
    '"abc".length => null ! feel.no-entry',
    '[1].length => [null] ! feel.no-entry',
  ])
})

test('a name of the context comes before the built-in function of that name', () => {
  expect(run('count + 1', { count: 2 }).value).toBe(3)
})

test('a filter of an empty list has nothing to warn of', () => {
  expect(run('lines[price > 5]', { lines: [] })).toEqual({ value: [], warnings: [] })
})

test('a warning says what, where and in both languages', () => {
  const compiled = compileExpression('1 + price')
  const evaluation = newEvaluation()
  if (compiled.ok) compiled.value.evaluate({}, evaluation)
  expect(evaluation.warnings[0]).toEqual({
    code: 'feel.unknown-name',
    source: '1 + price',
    from: 4,
    to: 9,
    message: { en: 'There is no "price" here.', 'zh-CN': '此处没有“price”。' },
  })
})

describe('external functions', () => {
  table([
    '(function(a, b) external {java: {class: "java.lang.Math", method signature: "max(double, double)"}})(1, 2.5) => 2.5',
    '(function(a) external {java: {class: "java.lang.Math", method signature: "cos(double)"}})(0) => 1',
    '(function(a) external {java: {class: "java.lang.Integer", method signature: "valueOf(java.lang.String)"}})("12") => 12',
    '(function(a) external {java: {class: "java.lang.Integer", method signature: "valueOf(java.lang.String)"}})("x") => null ! feel.arguments',
    '(function(a) external {java: {class: "java.lang.Runtime", method signature: "exec(java.lang.String)"}})("x") => null ! feel.bad-external',
    '(function(s, n) external {java: {class: "java.lang.String", method signature: "format(java.lang.String, [Ljava.lang.Object;)"}})("%.2f!", 1.5) => "1.50!"',
    '(function(a) external {pmml: {document: "x"}})(1) => null ! feel.bad-external',
  ])
})
