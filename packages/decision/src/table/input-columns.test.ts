import { createEvaluation } from '@aftersale/feel'
import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { modelOf, tableXml } from '../../test/table-xml.ts'
import { evaluateDecision } from '../evaluate-decision.ts'

/** The warnings that a value leaves, in both languages; the input is labelled in both. */
function warningsFor(input: readonly [string, string, string?], n: number | string) {
  const xml = tableXml({ inputs: [input], rules: [['-', '1']] }).replace(
    '<input><inputExpression>',
    '<input label="Amount · 金额"><inputExpression typeRef="number">',
  )
  const evaluation = createEvaluation({ now: instant('2026-03-01T00:00:00Z') })
  evaluateDecision(modelOf(xml), 'judge', { n }, evaluation)
  return evaluation.warnings.map(({ message }) => message)
}

test('a warning about an input names it in one language at a time', () => {
  expect(warningsFor(['n', 'number', '[0..10]'], 11)).toEqual([
    { en: '“Amount” has a value that the table does not allow.', 'zh-CN': '“金额”的取值不在该表允许的范围内。' },
  ])
  expect(warningsFor(['n', 'Any'], 'x')).toMatchObject([
    { en: expect.stringMatching(/^Amount should be/), 'zh-CN': expect.stringMatching(/^金额 应为/) },
  ])
})
