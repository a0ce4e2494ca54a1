import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dataShown,
  defaultValues,
  demanding,
  formNames,
  formState,
  readForm,
  type ValidationOptions,
  validateForm,
} from './index.ts'

const now = instant('2026-03-01T08:00:00Z')
const formOf = (...components: readonly object[]) => {
  const form = readForm({ id: 'f', components })
  if (!form.ok) throw new Error(`expected a form, got ${JSON.stringify(form.refusal)}`)
  return form.value
}
const table = (more: object, ...components: readonly object[]) => ({
  type: 'dynamiclist',
  path: 'parts',
  components,
  ...more,
})
const code = { type: 'textfield', key: 'code', validate: { required: true, maxLength: 5 } }
const quantity = { type: 'number', key: 'quantity', validate: { min: 1 } }
const price = { type: 'number', key: 'price' }
const amount = { type: 'expression', key: 'amount', expression: '=this.quantity * this.price' }
const total = { type: 'expression', key: 'total', expression: '=sum(parts.amount[item != null])' }

type Form = ReturnType<typeof formOf>
function outcome(form: Form, values: unknown, options: Omit<ValidationOptions, 'now'> = {}): unknown {
  const answer = validateForm(form, values, { now, ...options })
  return answer.ok ? answer.value : answer.refusal.fields.map(({ path, en }) => `${path} ${en}`)
}

describe('rows', () => {
  const form = formOf(table({ properties: { minRows: '1', maxRows: '3' } }, code, quantity))

  test('are kept in their order, with null where a column was left empty', () => {
    expect(outcome(form, { parts: [{ code: 'B', quantity: 2 }, { code: 'A' }] })).toEqual({
      parts: [
        { code: 'B', quantity: 2 },
        { code: 'A', quantity: null },
      ],
    })
  })

  test('are checked column by column, each fault with its place', () => {
    const parts = [{ code: 'B', quantity: 2 }, { quantity: 0 }, { code: 'LONGER', quantity: 1, note: 'x' }]
    expect(outcome(form, { parts })).toEqual([
      'parts[1].code is missing',
      'parts[1].quantity must be at least 1',
      'parts[2].code must have at most 5 characters',
      'parts[2].note is no field of this form',
    ])
  })

  test('in which nothing was filled in are none', () => {
    const parts = [{ code: ' ' }, { code: 'A', quantity: 1 }, {}]
    expect(outcome(form, { parts })).toEqual({ parts: [{ code: 'A', quantity: 1 }] })
    expect(outcome(form, { parts: [{}, {}] })).toEqual(['parts must have at least 1 row'])
    expect(outcome(form, { parts: [{ note: 'x' }, { code: 'A' }] })).toEqual(['parts[0].note is no field of this form'])
  })

  test.each([
    [undefined, 'parts must have at least 1 row'],
    [[], 'parts must have at least 1 row'],
    ['A', 'parts must be a list of rows'],
    [['A'], 'parts must be a list of rows'],
    [[null], 'parts must be a list of rows'],
    [{ 0: { code: 'A' } }, 'parts must be a list of rows'],
    [Array.from({ length: 4 }, () => ({ code: 'A' })), 'parts must have at most 3 rows'],
  ])('%j is answered: %s', (parts, problem) => expect(outcome(form, { parts })).toEqual([problem]))

  test('that a step demands are missing where there are none', () => {
    const demanded = demanding(form, (name) => name === 'parts' || name === 'parts.quantity')
    expect(outcome(demanded, {})).toEqual(['parts is missing'])
    expect(outcome(demanded, { parts: [{ code: 'A' }] })).toEqual(['parts[0].quantity is missing'])
  })

  test('never pollute, whatever their keys are', () => {
    const parts = JSON.parse('[{"code": "A", "__proto__": {"isAdmin": true}}]') as unknown
    expect(outcome(form, { parts })).toEqual(['parts[0].__proto__ is no field of this form'])
  })

  test('are read in both languages', () => {
    const answer = validateForm(form, {}, { now })
    expect(!answer.ok && answer.refusal.fields[0]?.['zh-CN']).toBe('不得少于 1 行')
  })
})

test('a table without limits takes 200 rows and no more, however many come', () => {
  const form = formOf(table({}, { ...code, conditional: { hide: '=count(parent.parts) > 999' } }, amount, quantity))
  const rows = (length: number) => Array.from({ length }, () => ({ code: 'A' }))
  expect(outcome(form, { parts: rows(201) })).toEqual(['parts must have at most 200 rows'])
  expect(outcome(form, { parts: rows(100_000) })).toEqual(['parts must have at most 200 rows'])
  expect(validateForm(form, { parts: rows(200) }, { now }).ok).toBe(true)
})

