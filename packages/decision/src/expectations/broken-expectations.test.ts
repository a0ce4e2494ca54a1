import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { brokenExpectations, editRules, readRuleBook } from '../index.ts'

const pack = (name: string) => readFileSync(new URL(`../../../../pack/retail/${name}`, import.meta.url), 'utf8')
const returns = pack('return-refund.dmn')

function broken(xml: string) {
  const book = readRuleBook(xml)
  if (!book.ok) throw new Error(book.refusal.problems[0]?.sentence.en)
  return brokenExpectations(book.value)
}
const figure = (decision: string, text: string, xml = returns) =>
  editRules(xml, { kind: 'expression', decision: `return-refund-${decision}`, text })

test.each(['return-refund.dmn', 'exchange.dmn'])('the figures of %s are as they are expected to be', (name) => {
  expect(pack(name)).toContain('<aftersale:expectation ')
  expect(broken(pack(name))).toEqual([])
})

test('who gives more days without a reason than for a defect is told, with both numbers', () => {
  expect(broken(figure('returnDays', '15'))).toEqual([
    {
      decision: 'return-refund-defectReturnDays',
      expectation: {
        label: 'Who received a defect has at least as long as who gives no reason · 质量问题的退货期限不短于无理由退货',
        text: 'defectReturnDays >= returnDays',
      },
      figures: [
        { name: 'defectReturnDays', label: 'Days to return a defect · 质量问题退货天数', value: 7 },
        { name: 'returnDays', label: 'Days to return without a reason · 无理由退货天数', value: 15 },
      ],
    },
  ])
  expect(broken(figure('defectReturnDays', '15', figure('returnDays', '15')))).toEqual([])
})

test('what cannot be read, or speaks of no figure, does not hold', () => {
  expect(broken(returns.replace('>defectReturnDays &gt;= returnDays<', '>defectReturnDays &gt;=<'))).toHaveLength(1)
  expect(
    broken(returns.replace('>defectReturnDays &gt;= returnDays<', '>defectReturnDays &gt;= another<')),
  ).toHaveLength(1)
})
