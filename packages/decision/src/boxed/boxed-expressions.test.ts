import { describe, expect, test } from 'vitest'
import { decideJson, decision, inputData, literal, modelXml, requiresInput } from '../../test/model-xml.ts'
import { modelOf } from '../../test/table-xml.ts'

/** What an expression comes to, in a decision that requires the input data `n` and `full name`. */
function run(logic: string, input = {}, more = '') {
  const data = inputData('n') + inputData('full name')
  const requires = requiresInput('#_n') + requiresInput('#_full name')
  return decideJson(modelOf(modelXml(more + data + decision('d', logic, requires))), 'd', input)
}
const value = (logic: string, input = {}) => run(logic, input).value

const entry = (name: string, expression: string, typeRef?: string) =>
  `<contextEntry><variable name="${name}"${typeRef === undefined ? '' : ` typeRef="${typeRef}"`}/>${expression}</contextEntry>`

const fn = (body: string, parameters: string) => `<functionDefinition>${parameters}${body}</functionDefinition>`

const invoke = (called: string, bindings: Record<string, string>) =>
  `<invocation>${literal(called)}${Object.entries(bindings)
    .map(([name, text]) => `<binding><parameter name="${name}"/>${literal(text)}</binding>`)
    .join('')}</invocation>`

const choose = (condition: string) =>
  `<conditional><if>${literal(condition)}</if><then>${literal('"yes"')}</then><else>${literal('"no"')}</else></conditional>`

const filter = (list: string, match: string) =>
  `<filter><in>${literal(list)}</in><match>${literal(match)}</match></filter>`

const iterator = (kind: 'for' | 'some' | 'every', list: string, body: string) => {
  const tag = kind === 'for' ? 'return' : 'satisfies'
  return `<${kind} iteratorVariable="each one"><in>${literal(list)}</in><${tag}>${literal(body)}</${tag}></${kind}>`
}

test('a literal reads the names that the decision requires, spaces and all', () => {
  expect(value(literal('"Dear " + full name'), { 'full name': 'Li Lei' })).toBe('Dear Li Lei')
})

describe('context', () => {
  test('each entry sees those before it', () => {
    expect(
      value(`<context>${entry('unit price', literal('n * 2'))}${entry('b', literal('unit price + 1'))}</context>`, {
        n: 3,
      }),
    ).toEqual({
      'unit price': 6,
      b: 7,
    })
  })
  test('an entry without a name is the result', () => {
    expect(
      value(`<context>${entry('a', literal('2'))}<contextEntry>${literal('a * n')}</contextEntry></context>`, { n: 5 }),
    ).toBe(10)
  })
  test('a name that is there twice is an error', () => {
    expect(run(`<context>${entry('a', literal('1'))}${entry('a', literal('2'))}</context>`)).toEqual({
      value: null,
      warnings: ['dmn.duplicate-entry'],
    })
  })
  test('an entry is brought to its type', () => {
    expect(run(`<context>${entry('a', literal('"x"'), 'number')}</context>`)).toEqual({
      value: { a: null },
      warnings: ['dmn.type-mismatch'],
    })
  })
})

test('a list has the values of its items', () => {
  expect(value(`<list>${literal('1')}<list>${literal('n')}</list></list>`, { n: 2 })).toEqual([1, [2]])
})

test('a relation is a list of contexts', () => {
  const relation = `<relation><column name="code"/><column name="fee" typeRef="number"/>
    <row>${literal('"a"')}${literal('1')}</row><row>${literal('"b"')}${literal('n')}</row></relation>`
  expect(value(relation, { n: 2 })).toEqual([
    { code: 'a', fee: 1 },
    { code: 'b', fee: 2 },
  ])
})

describe('function and invocation', () => {
  const share = fn(
    literal('part / whole of it * 100'),
    '<formalParameter name="part" typeRef="number"/><formalParameter name="whole of it"/>',
  )
  const withShare = (last: string) => `<context>${entry('share', share)}<contextEntry>${last}</contextEntry></context>`

  test('FEEL calls a boxed function, which keeps the scope it was made in', () => {
    expect(value(withShare(literal('share(1, n)')), { n: 4 })).toBe(25)
  })
  test('an invocation binds parameters by name, in any order', () => {
    expect(value(withShare(invoke('share', { 'whole of it': 'n', part: '3' })), { n: 4 })).toBe(75)
  })
  test('an invocation of a built-in function', () => {
    expect(value(invoke('substring', { string: '"abcdef"', 'start position': 'n' }), { n: 4 })).toBe('def')
  })
  test('an unknown parameter or a wrong type is refused with a warning', () => {
    expect(run(withShare(invoke('share', { part: '1', hole: '2' })))).toMatchObject({ value: null })
    expect(run(withShare(invoke('share', { part: '"x"', 'whole of it': '2' }))).warnings).not.toEqual([])
  })
  test('a boxed function may call itself, spaces in its name and all', () => {
    const body = literal('if n <= 1 then 1 else n * the factorial(n - 1)')
    const factorial = entry('the factorial', fn(body, '<formalParameter name="n"/>'))
    expect(value(`<context>${factorial}<contextEntry>${literal('the factorial(5)')}</contextEntry></context>`)).toBe(
      120,
    )
  })
  test('a Java function of the kit', () => {
    const java = `<functionDefinition kind="Java"><formalParameter name="a" typeRef="number"/><formalParameter name="b" typeRef="number"/>
      <context>${entry('class', literal('"java.lang.Math"'))}${entry('method signature', literal('"max(int,int)"'))}</context></functionDefinition>`
    expect(
      value(`<context>${entry('largest', java)}<contextEntry>${literal('largest(n, 3)')}</contextEntry></context>`, {
        n: 7,
      }),
    ).toBe(7)
  })
})

