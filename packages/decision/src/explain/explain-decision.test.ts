import { createEvaluation, type FeelContext } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  decision,
  inputData,
  literal,
  modelXml,
  requiresDecision,
  requiresInput,
  requiresKnowledge,
} from '../../test/model-xml.ts'
import { modelOf, tableXml } from '../../test/table-xml.ts'
import type { DecisionModel } from '../decision-model.ts'
import { explainDecision } from '../evaluate-decision.ts'

function explain(model: DecisionModel, name: string, input: FeelContext) {
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  const explained = explainDecision(model, name, input, evaluation)
  return { ...explained, warningCount: evaluation.warningCount }
}

test('a trace has the inputs as the table saw them, the rules that matched and what they gave, as JSON', () => {
  const model = modelOf(
    tableXml({
      hitPolicy: 'COLLECT',
      aggregation: 'SUM',
      inputs: [
        ['age', 'number'],
        ['channel', 'string'],
      ],
      outputs: [['fee']],
      rules: [
        ['> 3', '-', '5'],
        ['-', '"jd"', 'age / 2'],
        ['< 0', '-', '1'],
      ],
    }),
  )
  const { value, trace } = explain(model, 'judge', { age: [7], channel: 'jd' })
  expect(value).toBe(8.5)
  expect(JSON.parse(JSON.stringify(trace))).toEqual([
    {
      decision: { id: 'judge', name: 'judge', label: 'judge' },
      hitPolicy: 'COLLECT SUM',
      inputs: [
        { label: 'age', expression: 'age', value: 7 },
        { label: 'channel', expression: 'channel', value: 'jd' },
      ],
      matched: [
        {
          index: 1,
          id: 'r1',
          annotations: [],
          inputEntries: ['> 3', '-'],
          outputs: [{ name: 'fee', label: 'fee', value: 5 }],
        },
        {
          index: 2,
          id: 'r2',
          annotations: [],
          inputEntries: ['-', '"jd"'],
          outputs: [{ name: 'fee', label: 'fee', value: 3.5 }],
        },
      ],
      usedDefault: false,
      columns: [{ name: 'fee', label: 'fee', words: {} }],
      result: 8.5,
      warnings: [],
    },
  ])
})

test('the columns of a result have the labels of the file, and its words for values', () => {
  const words = '<a:words xmlns:a="https://aftersale.example/schema/dmn"><a:word value="1" label="One · 一"/></a:words>'
  const xml = tableXml({ inputs: [['n', 'number']], rules: [['-', '1']] }).replace(
    '<output name="result">',
    `<output name="result" label="Fee · 费用"><extensionElements>${words}</extensionElements>`,
  )
  expect(explain(modelOf(xml), 'judge', { n: 0 }).trace[0]?.columns).toEqual([
    { name: 'result', label: 'Fee · 费用', words: { 1: 'One · 一' } },
  ])
})

test('a default is told, and warnings are told once', () => {
  const outputs = [['result', undefined, '"none"']] as const
  const fallback = modelOf(tableXml({ inputs: [['n', 'number']], outputs, rules: [['> 3', '1']] }))
  expect(explain(fallback, 'judge', { n: 0 }).trace[0]).toMatchObject({
    usedDefault: true,
    result: 'none',
    matched: [],
  })

  const broken = modelOf(tableXml({ inputs: [['n', 'number']], rules: [['-', '1 + "x"']] }))
  const { trace, warningCount } = explain(broken, 'judge', { n: 0 })
  expect([trace[0]?.warnings.length, warningCount]).toEqual([1, 1])
})

const table = (input: string, output: string) =>
  `<decisionTable><input><inputExpression><text>${input}</text></inputExpression></input><output/><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>${output}</text></outputEntry></rule></decisionTable>`

test('an input that the table does not allow is told', () => {
  const model = modelOf(tableXml({ inputs: [['n', 'number', '< 5']], rules: [['-', '1']] }))
  expect(explain(model, 'judge', { n: 7 }).trace).toMatchObject([
    { matched: [], result: null, warnings: [{ en: '“n” has a value that the table does not allow.' }] },
  ])
})

test('tables in requirements, contexts and knowledge models are traced in the order they were evaluated', () => {
  const model = modelOf(
    modelXml(
      inputData('n', 'number') +
        `<businessKnowledgeModel id="k" name="k"><variable name="k"/><encapsulatedLogic><formalParameter name="p"/>${table('p', 'p + 1')}</encapsulatedLogic></businessKnowledgeModel>` +
        decision('a', table('n', 'n * 2'), requiresInput('#_n')) +
        decision(
          'b',
          `<context><contextEntry><variable name="x"/>${table('a', '3')}</contextEntry><contextEntry>${literal('k(a + x)')}</contextEntry></context>`,
          requiresDecision('#_a') + requiresKnowledge('#k'),
        ),
    ),
  )
  const { value, trace } = explain(model, 'b', { n: 4 })
  expect(value).toBe(12)
  expect(trace.map(({ decision: { name }, result }) => [name, result])).toEqual([
    ['a', 8],
    ['b', 3],
    ['k', 12],
  ])
})
