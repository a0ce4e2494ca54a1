import type { Vocabulary } from '@aftersale/contract'
import { expect, test } from 'vitest'
import { ACTIONS, beginAction, literalOf, MEMBERS } from './actions.ts'

const named = [{ key: 'first', name: { en: 'First', 'zh-CN': '第一' } }]
const vocabulary: Vocabulary = {
  groups: named,
  forms: [],
  processes: named,
  calendars: [],
  templates: named.map((one) => ({ ...one, usedBy: [] })),
  decisions: [],
  work: [],
  caseTypes: [{ key: 'first', name: { en: 'First', 'zh-CN': '第一' }, process: 'first', fields: [], figures: [] }],
}

test('an action that is added names the first of what it may name, and every member of it is shown', () => {
  for (const name of ACTIONS) {
    const { action, ...members } = beginAction(name, vocabulary)
    expect(action).toBe(name)
    const shown = (MEMBERS[name] ?? []).map(([member]) => String(member))
    expect(Object.keys(members).filter((member) => !shown.includes(member))).toEqual([])
  }
  expect(beginAction('tell', vocabulary)).toEqual({ action: 'tell', template: 'first' })
})

test('a priority that is reckoned is not taken for one that is fixed', () => {
  expect(literalOf('"high"')).toBe('high')
  expect(literalOf('if case.amount > 5 then "high" else "low"')).toBeNull()
  expect(literalOf('"pressing"')).toBeNull()
})
