import { type Instant, instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Absence, checkAbsence, deputyOf } from './absence.ts'

const day = (number: number): Instant => instant(`2026-03-${String(number).padStart(2, '0')}T00:00:00Z`)
const NOW = day(1)

/** `ann → bob`, of all processes, from the 2nd to the 10th. */
function away(rule: string, given: Partial<Absence> = {}): Absence {
  const [person = '', deputy = ''] = rule.split(' → ')
  return { person, deputy, processKey: null, startsAt: day(2), endsAt: day(10), ...given }
}

test.each([
  ['nobody is away', [], 'ann'],
  ['somebody else is away', ['bob → cid'], 'ann'],
  ['a deputy does it', ['ann → bob'], 'bob'],
  ['the deputy is away too', ['ann → bob', 'bob → cid'], 'cid'],
  ['five deputies in a row', ['ann → b', 'b → c', 'c → d', 'd → e', 'e → f'], 'f'],
  ['six are too many', ['ann → b', 'b → c', 'c → d', 'd → e', 'e → f', 'f → g'], 'ann'],
  ['a circle', ['ann → b', 'b → ann'], 'ann'],
  ['a circle further on', ['ann → b', 'b → c', 'c → b'], 'ann'],
])('%s: %j gives the task of ann to %s', (_, rules, who) => {
  expect(
    deputyOf(
      'ann',
      'p',
      rules.map((rule) => away(rule)),
    ),
  ).toBe(who)
})

test('a rule for the process goes before one for all, and one for another process does not count', () => {
  const rules = [away('ann → bob'), away('ann → cid', { processKey: 'p' }), away('ann → dan', { processKey: 'q' })]
  expect(['p', 'q', 'r'].map((process) => deputyOf('ann', process, rules))).toEqual(['cid', 'dan', 'bob'])
})

const codeOf = (rule: Absence, ...others: readonly Absence[]) => {
  const checked = checkAbsence(rule, others, NOW)
  return checked.ok ? 'fine' : checked.refusal.code
}

test.each([
  ['tasks.absence-own-deputy', away('ann → ann'), []],
  ['tasks.absence-times-wrong', away('ann → bob', { endsAt: day(2) }), []],
  ['tasks.absence-times-wrong', away('ann → bob', { startsAt: instant('2026-02-01T00:00:00Z'), endsAt: NOW }), []],
  ['tasks.absence-overlaps', away('ann → bob'), [away('ann → cid', { startsAt: day(9), endsAt: day(12) })]],
  ['fine', away('ann → bob'), [away('ann → cid', { startsAt: day(10), endsAt: day(12) })]],
  ['fine', away('ann → bob'), [away('ann → cid', { processKey: 'p' })]],
  ['tasks.absence-circle', away('ann → bob'), [away('bob → ann')]],
  ['tasks.absence-circle', away('ann → bob'), [away('bob → cid'), away('cid → ann')]],
  ['fine', away('ann → bob'), [away('bob → ann', { startsAt: day(10), endsAt: day(12) })]],
  ['fine', away('ann → bob', { processKey: 'p' }), [away('bob → ann', { processKey: 'q' })]],
  ['tasks.absence-circle', away('ann → bob', { processKey: 'p' }), [away('bob → ann')]],
  ['fine', away('a → b'), [away('b → c'), away('c → d'), away('d → e'), away('e → f')]],
  [
    'tasks.absence-chain-too-long',
    away('a → b'),
    ['b → c', 'c → d', 'd → e', 'e → f', 'f → g'].map((one) => away(one)),
  ],
  [
    'tasks.absence-chain-too-long',
    away('c → d'),
    ['a → b', 'b → c', 'd → e', 'e → f', 'f → g'].map((one) => away(one)),
  ],
] as const)('%s: %j beside %j', (code, rule, others) => {
  expect(codeOf(rule, ...others)).toBe(code)
})

test('whatever rules were let in, every task finds a deputy who is there, in as many steps as are allowed', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')
  const rule = fc.record({ person: name, deputy: name }).map((names) => away('', names))
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 20 }), name, (asked, person) => {
      const rules: Absence[] = []
      for (const one of asked) if (checkAbsence(one, rules, NOW).ok) rules.push(one)
      const deputy = deputyOf(person, 'p', rules)
      expect(rules.some((one) => one.person === deputy)).toBe(false)
    }),
  )
})
