import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { formNames, formState, readForm, validateForm } from './index.ts'

const read = readForm({
  id: 'decision',
  components: [
    { type: 'radio', key: 'decision', values: [{ value: 'approve' }, { value: 'refuse' }] },
    { type: 'number', key: 'amount', conditional: { hide: '=found or decision != "approve"' } },
    { type: 'select', key: 'account', valuesKey: 'accounts', conditional: { hide: '=amount = null' } },
  ],
})
if (!read.ok) throw new Error(JSON.stringify(read.refusal))
const form = read.value
const now = instant('2026-03-01T08:00:00Z')

const statesOf = (values: Record<string, unknown>, data: Record<string, unknown>) =>
  Object.fromEntries(formState(form, values, { now, data }).map(({ field, state }) => [field.name, state]))

test('fields come and go with what is filled in and what is known', () => {
  expect(statesOf({}, { found: false })).toEqual({ decision: 'editable', amount: 'hidden', account: 'hidden' })
  expect(statesOf({ decision: 'approve' }, { found: false })).toMatchObject({ amount: 'editable', account: 'hidden' })
  expect(statesOf({ decision: 'approve' }, { found: true })).toMatchObject({ amount: 'hidden' })
})

test('a field that is hidden counts as empty for the conditions after it', () => {
  const filled = { decision: 'refuse', amount: 5 }
  expect(statesOf(filled, { found: false })).toEqual({ decision: 'editable', amount: 'hidden', account: 'hidden' })
})

test('the options of the data are the ones that may be chosen', () => {
  const accounts = [{ label: 'Cash', value: 'cash' }, 'card']
  const states = formState(form, { decision: 'approve', amount: 5 }, { now, data: { found: false, accounts } })
  expect(states.map(({ options }) => options)).toEqual([['approve', 'refuse'], [], ['cash', 'card']])
})

test('what is editable is what is kept', () => {
  const values = { decision: 'approve', amount: 5, account: 'card' }
  const options = { now, data: { found: false, accounts: ['card'] } }
  const editable = formState(form, values, options).filter(({ state }) => state === 'editable')
  const kept = validateForm(form, values, options)
  expect(kept.ok && Object.keys(kept.value)).toEqual(editable.map(({ field }) => field.name))
})

const counted = readForm({
  id: 'counted',
  components: [
    { type: 'number', key: 'units' },
    { type: 'expression', key: 'total', label: 'Total · 合计', expression: '=units * facts.price' },
    { type: 'textarea', key: 'reason', conditional: { hide: '=total = null or total < 100' } },
  ],
})
if (!counted.ok) throw new Error(JSON.stringify(counted.refusal))
const sums = counted.value
const facts = { price: 40 }

test('a formula is worked out as values are filled in, and what comes after it sees what it came to', () => {
  const statesAt = (units: number | null) =>
    formState(sums, { units }, { now, data: { facts } }).map(({ state, computed }) => `${state} ${computed}`)
  expect(statesAt(2)).toEqual(['editable null', 'readonly 80', 'hidden null'])
  expect(statesAt(3)).toEqual(['editable null', 'readonly 120', 'editable null'])
  expect(statesAt(null)).toEqual(['editable null', 'readonly null', 'hidden null'])
})

test('what a formula comes to is kept as it is worked out here, whatever is submitted for it', () => {
  const values = { units: 2, total: 1 }
  expect(validateForm(sums, values, { now, data: { facts } })).toEqual({ ok: true, value: { units: 2, total: 80 } })
  const rights = { total: 'readonly' } as const
  expect(validateForm(sums, { units: 2 }, { now, data: { facts }, rights })).toEqual({ ok: true, value: { units: 2 } })
})

test('a form names the variables that it reads: of fields, conditions, formulas and options', () => {
  expect([...formNames(sums)].toSorted()).toEqual(['facts', 'reason', 'total', 'units'])
  expect([...formNames(form)].toSorted()).toEqual(['account', 'accounts', 'amount', 'decision', 'found'])
})

test('options of the data say what they are called', () => {
  const accounts = [{ label: 'Cash', value: 'cash' }, 'card']
  const states = formState(form, { decision: 'approve', amount: 5 }, { now, data: { found: false, accounts } })
  expect([...(states[2]?.optionLabels ?? [])]).toEqual([['cash', 'Cash']])
})
