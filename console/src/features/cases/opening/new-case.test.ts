import { expect, test } from 'vitest'
import type { TypeField } from '../type-fields/type-field.ts'
import { aboutWhat, emptyCase, readNewCaseSearch, withOrder, withType } from './new-case.ts'

const field = (name: string, fallback: TypeField['fallback'] = null): TypeField => ({
  name,
  label: { en: name, 'zh-CN': name },
  kind: { type: 'text' },
  required: false,
  fallback,
})
const order = { source: 'tmall', number: 'O1', customer: 'c1' }
const line = { product: 'SP1', reference: '2' }

test('another type keeps what its fields share with the one before', () => {
  const typed = { ...emptyCase(), fields: { reason: 'x', gone: 'y' } }
  expect(withType(typed, 'return', [field('reason'), field('units', '1')])).toMatchObject({
    type: 'return',
    fields: { reason: 'x', units: '1' },
  })
})

test('an order fills in whose it is, and its line what it is about, for a type that is chosen later too', () => {
  const filled = withOrder(emptyCase(), order, line, [field('line')])
  expect(filled).toMatchObject({
    source: 'tmall',
    customer: 'c1',
    order: 'O1',
    product: 'SP1',
    title: '',
    fields: { line: '2' },
  })
  const beforehand = withOrder(emptyCase(), order, line, [])
  expect(withType(beforehand, 'return', [field('line')]).fields).toEqual({ line: '2' })
  const typed = { ...beforehand, fields: { line: '7' } }
  expect(withType(typed, 'return', [field('line')]).fields).toEqual({ line: '7' })
  expect(withOrder({ ...emptyCase(), title: '漏水' }, order, line, [])).toMatchObject({ title: '漏水', fields: {} })
})

test('an address says what the case is about; what was typed about the same stays, about anything else it gives way', () => {
  const search = readNewCaseSearch({ order: ' O1 ', customer: '', source: 'tmall', type: 'return', product: 7 })
  expect(search).toEqual({ order: 'O1', source: 'tmall' })
  const typed = { ...emptyCase(), ...search, customer: 'c1', title: '漏水' }
  expect(aboutWhat(typed, search)).toBe(typed)
  expect(aboutWhat(typed, {})).toBe(typed)
  expect(aboutWhat({ ...typed, order: 'O2' }, search)).toMatchObject({ ...search, customer: '', title: '' })
})
