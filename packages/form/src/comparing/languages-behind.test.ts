import { expect, test } from 'vitest'
import { formTextsBehind } from '../index.ts'

const form = (...components: object[]) => JSON.stringify({ id: 'f', components })
const reason = { id: 'r', type: 'radio', label: 'Reason · 原因', values: [{ value: 'a', label: 'Broken · 损坏' }] }
const before = form(reason)

test.each<[string, string, [string, string][]]>([
  ['the Chinese label alone', form({ ...reason, label: 'Reason · 理由' }), [['components[0].label', 'en']]],
  [
    'an option, in a field that stands elsewhere now',
    form({ id: 'g', type: 'group', components: [{ ...reason, values: [{ value: 'a', label: 'Broken · 破损' }] }] }),
    [['components[0].components[0].values[0].label', 'en']],
  ],
  ['both languages', form({ ...reason, label: 'Why · 理由' }), []],
  ['a new field', form(reason, { id: 'n', label: 'Note · 备注' }), []],
  ['what is no form', '{', []],
])('%s', (_, after, behind) => {
  expect(formTextsBehind(before, after).map(({ at, language }) => [at, language])).toEqual(behind)
})
