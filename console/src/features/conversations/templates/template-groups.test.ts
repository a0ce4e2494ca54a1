import { expect, test } from 'vitest'
import { compareMatters, matterOf } from './template-groups.ts'

const both = (text: string) => ({ en: text, 'zh-CN': text })
const step = (flow: string) => ({ name: both(flow), step: both('Tell the customer') })
const automation = { name: both('Late cases'), step: null }

test('a template is about the flow that alone sends it', () => {
  expect(matterOf([step('Repair'), step('Repair'), automation])).toEqual({ kind: 'flow', name: both('Repair') })
  expect(matterOf([step('Repair'), step('Return')])).toEqual({ kind: 'several' })
  expect(matterOf([automation])).toEqual({ kind: 'automations' })
  expect(matterOf([])).toEqual({ kind: 'unused' })
})

test('flows come first by their names, what nothing sends last', () => {
  const found = [[], [automation], [step('Return')], [step('Repair'), step('Return')], [step('Repair')]].map(matterOf)
  const sorted = found.sort((one, other) => compareMatters(one, other, (a, b) => a.en.localeCompare(b.en)))
  expect(sorted.map((one) => (one.kind === 'flow' ? one.name.en : one.kind))).toEqual([
    'Repair',
    'Return',
    'several',
    'automations',
    'unused',
  ])
})
