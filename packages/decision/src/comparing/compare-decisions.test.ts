import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareDecisions } from './compare-decisions.ts'

const model = await readFile(new URL('../../../../pack/retail/return-refund.dmn', import.meta.url), 'utf8')

function changes(before: string, after: string) {
  const comparison = compareDecisions(before, after)
  if (!comparison.ok) throw new Error(`expected changes, got line ${comparison.refusal.line}`)
  return comparison.value
}

const table = (rules: string, policy = 'FIRST') => `<?xml version="1.0"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="m" name="m" namespace="urn:m">
  <decision id="d" name="limit" label="Limit · 限额"><variable name="limit"/>
    <decisionTable hitPolicy="${policy}">
      <input id="i" label="Amount · 金额"><inputExpression typeRef="number"><text>amount</text></inputExpression></input>
      <output id="o" name="who" label="Who · 谁" typeRef="string"/>
      ${rules}
    </decisionTable></decision></definitions>`

const rule = (when: string, then: string, id?: string) =>
  `<rule${id === undefined ? '' : ` id="${id}"`}><inputEntry><text>${when}</text></inputEntry><outputEntry><text>"${then}"</text></outputEntry></rule>`

const one = table(rule('&lt; 500', 'nobody', 'a') + rule('-', 'manager', 'b'))

test.each<[what: string, after: string, en: string, zh: string]>([
  [
    'a cell, by its row and column',
    table(rule('&lt; 800', 'nobody', 'a') + rule('-', 'manager', 'b')),
    'Decision “Limit”, row 1: “Amount” changed from “less than 500” to “less than 800”',
    '决策“限额”第 1 行：“金额”由“小于 500”改为“小于 800”',
  ],
  [
    'a new row, with what it says',
    table(rule('&lt; 500', 'nobody', 'a') + rule('&gt; 9000', 'director', 'c') + rule('-', 'manager', 'b')),
    'Added: decision “Limit”, row 2 (“Amount” “more than 9000”; “Who” “director”)',
    '新增：决策“限额”第 2 行（“金额” “大于 9000”；“谁” “director”）',
  ],
  [
    'a row that is gone',
    table(rule('&lt; 500', 'nobody', 'a')),
    'Removed: decision “Limit”, row 2 (“Who” “manager”)',
    '删除：决策“限额”第 2 行（“谁” “manager”）',
  ],
  [
    'rows in another order',
    table(rule('-', 'manager', 'b') + rule('&lt; 500', 'nobody', 'a')),
    'decision “Limit”: the rows stand in another order',
    '决策“限额”：行的顺序有变化',
  ],
  [
    'which rows count',
    one.replace('FIRST', 'ANY'),
    'Decision “Limit”: which rows count changed from “FIRST” to “ANY”',
    '决策“限额”：命中策略由“FIRST”改为“ANY”',
  ],
  [
    'a column',
    one.replace('>amount<', '>total<'),
    'Decision “Limit”, condition “Amount”: expression changed from “amount” to “total”',
    '决策“限额”的条件列“金额”：取值表达式由“amount”改为“total”',
  ],
])('%s', (_, after, en, zh) => {
  expect(changes(one, after)).toEqual([
    { element: 'd', kind: expect.any(String), words: { en: expect.any(String), 'zh-CN': expect.any(String) } },
  ])
  expect(changes(one, after)[0]?.words).toEqual({ en, 'zh-CN': zh })
})

test('rows without ids are the same ones where they say the same', () => {
  const before = table(rule('1', 'a') + rule('2', 'b') + rule('3', 'c'))
  const after = table(rule('1', 'a') + rule('3', 'c'))
  expect(changes(before, after).map(({ words }) => words.en)).toEqual([
    'Removed: decision “Limit”, row 2 (“Amount” “2”; “Who” “b”)',
  ])
})

test('decisions and inputs that come and go are named', () => {
  const more = one.replace(
    '<decision ',
    '<inputData id="n" name="amount"><variable name="amount"/></inputData><decision ',
  )
  expect(changes(one, more)[0]?.words).toEqual({ en: 'Added: input “amount”', 'zh-CN': '新增：输入数据“amount”' })
  expect(changes(more, one)[0]).toMatchObject({ kind: 'removed', element: 'n' })
})

test('where things are drawn makes no difference', () => {
  expect(model).toMatch(/x="\d+"/)
  expect(changes(model, model.replaceAll(/x="\d+"/g, 'x="1"'))).toEqual([])
})

test('what is no XML is refused with the line', () => {
  expect(compareDecisions(one, '{}')).toMatchObject({ ok: false, refusal: { code: 'dmn.not-comparable' } })
})

test('no attribute and no text changes silently', () => {
  const values = [
    ...model.slice(0, model.indexOf('<dmndi:')).matchAll(/\s(?:label|name|typeRef|href)="([^"]+)"|<text>([^<]+)</g),
  ].filter(({ index }) => index > model.indexOf('<inputData'))
  expect(values.length).toBeGreaterThan(50)
  fc.assert(
    fc.property(fc.constantFrom(...values), (match) => {
      const value = match[1] ?? match[2] ?? ''
      const at = match.index + match[0].indexOf(value)
      const changed = `${model.slice(0, at)}${value}x${model.slice(at + value.length)}`
      expect(changes(model, changed), match[0]).not.toEqual([])
    }),
    { numRuns: 30 },
  )
})
