import { expect, test } from 'vitest'
import { putAt } from '../wording/json-document.ts'
import { exampleNumber, kindOf, newField, putRight, renamed, withoutField } from './type-document.ts'

test.each([
  [{ prefix: 'TH', digits: 6 }, 'TH-000001'],
  [{ prefix: 'TH', digits: 4, period: 'day' }, 'TH-20260301-0001'],
  [{ prefix: 'TH', digits: 4, period: 'month' }, 'TH-202603-0001'],
  [{ prefix: 'TH', digits: 4, period: 'year' }, 'TH-2026-0001'],
  [{ prefix: 'th', digits: 4 }, null],
  [{ prefix: 'TH', digits: 3 }, null],
])('%j numbers like %j', (numbering, number) => expect(exampleNumber(numbering, '2026-03-01')).toBe(number))

const field = (name: string) => ({ name, label: { en: name, 'zh-CN': name }, kind: { type: 'text' } })
const document = {
  key: 'x',
  fields: [field('a'), field('b')],
  permissions: { open: ['o'], see: [], fields: { a: { see: ['finance'], change: [] } } },
  portal: { offer: { en: 'x' } },
}

test('rights follow a field that is renamed, and go with one that is removed; the rest stays', () => {
  const named = renamed(document, 0, 'amount')
  expect(named).toMatchObject({
    fields: [{ name: 'amount' }, { name: 'b' }],
    permissions: { open: ['o'], fields: { amount: { see: ['finance'] } } },
    portal: document.portal,
  })
  expect(withoutField(document, 0)).toEqual({
    ...document,
    fields: [field('b')],
    permissions: { open: ['o'], see: [] },
  })
  expect(withoutField(document, 1)).toEqual({ ...document, fields: [field('a')] })
})

test('a right that is everybody’s is not written', () => {
  expect(putRight(document, 'b', { see: [], change: ['x'] }).permissions).toEqual({
    ...document.permissions,
    fields: { a: document.permissions.fields.a, b: { change: ['x'] } },
  })
  expect(putRight({ key: 'y' }, 'b', { see: [] }).permissions).toEqual({ open: [], see: [] })
})

test('choices keep their options between the two kinds of choice', () => {
  const choice = kindOf('choice', { type: 'text', maxLength: 3 })
  expect(kindOf('choices', choice)).toEqual({ ...choice, type: 'choices' })
  expect(kindOf('text', choice)).toEqual({ type: 'text' })
  expect(newField([field('field2')], 'money')).toMatchObject({
    name: 'field3',
    kind: { type: 'money', currency: 'CNY' },
  })
})

test('a target that is taken away leaves nothing behind', () => {
  const clocks = { targets: { normal: { solution: 60 }, high: { solution: 30 } } }
  expect(putAt(clocks, ['targets', 'high', 'solution'], undefined)).toEqual({ targets: { normal: { solution: 60 } } })
})
