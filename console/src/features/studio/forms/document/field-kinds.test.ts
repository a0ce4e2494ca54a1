import { readForm } from '@aftersale/form'
import { expect, test } from 'vitest'
import { askedValues } from './asked-values.ts'
import { bound, fittingFields } from './bindings.ts'
import { copyOf, FIELD_KINDS, kindOf, newField } from './field-kinds.ts'
import { type Component, type FormDocument, insertPart } from './form-document.ts'
import { joinLabel, splitLabel } from './label-pair.ts'
import { dataOf, pathsAsked } from './test-data.ts'

const empty: FormDocument = { id: 'f', type: 'default', components: [] }
const withPart = (form: FormDocument, part: Component) => insertPart(form, [form.components.length], part)
const full = FIELD_KINDS.reduce((form, kind) => withPart(form, newField(form, kind)), empty)
const colour = {
  name: 'colour',
  label: { en: 'Colour', 'zh-CN': '颜色' },
  type: 'choice',
  options: [{ value: 'red', label: { en: 'Red', 'zh-CN': '红' } }],
}
const vocabulary = {
  groups: [],
  forms: [],
  processes: [],
  calendars: [],
  templates: [],
  decisions: [],
  work: [],
  caseTypes: [{ key: 'a', name: { en: 'A', 'zh-CN': '甲' }, process: 'a', fields: [colour], figures: [] }],
}

test('a form of new fields of every kind, each twice, can be used at once', () => {
  const twice = full.components.reduce((form: FormDocument, one) => withPart(form, copyOf(form, one)), full)
  const read = readForm(twice)
  expect(read.ok ? [] : read.refusal.problems).toEqual([])
  expect(twice.components.map(kindOf)).toEqual([...FIELD_KINDS, ...FIELD_KINDS])
  expect(new Set(twice.components.map(({ id }) => id)).size).toBe(2 * FIELD_KINDS.length)
})

test('a field of another program has no kind', () => {
  expect([kindOf({ type: 'iframe' }), kindOf({ type: 'group', components: [] })]).toEqual([null, null])
})

test.each([
  [{ en: 'Reason', 'zh-CN': '原因' }, 'Reason · 原因'],
  [{ en: 'Reason', 'zh-CN': '' }, 'Reason'],
  [{ en: '', 'zh-CN': '原因' }, '原因'],
  [{ en: 'SKU', 'zh-CN': 'SKU' }, 'SKU'],
  [{ en: 'A · B', 'zh-CN': '甲 · 乙' }, 'A·B · 甲·乙'],
])('%j is kept as %j', (both, label) => {
  expect(joinLabel(both)).toBe(label)
  const again = splitLabel(label)
  expect(joinLabel(again)).toBe(label)
})

test('a field that is bound to one of the case is called as that, with its options, under request', () => {
  const [field] = fittingFields(vocabulary, 'radio')
  if (field === undefined) throw new Error('expected a field that fits')
  expect(fittingFields(vocabulary, 'text')).toEqual([])
  const component = bound(newField(empty, 'radio'), 'radio', field)
  expect(component).toMatchObject({
    key: 'request.colour',
    label: 'Colour · 颜色',
    values: [{ label: 'Red · 红', value: 'red' }],
  })
  expect(readForm({ ...empty, components: [component] }).ok).toBe(true)
})

test('what a form asks of the flow can be typed in, by path and kind', () => {
  const read = readForm(full)
  if (!read.ok) throw new Error('expected a form')
  const values = askedValues(full, vocabulary, null)
  const asked = pathsAsked(read.value, ['facts.order.paidMinor > 3 and request.colour = "red" and facts.found'], values)
  expect(asked.map(({ path }) => path).toSorted()).toEqual(['facts.found', 'facts.order.paidMinor', 'request.colour'])
  const typed = { 'facts.order.paidMinor': '500', 'request.colour': 'red', 'facts.found': 'true' }
  expect(dataOf(typed, asked)).toEqual({
    facts: { order: { paidMinor: 500 }, found: true },
    request: { colour: 'red' },
  })
  expect(dataOf({}, asked)).toMatchObject({ request: { colour: null } })
})
