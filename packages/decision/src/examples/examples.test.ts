import { readFileSync } from 'node:fs'
import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableXml } from '../../test/table-xml.ts'
import { readDecisionModel } from '../read-decision-model.ts'
import { editRules } from '../source/edit-rules.ts'
import { readRuleBook } from '../source/rule-book.ts'
import type { DecisionExample } from './decision-example.ts'
import { exampleInputs } from './example-inputs.ts'
import { runExamples } from './run-examples.ts'

const now = instant('2026-03-01T00:00:00Z')
const returns = readFileSync(new URL('../../../../pack/retail/return-refund.dmn', import.meta.url), 'utf8')
const claim = 'return-refund-claim'

const late: DecisionExample = {
  name: 'Ten days after delivery · 签收后第十天',
  given: { fault: 'buyer', daysSinceDelivery: 10, excepted: false, 'request.intact != false': true },
  expected: { right: 'none' },
}
const keep = (xml: string, examples: readonly DecisionExample[], decision = claim) =>
  editRules(xml, { kind: 'examples', decision, examples })
const kept = (xml: string, decision = claim) => {
  const book = readRuleBook(xml)
  return book.ok ? book.value.decisions.find(({ id }) => id === decision)?.examples : undefined
}
const run = (xml: string) => {
  const runs = runExamples(xml, now)
  if (!runs.ok) throw new Error(runs.refusal.problems[0]?.sentence.en)
  return runs.value
}

test('examples are kept in the file, decide nothing, and go without a trace', () => {
  const xml = keep(returns, [late])
  expect(kept(xml)).toEqual([late])
  expect(readDecisionModel(xml).ok).toBe(true)
  expect(kept(keep(xml, [late, { ...late, expected: null }]))).toHaveLength(2)
  expect(keep(xml, [])).toBe(returns)
})

test.each([
  ['a decision without a description', returns, claim],
  ['a decision with a description', returns, 'return-refund-amount'],
  [
    'elements of somebody else',
    returns.replace(
      '<variable id="claim-variable"',
      '<extensionElements><x:y xmlns:x="urn:x"/></extensionElements><variable id="claim-variable"',
    ),
    claim,
  ],
])('%s takes examples and gives them back', (_, xml, decision) => {
  const given = keep(xml, [late], decision)
  expect(kept(given, decision)).toEqual([late])
  expect(keep(given, [], decision)).toBe(xml)
})

test('an example tells whether what shall come out does, which rule decided, and why', () => {
  const [before] = run(keep(returns, [late]))
  expect(before).toMatchObject({ matches: true, rules: [4], number: 1, decision: { id: claim } })
  expect(before?.words['zh-CN']).toContain('“权利”的规则 4 命中')
  const cells = [1, 2, 3, 4].map((rule) => ({
    rule,
    part: 'input' as const,
    column: 2,
    text: rule === 4 ? '> 15' : '<= 15',
  }))
  const [after] = run(editRules(keep(returns, [late]), { kind: 'cells', decision: claim, cells }))
  expect(after).toMatchObject({ matches: false, differing: ['right'], rules: [1], result: { right: 'no-reason' } })
})

test('results that read further names are given those; columns are given as they are, whatever they would come to', () => {
  const example: DecisionExample = {
    name: '',
    given: {
      'facts.found = true and facts.line != null': true,
      'claim.right': 'none',
      amount: 20,
      'claim.reason': 'windowClosed',
      fault: 'buyer',
    },
    expected: { outcome: 'refuse', reason: 'windowClosed', fault: 'buyer' },
  }
  expect(run(keep(returns, [example], 'return-refund-judgement'))[0]).toMatchObject({ matches: true })
  const book = readRuleBook(returns)
  const judgement = book.ok ? book.value.decisions.at(-1) : undefined
  expect(judgement && book.ok && exampleInputs(judgement, book.value).map(({ key, of }) => `${of} ${key}`)).toEqual([
    'asked facts.found = true and facts.line != null',
    'asked claim.right',
    'asked amount',
    'asked if facts.customer.refused = null then 0 else facts.customer.refused',
    'read fault',
    'read claim.reason',
    'read claim.en',
    'read claim.zh',
  ])
})

test('an expression is tried by the values it reads', () => {
  const given = {
    'facts.line.paidMinor': 9000,
    'facts.line.quantity': 3,
    'request.units': 2,
    'facts.order.currency': 'CNY',
  }
  const [one] = run(keep(returns, [{ name: '', given, expected: 60 }], 'return-refund-amount'))
  expect(one).toMatchObject({ matches: true, result: 60, rules: [] })
  expect(one?.words.en).toBe('The result is 60.')
})

test('dates and numbers of a column are read by its type', () => {
  const xml = tableXml({
    inputs: [['day', 'date']],
    rules: [
      ['>= date("2026-01-01")', '1'],
      ['-', '2'],
    ],
    hitPolicy: 'FIRST',
  })
  expect(run(keep(xml, [{ name: '', given: { day: '2026-02-01' }, expected: 1 }], 'judge'))[0]?.matches).toBe(true)
})

test('a cell that cannot be read fails its example, and the others still run', () => {
  const cells = [{ rule: 4, part: 'output' as const, column: 1, text: 'none of' }]
  const broken = editRules(keep(returns, [late]), { kind: 'cells', decision: claim, cells })
  expect(run(broken)[0]).toMatchObject({ matches: false, result: { right: null } })
})

test('what is no example is passed over', () => {
  const xml = keep(returns, [late, late]).replace('{&quot;right&quot;:&quot;none&quot;}', 'no JSON')
  expect(kept(xml)).toEqual([late])
})

test('any example comes back as it was written', () => {
  const json = fc.jsonValue({ maxDepth: 2 })
  const example = fc.record({
    name: fc.string({ unit: 'grapheme' }),
    given: fc.dictionary(fc.string(), json),
    expected: json,
  })
  fc.assert(
    fc.property(fc.array(example, { maxLength: 3 }), (examples) => {
      const plain = JSON.parse(JSON.stringify(examples)) as DecisionExample[]
      const back = kept(keep(returns, plain))
      expect(back?.map(({ given, expected }) => ({ given, expected }))).toEqual(
        plain.map(({ given, expected }) => ({ given, expected })),
      )
    }),
    { numRuns: Number(process.env['RUNS'] ?? 30) },
  )
})
