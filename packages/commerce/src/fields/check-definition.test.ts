import { expect, test } from 'vitest'
import { checkDefinition, type DraftDefinition } from './check-definition.ts'
import type { FieldKind } from './field-definition.ts'

const option = (value: string) => ({ value, label: { en: value, 'zh-CN': value } })
const check = (kind: FieldKind, more: Partial<DraftDefinition> = {}) =>
  checkDefinition({
    name: 'f',
    label: { en: 'F', 'zh-CN': '字段' },
    kind,
    required: false,
    searchable: false,
    retired: false,
    position: 0,
    fallback: null,
    ...more,
  })
const problemsOf = (...given: Parameters<typeof check>) => {
  const checked = check(...given)
  return checked.ok ? [] : checked.refusal.fields.map(({ path, en }) => `${path} ${en}`)
}

test.each<[FieldKind, string[]]>([
  [{ type: 'text', minLength: 2, maxLength: 5, pattern: '[a-z]+' }, []],
  [{ type: 'text', maxLength: 2_001 }, ['kind.maxLength must be at most 2000']],
  [{ type: 'text', minLength: 5, maxLength: 2 }, ['kind.maxLength must not be below the least']],
  [{ type: 'text', pattern: '[a-' }, ['kind.pattern is not a regular expression that can be read']],
  [{ type: 'text', pattern: 'a)(b' }, ['kind.pattern is not a regular expression that can be read']],
  [{ type: 'text', pattern: 'a{9999}{9999}' }, ['kind.pattern is not a regular expression that can be read']],
  [{ type: 'number', decimals: 0, min: 2, max: 1 }, ['kind.max must not be below the least']],
  [{ type: 'money', currency: 'RMB' }, ['kind.currency must be a currency code of ISO 4217']],
  [{ type: 'date', min: '2026-02-30' }, ['kind.min is not a time of this type']],
  [{ type: 'date', min: '2026-03-02', max: '2026-03-01' }, ['kind.max must not be below the least']],
  [
    { type: 'instant', min: '2026-03-01T09:00:00+08:00', max: '2026-03-01T00:30:00Z' },
    ['kind.max must not be below the least'],
  ],
  [{ type: 'choice', options: [] }, ['kind.options must have at least one entry']],
  [{ type: 'choice', options: [option('a'), option('a')] }, ['kind.options[1].value stands twice']],
  [{ type: 'choices', options: [option('a')], minItems: 2 }, ['kind.minItems must be at most 1']],
])('%j: %j', (kind, expected) => expect(problemsOf(kind)).toEqual(expected))

test.each(['', 'Big', '1st', 'with space', 'a-b', 'é', 'x'.repeat(41), '__proto__'])('%j is no name', (name) => {
  expect(problemsOf({ type: 'boolean' }, { name })).toHaveLength(1)
})

test('a fallback must fit the field', () => {
  expect(problemsOf({ type: 'number', decimals: 0, max: 3 }, { fallback: 4 })).toEqual(['fallback must be at most 3'])
  expect(problemsOf({ type: 'number', decimals: 0, max: 3 }, { fallback: 3 })).toEqual([])
})

test('a fallback is kept as the field stores it', () => {
  const checked = check({ type: 'instant' }, { fallback: '2026-03-01T08:00:00+08:00' })
  expect(checked.ok && checked.value.fallback).toBe('2026-03-01T00:00:00.000Z')
})
