import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultValues } from './default-values.ts'
import type { Form } from './form.ts'
import type { ValidationOptions } from './form-state.ts'
import { readForm } from './read-form.ts'
import { validateForm } from './validate-form.ts'

const now = instant('2026-03-01T08:00:00Z')

function formOf(...components: readonly object[]): Form {
  const form = readForm({ id: 'f', components })
  if (!form.ok) throw new Error(`expected a form, got ${JSON.stringify(form.refusal)}`)
  return form.value
}

/** What is kept, or what is wrong by field in English. */
function outcome(form: Form, values: unknown, options: Omit<ValidationOptions, 'now'> = {}): unknown {
  const answer = validateForm(form, values, { now, ...options })
  return answer.ok ? answer.value : answer.refusal.fields.map(({ path, en }) => `${path} ${en}`)
}

const options = [{ value: 'a' }, { value: 'b' }, { value: 3 }]
const field = (type: string, more: object = {}) => ({ type, key: 'x', ...more })

describe('a value of its kind is kept, another is named', () => {
  test.each([
    [field('textfield'), '退货', undefined],
    [field('textfield'), 5, 'must be text'],
    [field('textarea', { validate: { minLength: 2, maxLength: 3 } }), 'abc', undefined],
    [field('textarea', { validate: { minLength: 2, maxLength: 3 } }), 'a', 'must have at least 2 characters'],
    [field('textarea', { validate: { minLength: 2, maxLength: 3 } }), 'abcd', 'must have at most 3 characters'],
    [field('textfield'), 'x'.repeat(100_001), 'must have at most 100000 characters'],
    [field('textfield', { validate: { pattern: '^[A-Z]{2}\\d+$' } }), 'SF123', undefined],
    [field('textfield', { validate: { pattern: '^[A-Z]{2}\\d+$' } }), 'sf123', 'is not written as the form asks'],
    [field('textfield', { validate: { validationType: 'email' } }), 'li@example.com', undefined],
    [field('textfield', { validate: { validationType: 'email' } }), 'li@example', 'must be an e-mail address'],
    [field('textfield', { validate: { validationType: 'phone' } }), '+86 138-0000-0000', undefined],
    [field('textfield', { validate: { validationType: 'phone' } }), '138', 'must be a telephone number'],
    [field('number', { validate: { min: 1, max: 5 } }), 5, undefined],
    [field('number', { validate: { min: 1, max: 5 } }), 0, 'must be at least 1'],
    [field('number', { validate: { min: 1, max: 5 } }), 5.1, 'must be at most 5'],
    [field('number', { decimalDigits: 2 }), 19.99, undefined],
    [field('number', { decimalDigits: 2 }), 1e-7, 'must have at most 2 decimals'],
    [field('number', { decimalDigits: 0 }), 1e21, undefined],
    [field('number'), '5', 'must be a number'],
    [field('number'), Number.NaN, 'must be a number'],
    [field('number', { serializeToString: true, decimalDigits: 2 }), '19.99', undefined],
    [field('number', { serializeToString: true }), 19.99, 'must be a number'],
    [field('checkbox'), false, undefined],
    [field('checkbox'), 'yes', 'must be true or false'],
    [field('checkbox', { validate: { required: true } }), false, 'is missing'],
    [field('radio', { values: options }), 3, undefined],
    [field('radio', { values: options }), '3', 'must be one of the options'],
    [field('select', { values: options }), 'c', 'must be one of the options'],
    [field('checklist', { values: options }), ['b', 'a'], undefined],
    [field('checklist', { values: options }), ['b', 'z'], 'must be some of the options'],
    [field('taglist', { values: options }), ['b', 'b'], 'must not name an option twice'],
    [field('taglist', { values: options }), 'b', 'must be a list'],
    [field('datetime'), '2026-02-28', undefined],
    [field('datetime'), '2026-02-30', 'must be a date'],
    [field('datetime', { subtype: 'time' }), '23:59', undefined],
    [field('datetime', { subtype: 'time' }), '24:00', 'must be a time'],
    [field('datetime', { subtype: 'datetime' }), '2026-02-28T08:00+08:00', undefined],
    [field('datetime', { subtype: 'datetime' }), '2026-02-28 08:00', 'must be a date and time'],
  ])('%j with %j', (component, value, problem) => {
    expect(outcome(formOf(component), { x: value })).toEqual(problem === undefined ? { x: value } : [`x ${problem}`])
  })

  test('in Chinese too', () => {
    expect(validateForm(formOf(field('number', { validate: { max: 5 } })), { x: 6 }, { now })).toEqual({
      ok: false,
      refusal: { code: 'form.values-wrong', fields: [{ path: 'x', en: 'must be at most 5', 'zh-CN': '不得大于 5' }] },
    })
  })
})

