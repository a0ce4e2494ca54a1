import { expect, test } from 'vitest'
import { partsOf, placeholdersOf, withPlaceholder } from './placeholders.ts'

const label = { en: 'Reason', 'zh-CN': '原因' }
const field = (name: string, type: string) => ({ name, label, type, options: [] })
const vocabulary = {
  groups: [],
  forms: [],
  processes: [],
  calendars: [],
  templates: [],
  decisions: [],
  work: [],
  caseTypes: [
    { key: 'a', name: label, process: 'a', fields: [field('reason', 'text'), field('kind', 'choice')], figures: [] },
    { key: 'b', name: label, process: 'b', fields: [field('reason', 'text')], figures: [] },
  ],
}

test('fields of all case types can be filled in, once each; not those that would read as keys', () => {
  const fields = placeholdersOf(vocabulary).filter(({ from }) => from === 'fields')
  expect(fields).toEqual([{ from: 'fields', expression: 'request.reason', label }])
})

test('a placeholder goes where the caret is, over what is marked', () => {
  expect(withPlaceholder('工单XX已收到', 2, 4, 'case.number')).toEqual({
    text: '工单{{ case.number }}已收到',
    caret: 19,
  })
})

test('a text is told apart from what is filled in', () => {
  const known = placeholdersOf(vocabulary)
  expect(partsOf('A {{case.number}}, {{ 1 + 1 }}', known)).toEqual([
    { kind: 'text', text: 'A ' },
    { kind: 'filled', expression: 'case.number', label: { en: 'Case number', 'zh-CN': '工单编号' } },
    { kind: 'text', text: ', ' },
    { kind: 'filled', expression: '1 + 1', label: null },
    { kind: 'text', text: '' },
  ])
})
