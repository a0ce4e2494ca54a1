import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkFields } from './check-fields.ts'
import type { FieldDefinition, FieldKind, FieldValues } from './field-definition.ts'

const field = (name: string, kind: FieldKind, more: Partial<FieldDefinition> = {}): FieldDefinition => ({
  name,
  label: { en: name, 'zh-CN': name },
  kind,
  required: false,
  searchable: false,
  retired: false,
  position: 0,
  fallback: null,
  ...more,
})
const option = (value: string) => ({ value, label: { en: value, 'zh-CN': value } })

const problemsOf = (result: ReturnType<typeof checkFields>) =>
  result.ok ? [] : result.refusal.fields.map(({ path, en }) => `${path} ${en}`)

describe('a value is stored as its type has it, or its problem says what would fit', () => {
  const size: FieldKind = { type: 'choice', options: [option('S'), option('M')] }
  const tags: FieldKind = { type: 'choices', options: [option('a'), option('b'), option('c')], maxItems: 2 }
  test.each<[FieldKind, unknown, unknown]>([
    [{ type: 'text' }, ' red ', ' red '],
    [{ type: 'text' }, 7, 'must be text'],
    [{ type: 'text' }, 'a\0b', 'holds characters that cannot be stored'],
    [{ type: 'text' }, '\ud800', 'holds characters that cannot be stored'],
    [{ type: 'text' }, 'two\nlines', 'must be one line'],
    [{ type: 'text' }, 'x'.repeat(2_001), 'must have at most 2000 characters'],
    [{ type: 'text', minLength: 3 }, 'ab', 'must have at least 3 characters'],
    [{ type: 'text', pattern: '[A-Z]{2}\\d+' }, 'AB12', 'AB12'],
    [{ type: 'text', pattern: '[A-Z]{2}\\d+' }, 'xAB12', 'is not written as this field asks'],
    [{ type: 'text', pattern: 'a|b' }, 'ab', 'is not written as this field asks'],
    [{ type: 'text', pattern: '(a+)+$' }, `${'a'.repeat(60)}!`, 'is not written as this field asks'],
    [{ type: 'long-text' }, 'two\nlines', 'two\nlines'],
    [{ type: 'number', decimals: 2 }, 8.75, 8.75],
    [{ type: 'number', decimals: 2 }, -0, 0],
    [{ type: 'number', decimals: 2 }, 8.755, 'must have at most 2 decimals'],
    [{ type: 'number', decimals: 0 }, 1.5, 'must be a whole number'],
    [{ type: 'number', decimals: 0, min: 1, max: 5 }, 6, 'must be at most 5'],
    [{ type: 'number', decimals: 0, min: 1, max: 5 }, 5, 5],
    [{ type: 'number', decimals: 0 }, '5', 'must be a number'],
    [{ type: 'number', decimals: 0 }, 1e300, 'must be below 2^53'],
    [{ type: 'money' }, { minor: 1999, currency: 'CNY' }, { minor: 1999, currency: 'CNY' }],
    [{ type: 'money' }, { minor: 19.99, currency: 'CNY' }, 'must be in whole minor units'],
    [{ type: 'money' }, { minor: 1, currency: 'RMB' }, 'must have a currency code of ISO 4217'],
    [{ type: 'money', currency: 'CNY' }, { minor: 1, currency: 'USD' }, 'must be in CNY'],
    [{ type: 'money', min: 0 }, { minor: -1, currency: 'CNY' }, 'must be at least 0'],
    [{ type: 'money' }, { minor: 1, currency: 'CNY', more: 1 }, 'must be an amount of money with minor and currency'],
    [{ type: 'money' }, 19.99, 'must be an amount of money with minor and currency'],
    [{ type: 'date' }, '2028-02-29', '2028-02-29'],
    [{ type: 'date' }, '2026-02-29', 'must be a day such as 2026-03-01'],
    [{ type: 'date', min: '2026-01-01' }, '2025-12-31', 'must be at least 2026-01-01'],
    [{ type: 'instant' }, '2026-03-01T08:00:00+08:00', '2026-03-01T00:00:00.000Z'],
    [{ type: 'instant' }, '2026-03-01T08:00:00', 'must be a time with its offset such as 2026-03-01T08:00:00Z'],
    [{ type: 'instant' }, '2026-02-30T08:00:00Z', 'must be a time with its offset such as 2026-03-01T08:00:00Z'],
    [{ type: 'instant' }, '0001-01-01T00:00:00+14:00', 'must be a time with its offset such as 2026-03-01T08:00:00Z'],
    [{ type: 'boolean' }, false, false],
    [{ type: 'boolean' }, 'false', 'must be true or false'],
    [size, 'M', 'M'],
    [size, 'L', 'must be one of the options'],
    [tags, ['c', 'a'], ['a', 'c']],
    [tags, ['a', 'a'], 'must not name an option twice'],
    [tags, ['a', 'x'], 'must be some of the options'],
    [tags, ['a', 'b', 'c'], 'must have at most 2 entries'],
    [tags, 'a', 'must be a list'],
    [{ type: 'reference', entity: 'customer' }, 'C-7', 'C-7'],
  ])('%j of %j', (kind, given, expected) => {
    const result = checkFields([field('f', kind)], { f: given })
    if (typeof expected === 'string' && !result.ok) expect(problemsOf(result)).toEqual([`fields.f ${expected}`])
    else expect(result).toEqual({ ok: true, value: { f: expected } })
  })
})

