import { expect, test } from 'vitest'
import { changedValues, fallbacksOf, filledIn, missingOf, type TypeField } from './type-field.ts'

const field = (name: string, more: Partial<TypeField> = {}): TypeField => ({
  name,
  label: { en: name, 'zh-CN': name },
  kind: { type: 'text' },
  required: false,
  fallback: null,
  ...more,
})
const fields = [field('about', { required: true }), field('harm', { fallback: false }), field('photos')]

test('a new record begins with what its fields fall back to', () => {
  expect(fallbacksOf(fields)).toEqual({ harm: false })
})

test('what is empty is not sent, and missed where it is required; false is not empty', () => {
  const values = { about: '', harm: false, photos: [] }
  expect([filledIn(fields, values), missingOf(fields, values)]).toEqual([{ harm: false }, ['about']])
})

test('a change names what is different, and takes away what was emptied', () => {
  expect(
    changedValues(fields, { about: 'a', harm: true, photos: ['x'] }, { about: 'b', harm: true, photos: [] }),
  ).toEqual({
    about: 'b',
    photos: null,
  })
})
