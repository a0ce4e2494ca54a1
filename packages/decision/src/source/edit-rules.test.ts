import { readdirSync, readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableXml } from '../../test/table-xml.ts'
import { readDecisionModel } from '../read-decision-model.ts'
import { editRules } from './edit-rules.ts'
import { type BookTable, readRuleBook } from './rule-book.ts'
import type { RuleEdit } from './rule-edit.ts'

const pack = new URL('../../../../pack/retail/', import.meta.url)
const packed = readdirSync(pack)
  .filter((name) => name.endsWith('.dmn'))
  .map((name) => [name, readFileSync(new URL(name, pack), 'utf8')] as const)
const returns = packed.find(([name]) => name === 'return-refund.dmn')?.[1] ?? ''

function tableIn(xml: string, decision: string): BookTable {
  const book = readRuleBook(xml)
  if (!book.ok) throw new Error(book.refusal.problems[0]?.sentence.en)
  const logic = book.value.decisions.find(({ id }) => id === decision)?.logic
  if (logic?.kind !== 'table') throw new Error(`expected a table ${decision}`)
  return logic.table
}

const small = tableXml({
  inputs: [['n', 'number']],
  rules: [
    ['< 1', '1'],
    ['[1..5]', '2'],
    ['> 5', '3'],
  ],
})
const rows = (xml: string) =>
  tableIn(xml, 'judge').rules.map(({ inputs, outputs }) => [...inputs, ...outputs].join(' → '))

test('a changed cell changes its own characters and no other', () => {
  const cells = [{ rule: 1, part: 'input', column: 2, text: '<= 15' }] as const
  const changed = editRules(returns, { kind: 'cells', decision: 'return-refund-claim', cells })
  expect(changed).toBe(returns.replace('&lt;= returnDays</text>', '&lt;= 15</text>'))
  expect(tableIn(changed, 'return-refund-claim').rules[0]?.inputs[1]).toBe('<= 15')
})

test.each<[string, RuleEdit, string[]]>([
  ['a rule goes', { kind: 'delete-rule', decision: 'judge', rule: 2 }, ['< 1 → 1', '> 5 → 3']],
  ['a rule moves up', { kind: 'move-rule', decision: 'judge', rule: 3, to: 1 }, ['> 5 → 3', '< 1 → 1', '[1..5] → 2']],
  ['a rule moves down', { kind: 'move-rule', decision: 'judge', rule: 1, to: 2 }, ['[1..5] → 2', '< 1 → 1', '> 5 → 3']],
  [
    'a rule is copied below itself',
    { kind: 'add-rule', decision: 'judge', at: 3, copyOf: 2 },
    ['< 1 → 1', '[1..5] → 2', '[1..5] → 2', '> 5 → 3'],
  ],
  [
    'a new rule asks nothing',
    { kind: 'add-rule', decision: 'judge', at: 1 },
    ['- → ', '< 1 → 1', '[1..5] → 2', '> 5 → 3'],
  ],
  [
    'a new rule has the cells it is given',
    { kind: 'add-rule', decision: 'judge', at: 4, cells: [{ rule: 0, part: 'input', column: 1, text: 'null' }] },
    ['< 1 → 1', '[1..5] → 2', '> 5 → 3', 'null → '],
  ],
])('%s', (_, edit, expected) => {
  const edited = editRules(small, edit)
  expect(rows(edited)).toEqual(expected)
  expect(readDecisionModel(edited).ok).toBe(true)
})

test('the hit policy and an expression are changed where they stand', () => {
  const counted = editRules(small, { kind: 'hit-policy', decision: 'judge', hitPolicy: 'COLLECT', aggregation: 'SUM' })
  expect(tableIn(counted, 'judge')).toMatchObject({ hitPolicy: 'COLLECT', aggregation: 'SUM' })
  const back = editRules(counted, { kind: 'hit-policy', decision: 'judge', hitPolicy: 'UNIQUE', aggregation: null })
  expect(back).toBe(small)
  const text = 'if 1 < 2 then "a & b" else null'
  const expressed = editRules(returns, { kind: 'expression', decision: 'return-refund-amount', text })
  const book = readRuleBook(expressed)
  expect(book.ok && book.value.decisions[3]?.logic).toEqual({ kind: 'expression', text })
})