describe('conditional', () => {
  test.each([
    ['n > 1', 2, 'yes', []],
    ['n > 1', 1, 'no', []],
    ['null', 1, 'no', []],
    ['"text"', 1, null, ['dmn.not-boolean']],
  ])('%s', (condition, n, expected, warnings) => {
    expect(run(choose(condition), { n })).toEqual({ value: expected, warnings })
  })
})

describe('filter', () => {
  test('keeps items by `item`, or by their own entries', () => {
    expect(value(filter('[1, 2, 3]', 'item >= n'), { n: 2 })).toEqual([2, 3])
    expect(value(filter('[{a: 1, b: 5}, {a: 3, b: 6}]', 'a > 2'))).toEqual([{ a: 3, b: 6 }])
  })
  test('finding nothing is the empty list', () => expect(value(filter('[1]', 'item > 5'))).toEqual([]))
  test('what is no list, or no truth value, is an error', () => {
    expect(run(filter('"x"', 'true'))).toEqual({ value: null, warnings: ['dmn.not-a-list'] })
    expect(run(filter('[1]', '"x"'))).toEqual({ value: null, warnings: ['dmn.not-boolean'] })
  })
})

describe('iterators', () => {
  test('for', () => expect(value(iterator('for', '[1, 2, n]', 'each one * 2'), { n: 3 })).toEqual([2, 4, 6]))
  test('for over a range, with the results so far', () => {
    expect(value(iterator('for', '[1..4]', 'if each one <= 1 then 1 else each one * partial[-1]'))).toEqual([
      1, 2, 6, 24,
    ])
  })
  test('for from one bound to another', () => {
    expect(value(iterator('for', 'n..1', 'each one'), { n: 3 })).toEqual([3, 2, 1])
    expect(value(iterator('for', 'count([n])..count(["..", n])', 'each one'), { n: 3 })).toEqual([1, 2])
  })
  test('for over the days of a range, or from one day to another', () => {
    const days = ['2024-02-28', '2024-02-29', '2024-03-01']
    expect(value(iterator('for', '[@"2024-02-28"..@"2024-03-01"]', 'string(each one)'))).toEqual(days)
    expect(value(iterator('for', '@"2024-03-01"..@"2024-02-28"', 'string(each one)'))).toEqual(days.toReversed())
    expect(run(iterator('for', '["a".."c"]', 'each one')).warnings).toContain('dmn.not-a-list')
  })
  test('the results so far may be kept', () => {
    expect(value(iterator('for', '[1, 2, 3]', 'partial'))).toEqual([[], [[]], [[], [[]]]])
  })
  test.each([
    ['some', '[1, 5]', 'each one > 3', true],
    ['some', '[1, 2]', 'each one > 3', false],
    ['some', '[]', 'true', false],
    ['every', '[4, 5]', 'each one > 3', true],
    ['every', '[1, 5]', 'each one > 3', false],
    ['every', '[]', 'false', true],
    ['every', '[4, null]', 'each one > 3', null],
  ] as const)('%s in %s satisfies %s', (kind, list, body, expected) => {
    expect(value(iterator(kind, list, body))).toBe(expected)
  })
  test('what is no list, or no truth value, is an error', () => {
    expect(run(iterator('for', '1', 'each one'))).toEqual({ value: null, warnings: ['dmn.not-a-list'] })
    expect(run(iterator('some', '[1]', 'each one'))).toEqual({ value: null, warnings: ['dmn.not-boolean'] })
  })
})

test('loops in loops end when the steps are used up', () => {
  const inner = iterator('for', '[1..1000000]', 'each one')
  const outer = `<for iteratorVariable="i"><in>${literal('[1..1000000]')}</in><return>${inner}</return></for>`
  expect(run(outer).warnings).toContain('feel.limit-steps')
})

test('a stated type is applied to any form', () => {
  expect(run(`<list typeRef="string">${literal('"only"')}</list>`).value).toBe('only')
  expect(run(`<list typeRef="string">${literal('1')}</list>`)).toEqual({ value: null, warnings: ['dmn.type-mismatch'] })
})
