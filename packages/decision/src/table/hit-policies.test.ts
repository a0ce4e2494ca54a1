import { createEvaluation, feelToJson } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { describe, expect, test } from 'vitest'
import { modelOf, type TableDraft, tableXml } from '../../test/table-xml.ts'
import { evaluateDecision } from '../evaluate-decision.ts'

/** What the table comes to for `n`, and the codes of the warnings on the way. */
function decide(draft: Omit<TableDraft, 'inputs'>, n: number | null) {
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  const model = modelOf(tableXml({ inputs: [['n', 'number']], ...draft }))
  const value = feelToJson(evaluateDecision(model, 'judge', { n }, evaluation))
  return { value, warnings: evaluation.warnings.map(({ code }) => code) }
}

const value = (draft: Omit<TableDraft, 'inputs'>, n: number | null) => decide(draft, n).value

const low = ['< 5', '"low"']
const high = ['> 3', '"high"']
const veryHigh = ['> 9', '"high"']

describe('UNIQUE', () => {
  test('the one rule that matches', () => expect(value({ rules: [low, high] }, 1)).toBe('low'))
  test('two rules that match are an error', () => {
    expect(decide({ rules: [low, high] }, 4)).toEqual({ value: null, warnings: ['dmn.not-unique'] })
  })
  test('no rule is null, without a warning', () => {
    expect(decide({ rules: [low] }, 7)).toEqual({ value: null, warnings: [] })
  })
})

describe('ANY', () => {
  test('equal outputs may come from several rules', () => {
    expect(value({ hitPolicy: 'ANY', rules: [high, veryHigh] }, 10)).toBe('high')
  })
  test('different outputs are an error', () => {
    expect(decide({ hitPolicy: 'ANY', rules: [low, high] }, 4)).toEqual({ value: null, warnings: ['dmn.not-any'] })
  })
})

test('FIRST: the first in rule order', () => {
  expect(value({ hitPolicy: 'FIRST', rules: [low, high] }, 4)).toBe('low')
  expect(value({ hitPolicy: 'FIRST', rules: [high, low] }, 4)).toBe('high')
})

describe('PRIORITY and OUTPUT ORDER', () => {
  const outputs = [
    ['risk', '"high", "medium", "low"'],
    ['fee', '3, 2, 1'],
  ] as const
  const rules = [
    ['-', '"low"', '3'],
    ['> 3', '"high"', '1'],
    ['> 3', '"high"', '2'],
  ]
  test('PRIORITY: the leftmost output decides, then the next', () => {
    expect(value({ hitPolicy: 'PRIORITY', outputs, rules }, 4)).toEqual({ risk: 'high', fee: 2 })
    expect(value({ hitPolicy: 'PRIORITY', outputs, rules }, 1)).toEqual({ risk: 'low', fee: 3 })
  })
  test('OUTPUT ORDER: all of them, by falling priority', () => {
    expect(value({ hitPolicy: 'OUTPUT ORDER', outputs, rules }, 4)).toEqual([
      { risk: 'high', fee: 2 },
      { risk: 'high', fee: 1 },
      { risk: 'low', fee: 3 },
    ])
    expect(value({ hitPolicy: 'OUTPUT ORDER', outputs, rules: rules.slice(1) }, 1)).toBe(null)
  })
})

describe('RULE ORDER and COLLECT', () => {
  const rules = [
    ['< 5', '5'],
    ['-', '7'],
    ['> 3', '7'],
  ]
  test.each([
    ['RULE ORDER', undefined, 4, [5, 7, 7]],
    ['COLLECT', undefined, 4, [5, 7, 7]],
    ['COLLECT', 'SUM', 4, 19],
    ['COLLECT', 'COUNT', 4, 3],
    ['COLLECT', 'MIN', 4, 5],
    ['COLLECT', 'MAX', 4, 7],
  ] as const)('%s %s', (hitPolicy, aggregation, n, expected) => {
    expect(value({ hitPolicy, ...(aggregation && { aggregation }), rules }, n)).toEqual(expected)
  })
  test.each([
    ['RULE ORDER', undefined],
    ['OUTPUT ORDER', undefined],
    ['COLLECT', undefined],
    ['COLLECT', 'COUNT'],
    ['COLLECT', 'SUM'],
  ] as const)('%s %s of no rule is null, as the standard has it for every hit policy', (hitPolicy, aggregation) => {
    const outputs = [['result', '1, 2']] as const
    const draft = { hitPolicy, ...(aggregation && { aggregation }), outputs, rules: [['> 9', '1']] }
    expect(decide(draft, 4)).toEqual({ value: null, warnings: [] })
  })
  test('several outputs are a list of contexts', () => {
    const outputs = [['a'], ['b']] as const
    expect(value({ hitPolicy: 'COLLECT', outputs, rules: [['-', '1', '"x"']] }, 4)).toEqual([{ a: 1, b: 'x' }])
  })
})

describe('default outputs', () => {
  const outputs = [['result', undefined, '"unknown"']] as const
  test('stand in where no rule matches', () => {
    expect(value({ outputs, rules: [low] }, 7)).toBe('unknown')
    expect(value({ outputs, rules: [low] }, 4)).toBe('low')
  })
  test('are what is stated, also where several hits would make a list', () => {
    expect(value({ hitPolicy: 'COLLECT', outputs, rules: [low] }, 7)).toBe('unknown')
  })
  test('a column without one is null', () => {
    expect(value({ outputs: [['a', undefined, '1'], ['b']], rules: [['> 9', '2', '3']] }, 7)).toEqual({ a: 1, b: null })
  })
})

describe('allowed values', () => {
  test('an input outside them makes no decision', () => {
    const model = modelOf(tableXml({ inputs: [['n', 'number', '[0..10]']], rules: [['-', '"any"']] }))
    const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
    expect(evaluateDecision(model, 'judge', { n: 11 }, evaluation)).toBe(null)
    expect(evaluation.warnings.map(({ code }) => code)).toEqual(['dmn.input-not-allowed'])
    expect(evaluateDecision(model, 'judge', { n: 10 }, evaluation)).toBe('any')
  })
  test('an output outside them is null', () => {
    expect(decide({ outputs: [['result', '"low", "high"']], rules: [['-', '"middle"']] }, 1)).toEqual({
      value: null,
      warnings: ['dmn.output-not-allowed'],
    })
  })
})

test('cells may read other inputs, and every cell of a rule must hold', () => {
  const model = modelOf(
    tableXml({
      inputs: [
        ['n', 'number'],
        ['limit', 'number'],
      ],
      rules: [
        ['<= limit', '> 10', '"within a large limit"'],
        ['> limit', '-', '"beyond " + string(limit)'],
      ],
    }),
  )
  const decideWith = (n: number, limit: number) =>
    evaluateDecision(model, 'judge', { n, limit }, createEvaluation({ now: instant('2026-03-01T00:00:00Z') }))
  expect(decideWith(15, 20)).toBe('within a large limit')
  expect(decideWith(5, 7)).toBe(null)
  expect(decideWith(9, 7)).toBe('beyond 7')
})

test('a typed input given another type counts as null', () => {
  expect(value({ rules: [['null', '"nothing"'], low] }, null)).toBe('nothing')
})
