import { createEvaluation, durationFromText } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { modelOf, tableXml } from '../../test/table-xml.ts'
import { explainDecision } from '../evaluate-decision.ts'
import type { DecisionTrace } from './decision-trace.ts'
import { explainInWords } from './explain-in-words.ts'

const inputs = [
  ['age', 'dayTimeDuration'],
  ['refund', 'number'],
] as const
const rules = [
  ['<= duration("P30D")', '[0..500]', '"approved"', 'null'],
  ['-', '> 500', '"person"', '"tooMuch"'],
  ['> @"P30D"', '-', '"person"', '"tooOld"'],
]

function explain(hitPolicy: string, age: string, refund: number) {
  const model = modelOf(tableXml({ hitPolicy, inputs, outputs: [['outcome'], ['reason']], rules }))
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  return explainDecision(model, 'judge', { refund, age: durationFromText(age) }, evaluation).trace
}

test('one sentence says which rule matched, on which values, with which outcome', () => {
  expect(explainInWords(explain('FIRST', 'P45D', 20), 'en')).toBe(
    'Rule 3 of “judge” matched: age is 45 days (more than 30 days). outcome: person; reason: tooOld.',
  )
  expect(explainInWords(explain('FIRST', 'P45D', 20), 'zh-CN')).toBe(
    '“judge”的规则 3 命中：age 为 45 天（大于 30 天）。outcome：person；reason：tooOld。',
  )
})

const ranks = [
  ['risk', '"high", "low"'],
  ['reason', undefined],
] as const

const traced = (hitPolicy: string) => {
  const rows = [
    ['> 1', '"low"', '"a"'],
    ['> 2', '"high"', '"b"'],
    ['-', '"high"', '"c"'],
  ]
  const model = modelOf(tableXml({ hitPolicy, inputs: [['n', 'number']], outputs: ranks, rules: rows }))
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  return explainDecision(model, 'judge', { n: 3 }, evaluation).trace
}
const rulesOf = (trace: readonly DecisionTrace[]) => trace[0]?.matched.map(({ index }) => index)

test('a rule that matched and did not decide is left out: FIRST and PRIORITY take one', () => {
  expect(rulesOf(traced('FIRST'))).toEqual([1])
  expect(rulesOf(traced('PRIORITY'))).toEqual([2])
  expect(rulesOf(traced('RULE ORDER'))).toEqual([1, 2, 3])
  expect(explainInWords(traced('PRIORITY'), 'en')).toBe(
    'Rule 2 of “judge” matched: n is 3 (more than 2). risk: high; reason: b.',
  )
})

test('several matches are told with what the hit policy made of them', () => {
  expect(explainInWords(explain('RULE ORDER', 'P45D', 600), 'en')).toBe(
    '2 rules of “judge” matched: rule 2, as refund is 600 (more than 500); rule 3, as age is 45 days (more than 30 ' +
      'days). By hit policy RULE ORDER the result is (outcome person, reason tooMuch), (outcome person, reason tooOld).',
  )
})

test('an error of the table is told as well', () => {
  expect(explainInWords(explain('UNIQUE', 'P45D', 600), 'zh-CN')).toContain('只允许一条规则命中，但规则 2, 3 同时命中')
})

test('no match is told with the values that met no rule', () => {
  expect(explainInWords(explain('UNIQUE', 'P1D', -5), 'en')).toBe(
    'No rule of “judge” matched (age is 1 day, refund is -5); the result is nothing.',
  )
})

test('labels and annotations written in both languages are said in one', () => {
  const trace: DecisionTrace = {
    decision: { id: 'judge', name: 'Judgement', label: 'Judgement · 判定' },
    hitPolicy: 'UNIQUE',
    inputs: [{ label: 'Refund · 退款金额', expression: 'refund', value: 600 }],
    matched: [
      {
        index: 1,
        id: null,
        annotations: ['A large refund · 金额较大'],
        inputEntries: ['> 500'],
        outputs: [
          { name: 'outcome', label: 'Outcome · 结果', value: 'person' },
          { name: 'reason', label: 'reason', value: null },
        ],
      },
    ],
    usedDefault: false,
    columns: [],
    result: { outcome: 'person', reason: null },
    warnings: [],
  }
  expect(explainInWords([trace], 'en')).toBe(
    'Rule 1 of “Judgement” matched: Refund is 600 (more than 500). A large refund. Outcome: person.',
  )
  expect(explainInWords([trace], 'zh-CN')).toBe(
    '“判定”的规则 1 命中：退款金额为 600（大于 500）。金额较大。结果：person。',
  )
})
