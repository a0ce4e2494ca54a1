import { describe, expect, test } from 'vitest'
import type { WarrantyEventType } from '../warranty/warranty.ts'
import { type DefectQuestion, threeGuarantees } from './three-guarantees.ts'

type Given = [string, WarrantyEventType]

function answer(at: string, given: Given[] = [], more: Partial<DefectQuestion> = {}) {
  const events = given.map(([time, type]) => ({ at: time, type }))
  const result = threeGuarantees({ sold: '2026-01-01', months: 12, events, at, ...more })
  if (!result.ok) throw new Error(`expected an answer, got ${JSON.stringify(result.refusal)}`)
  return [result.value.remedies.join(' '), result.value.until, ...result.value.reasons.map(({ code }) => code)]
}

const repaired = (from: string, to: string): Given[] => [
  [from, 'repairStarted'],
  [to, 'repairEnded'],
]

describe('by the age of the goods', () => {
  test.each([
    ['the day of the sale', '2026-01-01', 'refund exchange repair', 'within-refund-days'],
    ['day 7', '2026-01-08', 'refund exchange repair', 'within-refund-days'],
    ['day 8', '2026-01-09', 'exchange repair', 'within-exchange-days'],
    ['day 15', '2026-01-16', 'exchange repair', 'within-exchange-days'],
    ['day 16', '2026-01-17', 'repair', 'within-term'],
    ['the last day of the term', '2027-01-01', 'repair', 'within-term'],
    ['the day after', '2027-01-02', '', 'expired'],
    ['before the sale', '2025-12-31', '', 'before-start'],
  ])('%s', (_, at, remedies, reason) => {
    expect(answer(at)).toEqual([remedies, '2027-01-01', reason])
  })

  test('from delivery where it is given, and anew from an exchange', () => {
    expect(answer('2026-01-12', [], { delivered: '2026-01-05' })[0]).toBe('refund exchange repair')
    expect(answer('2026-06-08', [['2026-06-01', 'exchanged']])).toEqual([
      'refund exchange repair',
      '2027-06-01',
      'within-refund-days',
    ])
  })
})

describe('by what repairs came to', () => {
  const once = repaired('2026-02-01', '2026-02-06')
  const twice = [...once, ...repaired('2026-03-01', '2026-03-11')]

  test.each<[string, string, Given[], boolean, string[]]>([
    ['one repair opens nothing more', '2026-04-01', once, false, ['repair', '2027-01-06', 'within-term']],
    ['two do', '2026-04-01', twice, false, ['refund exchange repair', '2027-01-16', 'within-term', 'repairs-failed']],
    ['not while the second goes on', '2026-03-10', twice, false, ['repair', '2027-01-15', 'within-term']],
    [
      'an exchange forgets them',
      '2026-05-01',
      [...twice, ['2026-04-01', 'exchanged']],
      false,
      ['repair', '2027-04-01', 'within-term'],
    ],
    [
      'waiting 90 days for parts opens nothing yet',
      '2026-05-02',
      [['2026-02-01', 'repairStarted']],
      true,
      ['repair', '2027-04-01', 'within-term'],
    ],
    [
      '91 do',
      '2026-05-03',
      [['2026-02-01', 'repairStarted']],
      true,
      ['exchange repair', '2027-04-02', 'within-term', 'parts-missing'],
    ],
    [
      '91 days in repair without waiting do not',
      '2026-05-03',
      [['2026-02-01', 'repairStarted']],
      false,
      ['repair', '2027-04-02', 'within-term'],
    ],
    [
      'what was repaired at the end lasts thirty days',
      '2027-01-28',
      repaired('2026-12-20', '2026-12-30'),
      false,
      ['repair', '2027-01-29', 'within-term'],
    ],
  ])('%s', (_, at, given, waitingForParts, expected) => {
    expect(answer(at, given, { waitingForParts })).toEqual(expected)
  })
})

test.each([
  [{ months: 0 }, 'commerce.not-within', 'months'],
  [{ months: Number.POSITIVE_INFINITY }, 'commerce.not-within', 'months'],
  [{ sold: '?' }, 'commerce.not-a-time', 'sold'],
])('nonsense is refused: %j, %s at %s', (more, code, field) => {
  const question = { sold: '2026-01-01', months: 12, events: [], at: '2026-02-01', ...more }
  expect(threeGuarantees(question)).toMatchObject({ ok: false, refusal: { code, field } })
})
