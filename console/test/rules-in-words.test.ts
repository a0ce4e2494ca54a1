import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Vocabulary } from '@aftersale/contract'
import { editRules, type RuleBook, type RuleEdit, readRuleBook } from '@aftersale/decision'
import { instantOf } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import caseType from '../../pack/retail/return-refund.case-type.json' with { type: 'json' }
import { type ColumnSource, columnsOf } from '../src/features/studio/rules/cells/columns.ts'
import { inKnownWords } from '../src/features/studio/rules/cells/known-words.ts'
import { checkRules } from '../src/features/studio/rules/check/check-rules.ts'
import { findingsOf, problemsOfFile } from '../src/features/studio/rules/check/findings.ts'
import { jsonFromText } from '../src/features/studio/rules/examples/json-text.ts'
import { comesOut, givenForRule } from '../src/features/studio/rules/examples/new-example.ts'
import { feelVariables, pathLabel } from '../src/features/studio/rules/feel-variables.ts'
import { newConditions } from '../src/features/studio/rules/table/new-conditions.ts'
import { isPossible, rowEdit } from '../src/features/studio/rules/table/row-changes.ts'

const now = instantOf(0)
const returns = readFileSync(join(import.meta.dirname, '../../pack/retail/return-refund.dmn'), 'utf8')
const claim = 'return-refund-claim'

const fields = caseType.fields.map(({ name, label, kind }) => {
  const options: readonly { value: string; label: { en: string; 'zh-CN': string } }[] =
    'options' in kind && kind.options !== undefined ? kind.options : []
  return { name, label, type: kind.type, options: [...options] }
})
const vocabulary: Vocabulary = {
  groups: [{ key: 'finance', name: { en: 'Finance', 'zh-CN': '财务' } }],
  forms: [],
  processes: [],
  calendars: [],
  templates: [],
  decisions: [],
  work: [],
  caseTypes: [{ key: caseType.key, name: caseType.name, process: caseType.process, fields, figures: [] }],
}

function bookOf(xml: string): RuleBook {
  const book = readRuleBook(xml)
  if (!book.ok) throw new Error('expected a book')
  return book.value
}

function decisionOf(xml: string, id: string) {
  const decision = bookOf(xml).decisions.find((one) => one.id === id)
  if (decision?.logic.kind !== 'table') throw new Error(`expected a table ${id}`)
  return { decision, table: decision.logic.table }
}

const source = (language: 'en' | 'zh-CN'): ColumnSource => ({
  book: bookOf(returns),
  vocabulary,
  wordOf: (kind, key) => (kind === 'reason' && key === 'defect' ? '质量问题' : undefined),
  language,
})
const columns = (id: string, language: 'en' | 'zh-CN' = 'zh-CN') =>
  columnsOf(decisionOf(returns, id).table, source(language))
const changed = (edit: Omit<RuleEdit & { kind: 'cells' }, 'kind' | 'decision'>) =>
  editRules(returns, { kind: 'cells', decision: claim, ...edit })
const findingsIn = (xml: string) => findingsOf(decisionOf(xml, claim).decision, checkRules(xml, now), vocabulary)

test('heads are in the language of the reader', () => {
  expect(
    columns(claim)
      .map(({ label }) => label)
      .slice(0, 5),
  ).toEqual(['责任方', '签收天数', '不适用商品', '商品完好', '权利'])
  expect(
    columns(claim, 'en')
      .map(({ label }) => label)
      .slice(0, 2),
  ).toEqual(['Fault', 'Days since delivery'])
})

test.each([
  ['a field of the case type', 'return-refund-fault', 0, 'choice', { value: 'quality', label: '质量问题' }],
  ['what another decision says', claim, 0, 'choice', { value: 'buyer', label: '买家' }],
  [
    'an output of a decision that has several',
    'return-refund-judgement',
    1,
    'choice',
    { value: 'repair', label: '维修' },
  ],
  ['who decides', 'return-refund-judgement', 6, 'choice', { value: 'finance', label: '财务' }],
  ['a reason, which may be written too', claim, 5, 'text', { value: 'defect', label: '质量问题' }],
])('choices of a column have words: %s', (_, id, index, kind, choice) => {
  const column = columns(id)[index]
  expect(column?.kind).toBe(kind)
  expect(column?.choices).toContainEqual(choice)
})

test('rules in order leave nothing to say', () => {
  expect(findingsIn(returns)).toEqual([])
})

test('a limit that is changed in one rule alone overlaps, is told with an example, and marks both rules', () => {
  const [finding, ...others] = findingsIn(changed({ cells: [{ rule: 1, part: 'input', column: 2, text: '<= 15' }] }))
  expect(others).toEqual([])
  expect(finding).toMatchObject({ weight: 'mend', rules: [1, 4], marked: [1, 4] })
  const { table } = decisionOf(returns, claim)
  const example = inKnownWords(finding?.example ?? {}, table, columns(claim))
  expect(example).toMatchObject({ fault: 'buyer', excepted: false, 'request.intact != false': true })
})