test('a table with prefixes, without rules and with entries left out is edited as any other', () => {
  const xml = `<d:definitions xmlns:d="https://www.omg.org/spec/DMN/20191111/MODEL/" name="t" namespace="urn:t"><d:decision id="j" name="j"><d:variable name="j"/><d:decisionTable><d:input><d:inputExpression><d:text>1</d:text></d:inputExpression></d:input><d:output/><d:annotation name="why"/></d:decisionTable></d:decision></d:definitions>`
  const added = editRules(xml, { kind: 'add-rule', decision: 'j', at: 1 })
  expect(added).toContain('<d:rule id="j-rule-1"><d:inputEntry id="j-rule-1-in-1"><d:text>-</d:text></d:inputEntry>')
  const bare = added
    .replace(/<d:annotationEntry>.*<\/d:annotationEntry>/, '')
    .replace(/<d:outputEntry.*<\/d:outputEntry>/, '')
  const cells = [
    { rule: 1, part: 'annotation', column: 1, text: 'because' },
    { rule: 1, part: 'output', column: 1, text: '2' },
  ] as const
  const filled = cells.reduce((text, cell) => editRules(text, { kind: 'cells', decision: 'j', cells: [cell] }), bare)
  expect(tableIn(filled, 'j').rules).toMatchObject([{ inputs: ['-'], outputs: ['2'], annotations: ['because'] }])
  expect(readDecisionModel(filled).ok).toBe(true)
})

test('what stands between rules is kept, and a copy has ids of its own', () => {
  const noted = small.replace('<rule id="r2">', '<!-- the middle --><rule id="r2">')
  expect(editRules(noted, { kind: 'move-rule', decision: 'judge', rule: 2, to: 3 })).toContain('<!-- the middle -->')
  const copied = editRules(returns, { kind: 'add-rule', decision: 'return-refund-claim', at: 2, copyOf: 1 })
  const ids = [...copied.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
  expect(ids.length - new Set(ids).size).toBe(0)
})

const anyEdit = fc.record({
  kind: fc.constantFrom('cells', 'add', 'copy', 'delete', 'move'),
  rule: fc.nat(50),
  to: fc.nat(50),
  column: fc.nat(9),
  part: fc.constantFrom('input', 'output', 'annotation'),
  text: fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom(']]>', '<a>', '"\r\n\t&amp;', '\u0000')),
})
type Drawn = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never

/** What a change does to a table, said once more without any XML. */
function expected(
  table: BookTable,
  drawn: Drawn,
): { readonly edit: RuleEdit; readonly rules: BookTable['rules'] } | undefined {
  const decision = 'return-refund-claim'
  const count = table.rules.length
  const rule = (drawn.rule % Math.max(1, count)) + 1
  const to = (drawn.to % Math.max(1, count)) + 1
  const row = table.rules[rule - 1]
  if (drawn.kind === 'add') {
    const blank = {
      id: null,
      inputs: table.inputs.map(() => '-'),
      outputs: table.outputs.map(() => ''),
      annotations: table.annotations.map(() => ''),
    }
    return { edit: { kind: 'add-rule', decision, at: to }, rules: table.rules.toSpliced(to - 1, 0, blank) }
  }
  if (row === undefined) return undefined
  if (drawn.kind === 'copy') {
    return { edit: { kind: 'add-rule', decision, at: to, copyOf: rule }, rules: table.rules.toSpliced(to - 1, 0, row) }
  }
  if (drawn.kind === 'delete') {
    return { edit: { kind: 'delete-rule', decision, rule }, rules: table.rules.toSpliced(rule - 1, 1) }
  }
  if (drawn.kind === 'move') {
    const rules = table.rules.toSpliced(rule - 1, 1).toSpliced(to - 1, 0, row)
    return { edit: { kind: 'move-rule', decision, rule, to }, rules }
  }
  const { part, text } = drawn
  const cells = row[`${part}s`]
  const column = (drawn.column % cells.length) + 1
  const written = text
    .toWellFormed()
    .replaceAll(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/gu, '')
    .trim()
  const changed = { ...row, [`${part}s`]: cells.with(column - 1, written) }
  return {
    edit: { kind: 'cells', decision, cells: [{ rule, part, column, text }] },
    rules: table.rules.with(rule - 1, changed),
  }
}

const withoutIds = (rules: BookTable['rules']) => rules.map((rule) => ({ ...rule, id: null }))

