import { describe, expect, test } from 'vitest'
import { decideJson, decision, dmn15, inputData, literal, modelXml, requiresInput } from '../test/model-xml.ts'
import { modelOf, tableXml } from '../test/table-xml.ts'
import { readDecisionModel } from './read-decision-model.ts'

const problemsOf = (xml: string) => {
  const model = readDecisionModel(xml)
  return model.ok ? [] : model.refusal.problems
}

test.each([
  ['1.1', 'http://www.omg.org/spec/DMN/20151101/dmn.xsd'],
  ['1.2', 'http://www.omg.org/spec/DMN/20180521/MODEL/'],
  ['1.3', 'https://www.omg.org/spec/DMN/20191111/MODEL/'],
  ['1.4', 'https://www.omg.org/spec/DMN/20211108/MODEL/'],
  ['1.5', dmn15],
])('DMN %s is read', (version, namespace) => {
  const xml = modelXml(decision('d', literal('1 + 1')), 'urn:test', namespace)
  const model = modelOf(xml)
  expect([model.version, decideJson(model, 'd').value]).toEqual([version, 2])
})

test('DMN 1.1 writes types as qualified names, and elements may have no variable', () => {
  const model =
    modelOf(`<dmn:definitions xmlns:dmn="http://www.omg.org/spec/DMN/20151101/dmn.xsd" xmlns:feel="http://www.omg.org/spec/FEEL/20140401"
    xmlns:own="urn:own" namespace="urn:own" name="old">
    <dmn:itemDefinition name="tAmount"><dmn:typeRef>feel:number</dmn:typeRef></dmn:itemDefinition>
    <dmn:inputData id="i" name="amount"><dmn:variable name="amount" typeRef="own:tAmount"/></dmn:inputData>
    <dmn:decision id="d" name="fee"><dmn:informationRequirement><dmn:requiredInput href="#i"/></dmn:informationRequirement>
      <dmn:literalExpression><dmn:text>amount + 1</dmn:text></dmn:literalExpression></dmn:decision>
  </dmn:definitions>`)
  expect(decideJson(model, 'fee', { amount: 2 }).value).toBe(3)
  expect(decideJson(model, 'fee', { amount: '2' }).warnings).toContain('dmn.type-mismatch')
})

test('the summary tells what a decision wants and gives', () => {
  const xml = tableXml({
    hitPolicy: 'COLLECT',
    aggregation: 'SUM',
    inputs: [['age', 'number'], ['channel']],
    outputs: [['fee']],
    rules: [['-', '-', '1']],
  })
  expect(modelOf(xml).decisions).toEqual([
    {
      id: 'judge',
      name: 'judge',
      label: null,
      kind: 'table',
      inputs: [
        { name: 'age', label: null, type: 'number' },
        { name: 'channel', label: null, type: null },
      ],
      outputs: [{ name: 'fee', label: 'fee', type: null }],
      table: {
        hitPolicy: 'COLLECT SUM',
        inputs: [
          { label: 'age', expression: 'age', type: null },
          { label: 'channel', expression: 'channel', type: null },
        ],
        outputs: [{ name: 'fee', label: 'fee', type: null }],
        rules: 1,
      },
    },
  ])
})

