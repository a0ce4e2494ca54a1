import { expect, test } from 'vitest'
import { formLooks } from './form-looks.ts'

const schema = {
  id: 'f',
  components: [
    { type: 'text', text: '# heading' },
    { type: 'radio', key: 'decision', values: [{ label: 'Yes · 是', value: 'yes' }, { value: 2 }] },
    {
      type: 'group',
      path: 'buyer',
      components: [{ type: 'textarea', key: 'note', description: 'Told · 告知', appearance: { suffixAdorner: '字' } }],
    },
    { type: 'select', key: 'account', valuesKey: 'accounts' },
  ],
}

test('fields are looked up by their name, however deep they stand', () => {
  const looks = formLooks(schema, {})
  expect([...looks.keys()]).toEqual(['decision', 'buyer.note', 'account'])
  expect(looks.get('buyer.note')).toMatchObject({ type: 'textarea', description: 'Told · 告知', suffix: '字' })
})

test('options are labelled by the form or by the data, without a label by their value', () => {
  const looks = formLooks(schema, { accounts: [{ label: 'Cash · 现金', value: 'cash' }] })
  expect([...(looks.get('decision')?.optionLabels ?? [])]).toEqual([
    ['yes', 'Yes · 是'],
    [2, '2'],
  ])
  expect(looks.get('account')?.optionLabels.get('cash')).toBe('Cash · 现金')
})

test.each([null, 'text', [], {}, { components: [null, 7, { type: 'number' }] }])('%j has no fields', (odd) => {
  expect(formLooks(odd, {}).size).toBe(0)
})