describe('formulas', () => {
  const form = formOf(table({}, quantity, price, amount), total)

  test('of a row see the row, and what comes after the table sees what they came to', () => {
    const parts = [{ quantity: 2, price: 30 }, {}, { quantity: 1, price: 5, amount: 1_000 }, { quantity: 3 }]
    expect(outcome(form, { parts, total: 7 })).toEqual({
      parts: [
        { quantity: 2, price: 30, amount: 60 },
        { quantity: 1, price: 5, amount: 5 },
        { quantity: 3, price: null, amount: null },
      ],
      total: 65,
    })
  })

  test('are worked out as rows are filled in', () => {
    const state = formState(form, { parts: [{ quantity: 2, price: 30 }, { quantity: 1 }] }, { now })
    expect(state[0]?.rows.map(({ fields }) => fields.map(({ computed }) => computed))).toEqual([
      [null, null, 60],
      [null, null, null],
    ])
    expect(state[1]?.computed).toBe(60)
  })

  test('know the number of the row and what is around the table', () => {
    const facts = { rate: 10 }
    const numbered = { type: 'expression', key: 'n', expression: '=i[1] * parent.facts.rate + facts.rate' }
    const inner = formOf(table({}, quantity, numbered))
    expect(outcome(inner, { parts: [{ quantity: 1 }, { quantity: 1 }] }, { data: { facts } })).toEqual({
      parts: [
        { quantity: 1, n: 20 },
        { quantity: 1, n: 30 },
      ],
    })
    expect([...formNames(inner)].toSorted()).toEqual(['facts', 'parts'])
  })
})

describe('conditions', () => {
  const reason = {
    type: 'textfield',
    key: 'reason',
    validate: { required: true },
    conditional: { hide: '=this.quantity = null or this.quantity < parent.limit' },
  }
  const form = formOf({ type: 'number', key: 'limit' }, table({}, quantity, reason))

  test('in a row are of its own values and those around it', () => {
    const parts = [{ quantity: 5 }, { quantity: 1 }, { quantity: 9, reason: 'many' }]
    expect(outcome(form, { limit: 4, parts })).toEqual(['parts[0].reason is missing'])
    expect(outcome(form, { limit: 6, parts })).toEqual({
      limit: 6,
      parts: [{ quantity: 5 }, { quantity: 1 }, { quantity: 9, reason: 'many' }],
    })
    expect(outcome(form, { limit: 10, parts })).toEqual(['parts[2].reason is not asked for here'])
  })

  test('hide a table whole', () => {
    const hidden = formOf(table({ conditional: { hide: '=kind = "none"' } }, code), total)
    expect(outcome(hidden, { parts: [{ code: 'A' }] }, { data: { kind: 'none' } })).toEqual([
      'parts is not asked for here',
    ])
    expect(outcome(hidden, {}, { data: { kind: 'none' } })).toEqual({ total: null })
  })
})

describe('rights', () => {
  const form = formOf(table({}, code, quantity, price))
  const data = {
    parts: [
      { code: 'A', quantity: 1, price: 10, line: 'l1' },
      { code: 'B', quantity: 2, price: 20 },
    ],
  }

  test('where a column is withheld its values stay with their rows, and rows are neither added nor taken away', () => {
    const options = { data, rights: { 'parts.price': 'hidden' } } as const
    expect(outcome(form, { parts: [{ code: 'A', quantity: 7 }, { code: 'C' }] }, options)).toEqual({
      parts: [
        { code: 'A', quantity: 7, price: 10, line: 'l1' },
        { code: 'C', quantity: null, price: 20 },
      ],
    })
    expect(outcome(form, { parts: [{ code: 'A', price: 10 }, { code: 'C' }] }, options)).toEqual([
      'parts[0].price is no field of this form',
    ])
    expect(outcome(form, { parts: [{ code: 'A' }] }, options)).toEqual([
      'parts keeps its rows here: none is added or taken away',
    ])
    expect(formState(form, data, { now, ...options })[0]?.mayGrow).toBe(false)
  })

  test('a column that is only shown takes the value its row has', () => {
    const options = { data, rights: { 'parts.price': 'readonly' } } as const
    const rows = (second: number) => [
      { code: 'A', quantity: 1 },
      { code: 'B', quantity: 2, price: second },
    ]
    expect(outcome(form, { parts: rows(20) }, options)).toEqual(data)
    expect(outcome(form, { parts: rows(21) }, options)).toEqual(['parts[1].price may not be changed here'])
  })

  test('where there are no rows yet they are filled in without the withheld column', () => {
    const rights = { 'parts.price': 'hidden' } as const
    expect(outcome(form, { parts: [{ code: 'A', quantity: 1 }] }, { rights })).toEqual({
      parts: [{ code: 'A', quantity: 1 }],
    })
  })

  test('a table that is only shown is drawn with its rows and not kept', () => {
    const options = { data, rights: { parts: 'readonly' } } as const
    expect(outcome(form, {}, options)).toEqual({})
    expect(outcome(form, { parts: [] }, options)).toEqual(['parts may not be changed here'])
    const [shown] = formState(form, {}, { now, ...options })
    expect(shown?.rows.flatMap(({ fields }) => fields.map(({ state }) => state))).toEqual(Array(6).fill('readonly'))
  })

  test('what is withheld is not shown, in rows or deep in a variable', () => {
    const nested = formOf(table({}, code, price), { type: 'textfield', key: 'bank.account' })
    const all = { ...data, bank: { account: '6222', name: 'ICBC' }, facts: { price: 1 } }
    const shown = dataShown(nested, all, { 'parts.price': 'hidden', 'bank.account': 'hidden' })
    expect(shown).toEqual({
      parts: [
        { code: 'A', quantity: 1, line: 'l1' },
        { code: 'B', quantity: 2 },
      ],
      bank: { name: 'ICBC' },
      facts: { price: 1 },
    })
    expect(dataShown(nested, all, { parts: 'hidden' })).not.toHaveProperty('parts')
    expect(dataShown(nested, { parts: 'x' }, { 'parts.price': 'hidden' })).toEqual({ parts: 'x' })
  })

  test('a withheld table is as if it were not there', () => {
    const options = { data, rights: { parts: 'hidden' } } as const
    expect(outcome(form, { parts: data.parts }, options)).toEqual(['parts is no field of this form'])
    expect(formState(form, {}, { now, ...options })[0]?.rows).toEqual([])
  })

  test('a table to which nobody adds has the rows it begins with', () => {
    const fixed = formOf(table({ allowAddRemove: false, defaultRepetitions: 2 }, code))
    expect(defaultValues(fixed)).toEqual({ parts: [{ code: null }, { code: null }] })
    expect(outcome(fixed, { parts: [{ code: 'A' }] })).toEqual([
      'parts keeps its rows here: none is added or taken away',
    ])
    expect(outcome(fixed, { parts: [{ code: 'A' }, { code: 'B' }] })).toEqual({ parts: [{ code: 'A' }, { code: 'B' }] })
  })
})