describe('a refusal names the place', () => {
  test('the cell of a table, and its line', () => {
    const [problem, ...others] = problemsOf(tableXml({ inputs: [['age', 'number']], rules: [['> 1'], ['> > 2']] }))
    expect(others).toEqual([])
    expect(problem).toMatchObject({ code: 'dmn.feel', id: 'judge', name: 'judge', cell: { rule: 2, column: 'age' } })
    expect(problem?.sentence.en).toMatch(/^“judge”, rule 2, column “age”: “> > 2” is not FEEL: .* \(line \d+\)\.$/)
    expect(problem?.sentence['zh-CN']).toContain('规则 2，列“age”')
  })

  test('every problem is told at once', () => {
    const xml = modelXml(
      decision('a', literal('1 +')) +
        decision('b', literal('1'), requiresInput('#nowhere')) +
        decision('c', '<invocation/>', '', 'tUnknown') +
        decision('twice', literal('1')) +
        decision('twice', literal('2')),
    )
    expect(new Set(problemsOf(xml).map(({ code }) => code))).toEqual(
      new Set(['dmn.feel', 'dmn.unknown-reference', 'dmn.missing', 'dmn.unknown-type', 'dmn.duplicate-id']),
    )
  })

  test.each([
    ['a hit policy that is none', { hitPolicy: 'BEST', rules: [] }, 'dmn.unknown-hit-policy'],
    [
      'an aggregation that is none',
      { hitPolicy: 'COLLECT', aggregation: 'MEAN', rules: [] },
      'dmn.unknown-aggregation',
    ],
    ['an order without values', { hitPolicy: 'PRIORITY', rules: [] }, 'dmn.no-output-order'],
    [
      'a sum of two outputs',
      { hitPolicy: 'COLLECT', aggregation: 'SUM', outputs: [['a'], ['b']] as const, rules: [] },
      'dmn.aggregation-over-many-outputs',
    ],
  ])('%s', (_, draft, code) => {
    expect(problemsOf(tableXml({ inputs: [['n', 'number']], ...draft })).map((problem) => problem.code)).toEqual([code])
  })

  test('a rule with a cell too few', () => {
    const xml = tableXml({ inputs: [['n'], ['m']], rules: [['1', '2']] }).replace(
      '<inputEntry><text>2</text></inputEntry>',
      '',
    )
    expect(problemsOf(xml).map(({ sentence }) => sentence.en)).toEqual([
      expect.stringContaining('the rule has 1 input entries, the table 2 input columns'),
    ])
  })
})

test.each([
  ['other XML', '<html/>', 'dmn.not-dmn'],
  ['no XML', 'rules', 'dmn.xml-malformed'],
  ['entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'dmn.xml-doctype'],
  ['depth', '<a>'.repeat(300), 'dmn.xml-too-big'],
])('%s is refused with a sentence', (_, xml, code) => {
  const [problem] = problemsOf(xml)
  expect(problem?.code).toBe(code)
  expect(problem?.sentence.en).toMatch(/^[A-Z].* \(line \d+\)\.$/)
})

test('another expression language is refused', () => {
  const script =
    '<literalExpression expressionLanguage="http://www.w3.org/2001/XMLSchema"><text>1</text></literalExpression>'
  expect(problemsOf(modelXml(decision('d', script))).map(({ code }) => code)).toEqual(['dmn.unknown-language'])
})

test('a broken expression may be null where the caller wants the rest to run', () => {
  const xml = modelXml(inputData('n') + decision('a', literal('1 +')) + decision('b', literal('2')))
  const model = readDecisionModel(xml, { brokenExpressions: 'null' })
  if (!model.ok) throw new Error('expected the model to be accepted')
  expect(model.value.problems.map(({ code }) => code)).toEqual(['dmn.feel'])
  expect(decideJson(model.value, 'a')).toEqual({ value: null, warnings: ['dmn.feel'] })
  expect(decideJson(model.value, 'b').value).toBe(2)
})

test('the place of a problem in an expression counts from where its text begins', () => {
  const [problem] = problemsOf(modelXml(decision('d', literal('\n   1 + * 2\n'))))
  expect(problem).toMatchObject({ code: 'dmn.feel', text: '1 + * 2', from: 4 })
})

test('a problem in a long expression quotes what stands around it', () => {
  const [problem] = problemsOf(modelXml(decision('d', literal(`${'1 + '.repeat(500)}* 2${' + 1'.repeat(500)}`))))
  expect(problem?.sentence.en).toMatch(/“….*1 \+ \* 2 \+ 1.*…” is not FEEL/)
  expect(problem?.sentence.en.length).toBeLessThan(250)
})