test('a name that is no field is refused, also one that JavaScript knows', () => {
  const given = JSON.parse('{"constructor": 1, "__proto__": {"a": 1}, "toString": 2}') as Record<string, unknown>
  expect(problemsOf(checkFields([], given))).toEqual([
    'fields.constructor is not a field that is known here',
    'fields.__proto__ is not a field that is known here',
    'fields.toString is not a field that is known here',
  ])
})

test('a hostile number of unknown names costs fifty problems', () => {
  const given = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`x${n}`, 1]))
  expect(problemsOf(checkFields([], given))).toHaveLength(50)
})

test('a new record gets the fallbacks of what it does not say; nothing is what it says it wants nothing of', () => {
  const colour = field('colour', { type: 'text' }, { fallback: 'red' })
  expect(checkFields([colour], {})).toEqual({ ok: true, value: { colour: 'red' } })
  expect(checkFields([colour], { colour: null })).toEqual({ ok: true, value: {} })
})

test('what is required must be there when a record is made, and cannot be taken away', () => {
  const colour = field('colour', { type: 'text' }, { required: true })
  expect(problemsOf(checkFields([colour], {}))).toEqual(['fields.colour is missing'])
  expect(problemsOf(checkFields([colour], { colour: '  ' }))).toEqual(['fields.colour is missing'])
  expect(problemsOf(checkFields([colour], { colour: 7 }))).toEqual(['fields.colour must be text'])
  expect(problemsOf(checkFields([colour], { colour: null }, { colour: 'red' }))).toEqual(['fields.colour is missing'])
})

test('an old record that lacks what became required may be changed elsewhere', () => {
  const colour = field('colour', { type: 'text' }, { required: true })
  const size = field('size', { type: 'number', decimals: 0 })
  expect(checkFields([colour, size], { size: 4 }, {})).toEqual({ ok: true, value: { size: 4 } })
})

test('a change leaves what it does not name, and null takes a value away', () => {
  const fields = [field('a', { type: 'text' }), field('b', { type: 'text' })]
  expect(checkFields(fields, { b: 'new' }, { a: 'x', b: 'y' })).toEqual({ ok: true, value: { a: 'x', b: 'new' } })
  expect(checkFields(fields, { a: null }, { a: 'x', b: 'y' })).toEqual({ ok: true, value: { b: 'y' } })
})

test('an empty choice takes the value away, an empty list of another type is wrong', () => {
  const tags = field('tags', { type: 'choices', options: [option('a')] })
  expect(checkFields([tags], { tags: [] }, { tags: ['a'] })).toEqual({ ok: true, value: {} })
  expect(problemsOf(checkFields([field('a', { type: 'text' })], { a: [] }))).toEqual(['fields.a must be text'])
})

test('a retired field keeps its value and takes no other; a new record gets none', () => {
  const old = field(
    'old',
    { type: 'money' },
    { retired: true, required: true, fallback: { minor: 1, currency: 'CNY' } },
  )
  const before: FieldValues = { old: { minor: 5, currency: 'CNY' } }
  expect(checkFields([old], {})).toEqual({ ok: true, value: {} })
  expect(checkFields([old], {}, before)).toEqual({ ok: true, value: before })
  expect(checkFields([old], { old: { currency: 'CNY', minor: 5 } }, before)).toEqual({ ok: true, value: before })
  expect(problemsOf(checkFields([old], { old: { minor: 6, currency: 'CNY' } }, before))).toEqual([
    'fields.old is retired and takes no new value',
  ])
})

test('a stored value that its definition would not take any more may be sent back as it is', () => {
  const size = field('size', { type: 'choice', options: [option('S')] })
  expect(checkFields([size], { size: 'XL' }, { size: 'XL' }).ok).toBe(true)
  expect(checkFields([size], { size: 'L' }, { size: 'XL' }).ok).toBe(false)
})

const kinds: FieldKind[] = [
  { type: 'text', maxLength: 5 },
  { type: 'number', decimals: 3 },
  { type: 'money' },
  { type: 'date' },
  { type: 'instant' },
  { type: 'boolean' },
  { type: 'choice', options: [option('a'), option('b')] },
  { type: 'choices', options: [option('a'), option('b'), option('c')] },
]
const drawn = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('a', 'b', '2026-03-01', '2026-03-01T08:00:00+08:00', ['c', 'a'], { minor: 5, currency: 'CNY' }),
)

test('what was accepted is accepted again and stays the same, alone or over itself', () => {
  const definitions = kinds.map((kind, at) => field(`f${at}`, kind))
  const records = fc.record(Object.fromEntries(definitions.map(({ name }) => [name, drawn])), { requiredKeys: [] })
  fc.assert(
    fc.property(records, (given) => {
      const fitting = Object.fromEntries(
        Object.entries(given).filter(([name, value]) => checkFields(definitions, { [name]: value }).ok),
      )
      const first = checkFields(definitions, fitting)
      if (!first.ok) throw new Error(JSON.stringify(first.refusal))
      expect(checkFields(definitions, JSON.parse(JSON.stringify(first.value)))).toEqual(first)
      expect(checkFields(definitions, fitting, first.value)).toEqual(first)
      expect(checkFields(definitions, {}, first.value)).toEqual(first)
    }),
  )
})
