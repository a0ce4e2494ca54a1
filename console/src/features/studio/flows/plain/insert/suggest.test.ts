import type { Card, Scope } from '@aftersale/modelling'
import { expect, test } from 'vitest'
import { neighbour } from '../canvas/neighbour.ts'
import { draftOf, timingOf } from '../sheet/timing-draft.ts'
import { refusalTarget, stepName, targetChoices } from './suggest.ts'

const scope: Scope = {
  id: 'p',
  name: { en: 'Flow', 'zh-CN': '流程' },
  parent: null,
  ways: [],
  cards: (
    [
      ['Start', { kind: 'start', event: { kind: 'none' } }, 'Start', '开始'],
      ['Refused', { kind: 'end', event: { kind: 'none' } }, 'Refused', '已拒绝'],
      ['Tell', { kind: 'tell', template: 'request-refused' }, 'Tell the customer', '告知客户'],
      ['Granted', { kind: 'branch', takes: 'one' }, 'Refused?', '是否拒绝？'],
      ['Meet', { kind: 'join', awaits: 'all' }, '', ''],
      ['Unexpected', { kind: 'group', event: { kind: 'error', code: null } }, 'Unexpected', '意外'],
    ] as const
  ).map(([id, step, en, zh]): Card => ({ id, step, name: { en, 'zh-CN': zh }, repeats: false })),
}

test('what is refused goes where the customer is told, else to the end that is called so', () => {
  expect(refusalTarget(scope)).toBe('Tell')
  expect(refusalTarget({ ...scope, cards: scope.cards.filter(({ id }) => id !== 'Tell') })).toBe('Refused')
  expect(refusalTarget({ ...scope, cards: [] })).toBeNull()
})

test('no way leads to a start, to what waits for all ways, or to what stands by itself', () => {
  expect(targetChoices(scope, 'en', '?').map(({ value }) => value)).toEqual(['Refused', 'Tell', 'Granted'])
})

test('a step is called by who does it', () => {
  const groups = [{ key: 'store-managers', name: { en: 'Store managers', 'zh-CN': '店长' } }]
  const vocabulary = {
    groups,
    forms: [],
    processes: [],
    calendars: [],
    templates: [],
    decisions: [],
    work: [],
    caseTypes: [],
  }
  const verb = { en: 'approve', 'zh-CN': '审批' }
  const nobody = { en: 'Approve', 'zh-CN': '审批' }
  expect(stepName(['store-managers'], vocabulary, verb, nobody)).toEqual({
    en: 'Store managers approve',
    'zh-CN': '店长审批',
  })
  expect(stepName([], vocabulary, verb, nobody)).toBe(nobody)
})

test.each(['P2D', 'PT4H', 'PT90M', 'P3W'])('%s is typed as one amount of one unit', (duration) => {
  const draft = draftOf({ duration, calendar: 'office-hours', text: duration })
  expect(draft === null ? null : timingOf(draft)).toEqual({ duration, calendar: 'office-hours' })
})

test('a length that is more than that stays as it is written', () => {
  expect(draftOf({ duration: 'P1DT2H', calendar: null, text: 'P1DT2H' })).toBeNull()
})

test('arrows lead to the nearest card of that side, and nowhere at the edge', () => {
  const cards = scope.cards.slice(0, 3)
  const [one, two, three] = cards.map(({ id }) => id)
  if (one === undefined || two === undefined || three === undefined) throw new Error('expected three cards')
  const layout = {
    width: 0,
    height: 0,
    ways: new Map(),
    cards: new Map([
      [one, { x: 0, y: 0 }],
      [two, { x: 0, y: 200 }],
      [three, { x: 400, y: 150 }],
    ]),
  }
  expect(neighbour(one, 'down', cards, layout)).toBe(two)
  expect(neighbour(two, 'right', cards, layout)).toBe(three)
  expect(neighbour(one, 'up', cards, layout)).toBeNull()
})
