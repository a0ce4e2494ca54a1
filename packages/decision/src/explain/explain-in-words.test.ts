import { createEvaluation, durationFromText } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { explainDecision } from '../evaluate-decision.ts'
import { readDecisionModel } from '../read-decision-model.ts'
import { explainInWords } from './explain-in-words.ts'

const row = (inputs: string[], outputs: string[]) =>
  `<rule>${inputs.map((text) => `<inputEntry><text><![CDATA[${text}]]></text></inputEntry>`).join('')}${outputs
    .map((text) => `<outputEntry><text>${text}</text></outputEntry>`)
    .join('')}</rule>`

const judgement = (hitPolicy: string) => `
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="returns" namespace="urn:returns">
  <inputData id="age" name="age"><variable name="age" typeRef="dayTimeDuration"/></inputData>
  <inputData id="refund" name="refund"><variable name="refund" typeRef="number"/></inputData>
  <decision id="judge" name="Return judgement">
    <variable name="Return judgement"/>
    <informationRequirement><requiredInput href="#age"/></informationRequirement>
    <informationRequirement><requiredInput href="#refund"/></informationRequirement>
    <decisionTable hitPolicy="${hitPolicy}">
      <input><inputExpression><text>age</text></inputExpression></input>
      <input><inputExpression><text>refund</text></inputExpression></input>
      <output name="outcome"/><output name="reason"/>
      ${row(['<= duration("P30D")', '[0..500]'], ['"approved"', 'null'])}
      ${row(['-', '> 500'], ['"person"', '"tooMuch"'])}
      ${row(['> @"P30D"', '-'], ['"person"', '"tooOld"'])}
    </decisionTable>
  </decision>
</definitions>`

function explain(hitPolicy: string, age: string, refund: number) {
  const model = readDecisionModel(judgement(hitPolicy))
  if (!model.ok) throw new Error(model.refusal.problems.map(({ sentence }) => sentence.en).join())
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  const days = explainDecision(model.value, 'judge', { refund, age: durationFromText(age) }, evaluation)
  return days.trace
}

test('one sentence says which rule matched, on which values, with which outcome', () => {
  expect(explainInWords(explain('FIRST', 'P45D', 20), 'en')).toBe(
    'Rule 3 of “Return judgement” matched: age = 45 days is > 30 days; outcome: person, reason: tooOld.',
  )
  expect(explainInWords(explain('FIRST', 'P45D', 20), 'zh-CN')).toBe(
    '“Return judgement”的规则 3 命中：age = 45 天，符合 > 30 天；outcome：person，reason：tooOld。',
  )
})

test('several matches are told with what the hit policy made of them', () => {
  expect(explainInWords(explain('RULE ORDER', 'P45D', 600), 'en')).toBe(
    '2 rules of “Return judgement” matched: rule 2 (refund = 600 is > 500), rule 3 (age = 45 days is > 30 days); ' +
      'by hit policy RULE ORDER the result is outcome person, reason tooMuch, outcome person, reason tooOld.',
  )
})

test('an error of the table is told as well', () => {
  expect(explainInWords(explain('UNIQUE', 'P45D', 600), 'zh-CN')).toContain('只允许一条规则命中，但规则 2, 3 同时命中')
})

test('no match is told with the values that met no rule', () => {
  expect(explainInWords(explain('UNIQUE', 'P1D', -5), 'en')).toBe(
    'No rule of “Return judgement” matched (age = 1 day, refund = -5); the result is nothing.',
  )
})
