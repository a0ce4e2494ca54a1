import {
  compileUnaryTests,
  createEvaluation,
  DaysTimeDuration,
  dateFromText,
  type FeelContext,
  type FeelValue,
} from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { modelOf, type TableDraft, tableXml } from '../../test/table-xml.ts'
import { evaluateDecision } from '../evaluate-decision.ts'
import { inputFromJson } from '../input-from-json.ts'
import { analyseTable, type TableAnalysis } from './analyse-table.ts'

const newEvaluation = () => createEvaluation({ now: instant('2026-03-01T00:00:00Z') })

function analyse(draft: TableDraft): TableAnalysis {
  const analysis = analyseTable(modelOf(tableXml(draft)), 'judge')
  if (!analysis.ok) throw new Error(analysis.refusal.code)
  return analysis.value
}

const told = (draft: TableDraft) => analyse(draft).gaps.map(({ text }) => text.en)

describe('gaps', () => {
  test('between two ranges, and beyond the ends', () => {
    const draft: TableDraft = { inputs: [['age', 'number']], rules: [['[0..30)'], ['(30..45]'], ['> 50']] }
    expect(told(draft)).toEqual(['No rule matches age: < 0, 30, (45..50].'])
    expect(analyse(draft).gaps[0]?.example).toEqual({ age: -1 })
  })

  test('words that no rule names', () => {
    const draft: TableDraft = { inputs: [['channel', 'string']], rules: [['"taobao", "jd"'], ['"douyin"']] }
    expect(told(draft)).toEqual(['No rule matches channel: not("taobao", "jd", "douyin").'])
  })

  test('allowed values bound what can be missing', () => {
    const draft: TableDraft = {
      inputs: [
        ['grade', 'tGrade'],
        ['amount', 'number', '[0..100]'],
      ],
      rules: [
        ['"A"', '-'],
        ['"B"', '<= 50'],
      ],
      more: '<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A","B","C"</text></allowedValues></itemDefinition>',
    }
    expect(told(draft)).toEqual(['No rule matches grade: "B"; amount: (50..100].', 'No rule matches grade: "C".'])
  })

  test('days and durations', () => {
    expect(told({ inputs: [['on', 'date']], rules: [['< date("2026-03-01")'], ['> date("2026-03-02")']] })).toEqual([
      'No rule matches on: [2026-03-01..2026-03-02].',
    ])
    expect(told({ inputs: [['age', 'dayTimeDuration']], rules: [['<= duration("P30D")']] })).toEqual([
      'No rule matches age: > 30 days.',
    ])
  })

  test('null is missing only where a cell speaks of it', () => {
    expect(told({ inputs: [['flag', 'boolean']], rules: [['true'], ['false']] })).toEqual([])
    expect(told({ inputs: [['flag', 'boolean']], rules: [['null'], ['true']] })).toEqual([
      'No rule matches flag: false.',
    ])
  })

  test('a cell that depends on another input is named, and its rule is trusted to match', () => {
    const analysis = analyse({
      inputs: [
        ['age', 'number'],
        ['limit', 'number'],
      ],
      rules: [
        ['<= limit', '-'],
        ['> 5', '> 3'],
      ],
    })
    expect(analysis.notAnalysed).toEqual([{ rule: 1, column: 'age', text: '<= limit' }])
    expect(analysis.gaps).toEqual([])
    expect(analysis.overlaps).toEqual([])
  })

  test('columns that read the same input are one', () => {
    const draft: TableDraft = {
      inputs: [
        ['age', 'number'],
        ['age', 'number'],
      ],
      rules: [
        ['>= 3', '< 5'],
        ['< 3', '-'],
        ['-', '>= 5'],
      ],
    }
    expect(told(draft)).toEqual([])
  })
})

