import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { formState, readForm, validateForm } from './index.ts'

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