test('a form opens with the rows of the data, else with as many as it says', () => {
  const form = formOf(table({ defaultRepetitions: 2 }, { ...quantity, defaultValue: 1 }))
  expect(defaultValues(form)).toEqual({ parts: [{ quantity: 1 }, { quantity: 1 }] })
  expect(defaultValues(form, { parts: [{ quantity: 4, more: 1 }] })).toEqual({ parts: [{ quantity: 4 }] })
  expect(defaultValues(form, { parts: [] })).toEqual({ parts: [] })
  expect(defaultValues(form, { parts: 'none' })).toEqual({ parts: [{ quantity: 1 }, { quantity: 1 }] })
})

describe('records that fields name', () => {
  const lines = [{ value: 'l1', label: 'Shoes', product: 'SP1', paidMinor: 500 }]
  const linked = { order: { O1: { customer: 'C-1', lines }, O2: null }, product: { SP1: { name: 'Shoes' } } }
  const form = formOf(
    { type: 'textfield', key: 'order', properties: { lookUp: 'order' } },
    { type: 'expression', key: 'customer', expression: '=linked.order.customer' },
    table(
      {},
      { type: 'select', key: 'line', valuesExpression: '=linked.order.lines' },
      {
        type: 'expression',
        key: 'paidMinor',
        expression: '=linked.order.lines[value = this.line][1].paidMinor',
      },
      { type: 'textfield', key: 'spare', properties: { lookUp: 'product' } },
      { type: 'expression', key: 'spareName', expression: '=linked.spare.name' },
    ),
  )

  test('fill other fields in, and what the browser says of those is not believed', () => {
    const values = {
      order: ' O1 ',
      customer: 'somebody else',
      parts: [{ line: 'l1', paidMinor: 9_999, spare: 'SP1' }, { spare: 'gone' }],
    }
    expect(outcome(form, values, { linked })).toEqual({
      order: ' O1 ',
      customer: 'C-1',
      parts: [
        { line: 'l1', paidMinor: 500, spare: 'SP1', spareName: 'Shoes' },
        { line: null, paidMinor: null, spare: 'gone', spareName: null },
      ],
    })
  })

  test.each([['O2'], ['O3'], ['constructor'], [null]])('%j names none for whoever asks', (order) => {
    expect(outcome(form, { order }, { linked })).toMatchObject({ order, customer: null })
    expect(outcome(form, { order, parts: [{ line: 'l1' }] }, { linked })).toEqual([
      'parts[0].line must be one of the options',
    ])
  })

  test('are no variable that the flow has to know', () => {
    expect([...formNames(form)].toSorted()).toEqual(['customer', 'order', 'parts', 'value'])
  })
})

describe('for any values', () => {
  const form = formOf(table({ properties: { maxRows: 2 } }, code, quantity, price, amount), total)
  const cell = fc.record(
    { code: fc.constantFrom('A', '', null), quantity: fc.integer({ min: 0, max: 3 }), price: fc.constant(2) },
    { requiredKeys: [] },
  )
  const likely = fc.record({ parts: fc.array(cell, { maxLength: 3 }) }, { requiredKeys: [] })

  test('checking ends with an answer, and what it keeps passes again and stays the same', () => {
    fc.assert(
      fc.property(fc.oneof(likely, fc.record({ parts: fc.jsonValue() })), (values) => {
        const first = validateForm(form, values, { now })
        if (first.ok) expect(validateForm(form, first.value, { now })).toEqual(first)
        else expect(first.refusal.fields.length).toBeGreaterThan(0)
      }),
    )
  })
})