test('whatever is changed in whatever order, the table is what the changes say, and all else is as it was', () => {
  fc.assert(
    fc.property(fc.array(anyEdit, { maxLength: 8 }), (drawn) => {
      let xml = returns
      for (const one of drawn) {
        const before = tableIn(xml, 'return-refund-claim')
        const wanted = expected(before, one)
        if (wanted === undefined) continue
        xml = editRules(xml, wanted.edit)
        expect(withoutIds(tableIn(xml, 'return-refund-claim').rules)).toEqual(withoutIds(wanted.rules))
      }
      const outside = (text: string) => text.replace(/<decisionTable id="claim-table".*?<\/decisionTable>/s, '')
      expect(outside(xml)).toBe(outside(returns))
    }),
    { numRuns: Number(process.env['RUNS'] ?? 30) },
  )
})

test.each(packed)('%s can be read as a book, all its tables whole', (_, xml) => {
  const book = readRuleBook(xml)
  const model = readDecisionModel(xml)
  expect(book.ok && model.ok && book.value.decisions.map(({ id, name }) => [id, name])).toEqual(
    model.ok && model.value.decisions.map(({ id, name }) => [id, name]),
  )
})

test('what is no XML is refused as the engine refuses it', () => {
  const book = readRuleBook('<a>')
  expect(book.ok ? [] : book.refusal.problems.map(({ code }) => code)).toEqual(['dmn.xml-malformed'])
})

test('words for the values of a column are read from the file', () => {
  const words =
    '<extensionElements><a:words xmlns:a="https://aftersale.example/schema/dmn"><a:word value="1" label="One · 一"/></a:words></extensionElements>'
  const xml = small.replace('<output name="result">', `<output name="result">${words}`)
  expect(tableIn(xml, 'judge').outputs[0]?.words).toEqual({ 1: 'One · 一' })
  expect(readDecisionModel(xml).ok).toBe(true)
})

test('a new column is left open by every rule and requires what it reads; deleted, all is as it was', () => {
  const decision = 'return-refund-fault'
  const added = editRules(returns, {
    kind: 'add-input',
    decision,
    label: 'Refused in a year · 一年内被拒次数',
    expression: 'facts.customer.refused',
    type: 'number',
  })
  const table = tableIn(added, decision)
  expect(table.inputs.map(({ expression, type }) => [expression, type])).toEqual([
    ['request.reason', 'string'],
    ['facts.customer.refused', 'number'],
  ])
  expect(table.rules.map(({ inputs }) => inputs[1])).toEqual(['-', '-'])
  expect(added).toContain(
    '<requiredInput href="#facts-input"/></informationRequirement>\n    <decisionTable id="fault-table"',
  )
  const model = readDecisionModel(added)
  expect(model.ok && model.value.decisions[0]?.inputs.map(({ name }) => name)).toEqual(['request', 'facts'])
  const again = editRules(added, { kind: 'delete-input', decision, column: 2 })
  expect(
    again.replace(/<informationRequirement id="return-refund-fault-needs-1">.*?<\/informationRequirement>\n    /, ''),
  ).toBe(returns)
})

test('the first column of a table, and a decision that it reads', () => {
  const decision = 'return-refund-excepted'
  const bare = editRules(returns, { kind: 'delete-input', decision, column: 1 })
  expect(tableIn(bare, decision).inputs).toEqual([])
  const edit = { kind: 'add-input', decision, label: 'Fault', expression: 'fault', type: null } as const
  const added = editRules(bare, edit)
  expect(tableIn(added, decision).rules.map(({ inputs }) => inputs)).toEqual(Array.from({ length: 6 }, () => ['-']))
  const book = readRuleBook(added)
  expect(book.ok && book.value.decisions.find(({ id }) => id === decision)?.requires).toEqual(['return-refund-fault'])
  expect(readDecisionModel(added).ok).toBe(true)
})

test('an entry written as one tag is filled as any other', () => {
  const terse = small
    .replace('<inputEntry><text>&lt; 1</text></inputEntry>', '<inputEntry/>')
    .replace('<text>[1..5]</text>', '<text/>')
  const cells = [
    { rule: 1, part: 'input', column: 1, text: '< 1' },
    { rule: 2, part: 'input', column: 1, text: '[1..5]' },
  ] as const
  expect(rows(editRules(terse, { kind: 'cells', decision: 'judge', cells }))).toEqual(rows(small))
})