describe('what is left empty', () => {
  test.each([[undefined], [null], [''], ['  '], [[]]])(
    '(%j) is null where it may be, and missing where it may not',
    (value) => {
      expect(outcome(formOf(field('textfield')), { x: value })).toEqual({ x: null })
      expect(outcome(formOf(field('textfield', { validate: { required: true } })), { x: value })).toEqual([
        'x is missing',
      ])
    },
  )
})

describe('keys', () => {
  const nested = formOf(
    { type: 'textfield', key: 'customer.name' },
    { type: 'group', path: 'customer', components: [{ type: 'textfield', key: 'phone' }] },
  )

  test('and groups with a path nest values', () => {
    const values = { customer: { name: '王伟', phone: '138' } }
    expect(outcome(nested, values)).toEqual(values)
  })

  test('that the form does not have are named by their path', () => {
    expect(outcome(nested, { customer: { name: 'a', age: 3 }, admin: true })).toEqual([
      'customer.age is no field of this form',
      'admin is no field of this form',
    ])
    expect(outcome(nested, { customer: 'x' })).toEqual(['customer is no field of this form'])
    expect(outcome(nested, JSON.parse('{"__proto__": {"isAdmin": true}}'))).toEqual([
      '__proto__ is no field of this form',
    ])
  })

  test('stand in an object', () => {
    expect(outcome(nested, [1])).toEqual([' must be an object'])
  })
})

describe('conditions', () => {
  const form = formOf(
    { type: 'radio', key: 'kind', values: [{ value: 'return' }, { value: 'repair' }] },
    {
      type: 'group',
      conditional: { hide: '=kind != "repair"' },
      components: [
        { type: 'textfield', key: 'serial', validate: { required: true } },
        { type: 'textfield', key: 'damage', conditional: { hide: '=serial = null' }, validate: { required: true } },
      ],
    },
    { type: 'number', key: 'above', conditional: { hide: '=total < 100' } },
  )

  test('hide a field, which is then neither required nor kept', () => {
    expect(outcome(form, { kind: 'return' }, { data: { total: 50 } })).toEqual({ kind: 'return' })
    expect(outcome(form, { kind: 'repair' }, { data: { total: 50 } })).toEqual(['serial is missing'])
    expect(outcome(form, { kind: 'repair', serial: 's' }, { data: { total: 100 } })).toEqual(['damage is missing'])
  })

  test('hide what stands in a group', () => {
    expect(outcome(form, { kind: 'return', serial: 's' })).toEqual(['serial is not asked for here'])
  })

  test('that fail leave a field visible', () => {
    expect(outcome(form, { kind: 'return', above: 7 }, { data: { total: 'many' } })).toEqual({
      kind: 'return',
      above: 7,
    })
  })
})

describe('rights', () => {
  const form = formOf(
    { type: 'number', key: 'amount', validate: { required: true } },
    { type: 'textfield', key: 'note', readonly: '=amount > 500' },
    { type: 'textfield', key: 'locked', disabled: true },
  )

  test('a withheld field is not required and answers like one that does not exist', () => {
    const rights = { amount: 'hidden' } as const
    expect(outcome(form, {}, { rights })).toEqual({ note: null })
    expect(outcome(form, { amount: 5 }, { rights })).toEqual(['amount is no field of this form'])
  })

  test('a readonly field takes the value it has and no other, and is not kept', () => {
    const given = { rights: { amount: 'readonly' }, data: { amount: 700, note: 'old' } } as const
    expect(outcome(form, { amount: 700, note: 'old' }, given)).toEqual({})
    expect(outcome(form, { amount: 1, note: 'new' }, given)).toEqual([
      'amount may not be changed here',
      'note may not be changed here',
    ])
    expect(outcome(form, { amount: 1, locked: 'x' })).toEqual(['locked may not be changed here'])
  })
})