test('a limit that is changed in the other rule alone leaves a gap, and the gap says what a rule must ask', () => {
  const xml = changed({ cells: [{ rule: 4, part: 'input', column: 2, text: '> 15' }] })
  const [gap] = findingsIn(xml)
  expect(gap).toMatchObject({ weight: 'look', rules: [] })
  const where = gap?.where ?? []
  const own = columns(claim)
  const cells = where.map(({ input, tests }) => {
    const column = own.find(({ part, name }) => part === 'input' && name === input)?.column ?? 0
    return { rule: 0, part: 'input' as const, column, text: tests }
  })
  const mended = editRules(xml, { kind: 'add-rule', decision: claim, at: 8, cells })
  expect(findingsIn(mended)).toEqual([])
})

test('a cell that cannot be read is told where it stands, and the rest is still looked at', () => {
  const xml = changed({ cells: [{ rule: 2, part: 'output', column: 1, text: '1 +' }] })
  const [problem] = findingsIn(xml)
  expect(problem).toMatchObject({ weight: 'mend', rules: [2], column: 'right' })
  expect(columns(claim).some(({ part, name }) => part === 'output' && name === problem?.column)).toBe(true)
  const check = checkRules(xml, now)
  expect(check.tables).toHaveLength(4)
  expect(problemsOfFile(bookOf(xml).decisions, check)).toEqual([])
})

test('overlaps that the hit policy settles are notes', () => {
  const judgement = readFileSync(join(import.meta.dirname, '../../pack/retail/return-judgement.dmn'), 'utf8')
  const found = findingsOf(decisionOf(judgement, 'return-judgement').decision, checkRules(judgement, now), vocabulary)
  expect(new Set(found.map(({ weight }) => weight))).toEqual(new Set(['note']))
})

test('an example of a rule expects what comes out: of several outputs those that are no mere texts', () => {
  const { decision } = decisionOf(returns, claim)
  const given = givenForRule(returns, decision, 7) ?? {}
  expect(comesOut(returns, decision, given, now)).toEqual({ right: 'repair' })
})

test('completion has the fields of the case type, the facts and the other decisions, in words', () => {
  const variables = feelVariables(bookOf(returns), claim, vocabulary, 'zh-CN')
  expect(variables.map(({ name }) => name)).toContain('fault')
  expect(variables.map(({ name }) => name)).not.toContain('claim')
  const request = variables.find(({ name }) => name === 'request')
  expect(request?.entries?.map(({ name, detail }) => [name, detail])).toContainEqual(['reason', '申请原因'])
  expect(pathLabel(variables, 'facts.customer.refused')).toBe('客户近一年 › 被拒次数')
  expect(pathLabel(feelVariables(bookOf(returns), null, vocabulary, 'en'), 'claim.reason')).toBe(
    'Customer’s right › Reason',
  )
  expect(pathLabel(variables, 'nobody.knows')).toBe(undefined)
})

test('moves that lead nowhere are not offered, and the rule stays chosen where it went', () => {
  expect([isPossible('up', 1, 3), isPossible('down', 3, 3), isPossible('up', 2, 3)]).toEqual([false, false, true])
  expect(rowEdit('down', 'd', 1, 3)[1]).toBe(2)
  expect(rowEdit('delete', 'd', 3, 3)[1]).toBe(2)
  expect(rowEdit('delete', 'd', 1, 1)[1]).toBe(null)
})

test.each([
  ['', null],
  ['12', 12],
  ['true', true],
  ['["a"]', ['a']],
  ['windowClosed', 'windowClosed'],
  ['7 days', '7 days'],
])('%j is typed for %j', (typed, value) => {
  expect(jsonFromText(typed)).toEqual(value)
})

test('a table may ask of whatever it does not ask yet, but of no decision that it leads to', () => {
  const conditions = newConditions(bookOf(returns), decisionOf(returns, claim).decision, vocabulary)
  const expressions = conditions.map(({ expression }) => expression)
  expect(expressions).toEqual(
    expect.arrayContaining(['request.reason', 'facts.customer.refused', 'case.order', 'amount']),
  )
  for (const asked of ['fault', 'daysSinceDelivery']) expect(expressions).not.toContain(asked)
  expect(expressions.filter((one) => one.startsWith('claim') || one.startsWith('return-refund-judgement'))).toEqual([])
  expect(conditions.find(({ expression }) => expression === 'request.reason')).toEqual({
    expression: 'request.reason',
    type: 'string',
    en: 'Reason',
    'zh-CN': '申请原因',
    group: 'request',
  })
})

test('a field that no case type has is told, where it is read', () => {
  const cells = [{ rule: 3, part: 'output' as const, column: 2, text: 'request.resaon' }]
  expect(findingsIn(changed({ cells }))).toMatchObject([
    { weight: 'look', rules: [3], text: { 'zh-CN': '没有任何工单类型有字段“resaon”，读到的总是空值。' } },
  ])
  const formula = editRules(returns, {
    kind: 'expression',
    decision: 'return-refund-amount',
    text: 'request.unit * facts.line.paidMinor',
  })
  const amount = bookOf(formula).decisions.find(({ id }) => id === 'return-refund-amount')
  const found = amount === undefined ? [] : findingsOf(amount, checkRules(formula, now), vocabulary)
  expect(found.map(({ text }) => text.en)).toEqual(['No case type has a field “unit”: what reads it gets nothing.'])
})
