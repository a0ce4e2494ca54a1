import { expect, test } from 'vitest'
import { compareForms } from './compare-forms.ts'

const decision = { type: 'radio', id: 'a', key: 'decision', label: 'Decision · 决定' }
const amount = {
  type: 'number',
  id: 'b',
  key: 'amount',
  label: 'Amount · 金额',
  validate: { required: true, max: 500 },
}
const yes = { label: 'Yes · 同意', value: 'approve' }
const no = { label: 'No · 拒绝', value: 'refuse' }

const form = (...components: object[]) => JSON.stringify({ type: 'default', id: 'f', schemaVersion: 18, components })

const before = form({ ...decision, values: [yes, no] }, amount)

function changes(after: string) {
  const comparison = compareForms(before, after)
  if (!comparison.ok) throw new Error('expected changes')
  return comparison.value.map(({ words }) => [words.en, words['zh-CN']])
}

test.each<[what: string, after: string, en: string, zh: string]>([
  [
    'a limit',
    form({ ...decision, values: [yes, no] }, { ...amount, validate: { required: true, max: 800 } }),
    'Number “Amount”: greatest value changed from “500” to “800”',
    '数字“金额”：最大值由“500”改为“800”',
  ],
  [
    'whether it is required',
    form({ ...decision, values: [yes, no] }, { ...amount, validate: { max: 500 } }),
    'Number “Amount”: required changed from yes to no',
    '数字“金额”：必填由是改为否',
  ],
  [
    'an option',
    form({ ...decision, values: [yes] }, amount),
    'Choice “Decision”: option “refuse” taken away, was “No”',
    '单选“决定”：选项“refuse”已去掉，原为“拒绝”',
  ],
  ['a field that is gone', form({ ...decision, values: [yes, no] }), 'Removed: number “Amount”', '删除：数字“金额”'],
  [
    'a new field, in a group',
    form({ ...decision, values: [yes, no] }, amount, { type: 'group', path: 'g', components: [] }),
    'Added: group “group 2”',
    '新增：分组“group 2”',
  ],
  [
    'the order',
    form(amount, { ...decision, values: [yes, no] }),
    'The fields stand in another order',
    '字段的顺序有变化',
  ],
  [
    'one language of a label',
    form({ ...decision, label: 'Decision · 处理决定', values: [yes, no] }, amount),
    'Choice “Decision”: label changed in Chinese',
    '单选“处理决定”：名称由“决定”改为“处理决定”',
  ],
])('%s', (_, after, en, zh) => {
  expect(changes(after)).toEqual([[en, zh]])
})

test('a table is told by its settings, its columns with their table', () => {
  const column = { type: 'number', id: 'c', key: 'amount', label: 'How many · 数量' }
  const table = { type: 'dynamiclist', id: 't', path: 'parts', label: 'Parts · 配件', components: [column] }
  const young = {
    ...table,
    allowAddRemove: false,
    properties: { maxRows: '5' },
    components: [
      { ...column, validate: { min: 1 } },
      { type: 'expression', id: 'e', key: 'sum', expression: '=1' },
    ],
  }
  const comparison = compareForms(form(amount, table), form(amount, young))
  expect(comparison.ok && comparison.value.map(({ words }) => words)).toEqual([
    { en: 'Table “Parts”: most rows set to “5”', 'zh-CN': '表格“配件”：最多行数设为“5”' },
    {
      en: 'Table “Parts”: rows may be added and removed changed from yes to no',
      'zh-CN': '表格“配件”：可增删行由是改为否',
    },
    {
      en: 'Number “How many” in table “Parts”: least value set to “1”',
      'zh-CN': '表格“配件”中的数字“数量”：最小值设为“1”',
    },
    { en: 'Added: computed field “sum” in table “Parts”', 'zh-CN': '新增：表格“配件”中的计算字段“sum”' },
  ])
})

test('how the file is written makes no difference', () => {
  expect(changes(JSON.stringify(JSON.parse(before), null, 2))).toEqual([])
})

test('what is no form is refused', () => {
  expect(compareForms(before, 'x')).toEqual({ ok: false, refusal: { code: 'form.not-comparable' } })
})