describe('rules that never fire', () => {
  test('a later rule of a FIRST table that earlier ones cover together', () => {
    const { neverFires } = analyse({
      hitPolicy: 'FIRST',
      inputs: [['n', 'number']],
      rules: [['< 5'], ['>= 5'], ['3'], ['-']],
    })
    expect(neverFires.map(({ rule, coveredBy }) => ({ rule, coveredBy }))).toEqual([
      { rule: 3, coveredBy: [1] },
      { rule: 4, coveredBy: [1, 2, 3] },
    ])
  })

  test('a cell that no value of the type passes', () => {
    const { neverFires } = analyse({ inputs: [['n', 'number', '[0..10]']], rules: [['> 10'], ['-']] })
    expect(neverFires).toEqual([
      {
        rule: 1,
        because: { en: 'No value of “n” passes its cell.', 'zh-CN': '“n”没有任何取值能满足它的条件。' },
        coveredBy: [],
        example: null,
      },
    ])
  })

  test('a rule of a PRIORITY table that a better output always beats', () => {
    const { neverFires } = analyse({
      hitPolicy: 'PRIORITY',
      inputs: [['n', 'number']],
      outputs: [['result', '"refuse", "person", "approve"']],
      rules: [
        ['> 3', '"approve"'],
        ['-', '"person"'],
        ['> 9', '"refuse"'],
      ],
    })
    expect(neverFires.map(({ rule, coveredBy }) => [rule, ...coveredBy])).toEqual([[1, 2, 3]])
  })
})

test('a later rule of a FIRST table is told all that cover it', () => {
  const { neverFires } = analyse({ hitPolicy: 'FIRST', inputs: [['n', 'number']], rules: [['< 5'], ['>= 5'], ['-']] })
  expect(neverFires.map(({ because }) => because.en)).toEqual(['Whatever matches it is taken by rules 1 and 2.'])
})

test('the table of a knowledge model is analysed within the types of its parameters', () => {
  const model =
    modelOf(`<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="test" namespace="urn:test">
    <itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A","B"</text></allowedValues></itemDefinition>
    <businessKnowledgeModel id="k" name="fee"><variable name="fee"/><encapsulatedLogic>
      <formalParameter name="grade" typeRef="tGrade"/>
      <decisionTable><input label="Grade · 等级"><inputExpression><text>grade</text></inputExpression></input><output/>
        <rule><inputEntry><text>"A"</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
      </decisionTable></encapsulatedLogic></businessKnowledgeModel></definitions>`)
  expect(model.knowledge).toEqual([{ id: 'k', name: 'fee', label: null, table: expect.objectContaining({ rules: 1 }) }])
  const analysis = analyseTable(model, 'fee')
  expect(analysis.ok && analysis.value.gaps.map(({ text }) => text)).toEqual([
    { en: 'No rule matches Grade: "B".', 'zh-CN': '没有规则命中：等级: "B"。' },
  ])
})

test('overlaps are conflicts where the hit policy forbids them', () => {
  const rules = [
    ['<= 5', '1'],
    ['>= 5', '1'],
    ['> 7', '2'],
  ]
  const inputs = [['n', 'number']] as const
  const found = (hitPolicy: string) =>
    analyse({ hitPolicy, inputs, rules }).overlaps.map(({ rules: pair, example, conflict }) => ({
      pair,
      example,
      conflict,
    }))
  expect(found('UNIQUE')).toEqual([
    { pair: [1, 2], example: { n: 5 }, conflict: true },
    { pair: [2, 3], example: { n: 8 }, conflict: true },
  ])
  expect(found('ANY').map(({ conflict }) => conflict)).toEqual([false, true])
  expect(found('FIRST').map(({ conflict }) => conflict)).toEqual([false, false])
})

const passes = (tests: string, value: FeelValue) => {
  const compiled = compileUnaryTests(tests)
  if (!compiled.ok) throw new Error(`expected unary tests, got ${tests}`)
  return compiled.value.test(value, {}, newEvaluation()) === true
}