describe('options that are not in the form', () => {
  const named = formOf(field('select', { valuesKey: 'stores' }))
  const computed = formOf(field('select', { valuesExpression: '=for s in stores return s.name' }))

  test('come from the data, as values or as label and value', () => {
    expect(outcome(named, { x: 's1' }, { data: { stores: [{ label: '一店', value: 's1' }, 's2'] } })).toEqual({
      x: 's1',
    })
    expect(outcome(named, { x: 's3' }, { data: { stores: ['s1'] } })).toEqual(['x must be one of the options'])
    expect(outcome(named, { x: 's1' })).toEqual(['x must be one of the options'])
  })

  test('or are computed from it', () => {
    expect(outcome(computed, { x: '一店' }, { data: { stores: [{ name: '一店' }] } })).toEqual({ x: '一店' })
    expect(outcome(computed, { x: '二店' }, { data: { stores: [{ name: '一店' }] } })).toEqual([
      'x must be one of the options',
    ])
  })
})

test('a hostile pattern ends', () => {
  const form = formOf(field('textfield', { validate: { pattern: '^(a+)+$' } }))
  expect(outcome(form, { x: `${'a'.repeat(5_000)}!` })).toEqual(['x is not written as the form asks'])
})

test('a value nested beyond all reason is refused, not fatal', () => {
  const form = formOf(field('textfield'), { type: 'number', key: 'n', conditional: { hide: '=x = "a"' } })
  expect(outcome(form, JSON.parse(`{"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toEqual(['x must be text'])
})

describe('the decision on a return', () => {
  const source = readFileSync(join(import.meta.dirname, '../../../pack/retail/return-decision.form'), 'utf8')
  const read = readForm(source)
  const form = read.ok ? read.value : formOf()

  const found = { data: { found: true } }

  test('asks for a decision', () => {
    expect(outcome(form, {}, found)).toEqual(['decision is missing'])
    expect(outcome(form, { decision: 'maybe' }, found)).toEqual(['decision must be one of the options'])
    expect(outcome(form, { decision: 'approve' }, found)).toEqual({ decision: 'approve' })
  })

  test('asks for a reason only where it is refused', () => {
    expect(outcome(form, { decision: 'refuse' }, found)).toEqual(['note is missing'])
    expect(outcome(form, { decision: 'refuse', note: ' ' }, found)).toEqual(['note is missing'])
    expect(outcome(form, { decision: 'refuse', note: '超过期限' }, found)).toEqual({
      decision: 'refuse',
      note: '超过期限',
    })
    expect(outcome(form, { decision: 'approve', note: '超过期限' }, found)).toEqual(['note is not asked for here'])
  })

  test('asks for an amount only where no purchase was found and it is granted', () => {
    const lost = { data: { found: false } }
    expect(outcome(form, { decision: 'approve' }, lost)).toEqual(['amount is missing'])
    expect(outcome(form, { decision: 'approve', amount: '12.50' }, lost)).toEqual({
      decision: 'approve',
      amount: '12.50',
    })
    expect(outcome(form, { decision: 'approve', amount: '0' }, lost)).toEqual([expect.stringContaining('amount')])
    expect(outcome(form, { decision: 'approve', amount: '12.50' }, found)).toEqual(['amount is not asked for here'])
  })
})

describe('for any values', () => {
  const form = formOf(
    { type: 'textfield', key: 'a.b', validate: { pattern: '^x*$' } },
    { type: 'number', key: 'n', validate: { min: 0 } },
    { type: 'checklist', key: 'many', values: options },
    { type: 'datetime', key: 'at', subtype: 'datetime', conditional: { hide: '=n > 3' } },
    { type: 'checkbox', key: 'sure' },
  )
  const likely = fc.record(
    {
      a: fc.record({ b: fc.constantFrom('x', 'y', '') }, { requiredKeys: [] }),
      n: fc.integer({ min: -1, max: 9 }),
      many: fc.subarray(['a', 'b', 3, 'z']),
      at: fc.constantFrom('2026-03-01T08:00Z', 'today'),
      sure: fc.boolean(),
    },
    { requiredKeys: [] },
  )

  test('checking ends with an answer, and what it keeps passes again and stays the same', () => {
    fc.assert(
      fc.property(fc.oneof(likely, fc.jsonValue(), fc.object()), (values) => {
        const first = validateForm(form, values, { now })
        if (first.ok) expect(validateForm(form, first.value, { now })).toEqual(first)
        else expect(first.refusal.fields.length).toBeGreaterThan(0)
      }),
    )
  })

  test('a form opens with values that it takes', () => {
    expect(defaultValues(form, { n: 4 })).toEqual({ a: { b: null }, n: 4, many: [], at: null, sure: false })
    expect(outcome(form, defaultValues(form))).toEqual({ a: { b: null }, n: null, many: null, at: null, sure: false })
  })
})