/** Compares the analysis of a table with trying every input that its cells tell apart. */
function expectAnalysisToAgree(
  inputs: TableDraft['inputs'],
  rules: TableDraft['rules'],
  every: readonly FeelContext[],
) {
  const model = modelOf(tableXml({ hitPolicy: 'RULE ORDER', inputs, rules }))
  const matches = (input: FeelContext) =>
    (evaluateDecision(model, 'judge', input, newEvaluation()) ?? []) as readonly number[]
  const matchesExample = (example: Readonly<Record<string, unknown>>) => matches(inputFromJson(model, 'judge', example))
  const tried = every.map((input) => ({ input, matched: matches(input) }))
  const { gaps, overlaps } = analyse({ hitPolicy: 'UNIQUE', inputs, rules })

  const inGap = (input: FeelContext) =>
    gaps.some(({ where }) => where.every(({ input: name, tests }) => passes(tests, input[name] ?? null)))
  for (const { input, matched } of tried) {
    expect({ input, gap: inGap(input) }).toEqual({ input, gap: matched.length === 0 })
  }
  for (const { example } of gaps) expect(matchesExample(example)).toEqual([])

  const pairsOf = (matched: readonly number[]) =>
    matched.flatMap((one) => matched.filter((other) => other > one).map((other) => `${one},${other}`))
  const pairs = new Set(tried.flatMap(({ matched }) => pairsOf(matched)))
  expect(new Set(overlaps.map(({ rules: pair }) => pair.join()))).toEqual(pairs)
  for (const { rules: pair, example } of overlaps) {
    expect(matchesExample(example)).toEqual(expect.arrayContaining([...pair]))
  }

  const fired = new Set(tried.flatMap(({ matched }) => matched.slice(0, 1)))
  const never = rules.map((_, index) => index + 1).filter((rule) => !fired.has(rule))
  expect(analyse({ hitPolicy: 'FIRST', inputs, rules }).neverFires.map(({ rule }) => rule)).toEqual(never)
}

const cut = fc.integer({ min: 0, max: 4 })

/** Cells of a line, whose cuts are written by `at`. */
const lineCell = (at: (index: number) => string) =>
  fc.oneof(
    fc.constant('-'),
    cut.map(at),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), cut).map(([operator, index]) => `${operator} ${at(index)}`),
    fc
      .tuple(fc.constantFrom('[', '('), cut, cut, fc.constantFrom(']', ')'))
      .map(([open, low, high, close]) => `${open}${at(Math.min(low, high))}..${at(Math.max(low, high))}${close}`),
    fc.tuple(cut, cut).map(([one, other]) => `not(${at(one)}, ${at(other)})`),
  )

// Whole numbers as cuts and halves between them, and one word more than cells name: every input there is to tell apart.
const halves = Array.from({ length: 13 }, (_, index) => index / 2 - 1)

test('numbers, words and flags: exactly what trying every input finds', () => {
  const wordCell = fc.constantFrom('-', '"a"', '"b"', '"a", "b"', 'not("a")', 'not("a", "b")')
  const flagCell = fc.constantFrom('-', 'true', 'false')
  const rulesOf = fc.array(fc.tuple(lineCell(String), wordCell, flagCell), { minLength: 1, maxLength: 6 })
  const inputs: TableDraft['inputs'] = [
    ['n', 'number'],
    ['w', 'string'],
    ['f', 'boolean'],
  ]
  const every = halves.flatMap((n) => ['a', 'b', 'other'].flatMap((w) => [true, false].map((f) => ({ n, w, f }))))
  fc.assert(
    fc.property(rulesOf, (rules) => expectAnalysisToAgree(inputs, rules, every)),
    { numRuns: 150 },
  )
})

test('days and lengths of time: exactly what trying every input finds', () => {
  const dayCell = lineCell((index) => `date("2026-03-0${index + 2}")`)
  const lengthCell = lineCell((index) => `duration("PT${index}H")`)
  const rulesOf = fc.array(fc.tuple(dayCell, lengthCell), { minLength: 1, maxLength: 6 })
  const inputs: TableDraft['inputs'] = [
    ['on', 'date'],
    ['age', 'dayTimeDuration'],
  ]
  const days = Array.from({ length: 8 }, (_, index) => dateFromText(`2026-03-0${index + 1}`))
  const lengths = halves.map((hours) => new DaysTimeDuration(BigInt(hours * 3600) * 1_000_000_000n))
  const every = days.flatMap((on) => lengths.map((age) => ({ on, age })))
  fc.assert(
    fc.property(rulesOf, (rules) => expectAnalysisToAgree(inputs, rules, every)),
    { numRuns: 60 },
  )
})
