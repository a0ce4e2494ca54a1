import { addDays, daysBetween, type LocalDate, readLocalDate } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WarrantyEventType, WarrantyUnit } from './warranty.ts'
import { warrantyOf } from './warranty-of.ts'

type Given = [string, WarrantyEventType]
const events = (...given: Given[]) => given.map(([at, type]) => ({ at, type }))
const unit = (given: Partial<WarrantyUnit>): WarrantyUnit => ({
  sold: '2025-03-01',
  terms: [
    { component: 'whole', months: 12 },
    { component: 'compressor', months: 36 },
  ],
  events: [],
  ...given,
})

function answer(given: Partial<WarrantyUnit>, at: string, component = 'whole') {
  const result = warrantyOf(unit(given), [component], at)
  if (!result.ok) throw new Error(`expected an answer, got ${JSON.stringify(result.refusal)}`)
  const [one] = result.value
  if (one === undefined) throw new Error('expected one answer, got none')
  return one
}

const codes = (given: Partial<WarrantyUnit>, at: string) => answer(given, at).reasons.map(({ code }) => code)

describe('the term runs from delivery, else from the sale, through the same day of its last month', () => {
  test.each<[string, string | undefined, number, string]>([
    ['2025-03-01', undefined, 12, '2026-03-01'],
    ['2025-03-01', '2025-03-05', 12, '2026-03-05'],
    ['2025-01-31', undefined, 1, '2025-02-28'],
    ['2024-01-31', undefined, 1, '2024-02-29'],
    ['2024-02-29', undefined, 12, '2025-02-28'],
    ['2024-02-29', undefined, 48, '2028-02-29'],
    ['2025-08-31', undefined, 6, '2026-02-28'],
    ['2025-03-01T16:30:00Z', undefined, 12, '2026-03-02'],
    ['2025-03-01 23:59', undefined, 12, '2026-03-01'],
  ])('sold %s, delivered %s, %d months: until %s', (sold, delivered, months, until) => {
    const given = { sold, delivered, terms: [{ component: 'whole', months }] }
    expect(answer(given, until)).toMatchObject({ covered: true, until })
    const after = addDays(until as LocalDate, 1)
    expect(answer(given, after)).toMatchObject({ covered: false, until, reasons: [{ code: 'expired' }] })
  })

  test('each component has its own', () => {
    const result = warrantyOf(unit({}), ['compressor', 'whole', 'remote control'], '2027-01-01')
    expect(result.ok && result.value).toMatchObject([
      { component: 'compressor', covered: true, until: '2028-03-01', reasons: [{ code: 'within-term' }] },
      { component: 'whole', covered: false, until: '2026-03-01', reasons: [{ code: 'expired' }] },
      { component: 'remote control', covered: false, until: null, reasons: [{ code: 'not-in-terms' }] },
    ])
  })

  test('before it begins nothing is covered', () => {
    expect(answer({ delivered: '2025-03-05' }, '2025-03-04')).toMatchObject({
      covered: false,
      until: '2026-03-05',
      reasons: [{ code: 'before-start' }],
    })
  })

  test('the day of an instant is that of the zone', () => {
    const given = { sold: '2025-03-01T16:30:00Z', zone: 'Europe/London' }
    expect(answer(given, '2026-03-01T23:59:59Z')).toMatchObject({ covered: true, until: '2026-03-01' })
  })
})

describe('days in repair do not count towards the term', () => {
  test.each<[string, Given[], string, string, string[]]>([
    [
      'one repair',
      [
        ['2025-06-01', 'repairStarted'],
        ['2025-06-11', 'repairEnded'],
      ],
      '2026-01-01',
      '2026-03-11',
      ['repair-days'],
    ],
    [
      'two repairs',
      [
        ['2025-06-01', 'repairStarted'],
        ['2025-06-11', 'repairEnded'],
        ['2025-07-01', 'repairStarted'],
        ['2025-07-02', 'repairEnded'],
      ],
      '2026-01-01',
      '2026-03-12',
      ['repair-days'],
    ],
    [
      'there and back on one day',
      [
        ['2025-06-01', 'repairStarted'],
        ['2025-06-01', 'repairEnded'],
      ],
      '2026-01-01',
      '2026-03-01',
      [],
    ],
    [
      'begun on the last day',
      [
        ['2026-03-01', 'repairStarted'],
        ['2026-03-20', 'repairEnded'],
      ],
      '2026-03-20',
      '2026-03-20',
      ['repair-days'],
    ],
    [
      'begun in days that a repair added',
      [
        ['2025-06-01', 'repairStarted'],
        ['2025-06-11', 'repairEnded'],
        ['2026-03-10', 'repairStarted'],
        ['2026-03-12', 'repairEnded'],
      ],
      '2026-03-12',
      '2026-03-13',
      ['repair-days'],
    ],
    [
      'going on: counted until that day',
      [['2026-02-20', 'repairStarted']],
      '2026-03-10',
      '2026-03-19',
      ['repair-days', 'in-repair'],
    ],
    [
      'told in another order',
      [
        ['2025-06-11', 'repairEnded'],
        ['2025-06-01', 'repairStarted'],
      ],
      '2026-01-01',
      '2026-03-11',
      ['repair-days'],
    ],
    [
      'ended later than asked',
      [
        ['2025-06-01', 'repairStarted'],
        ['2025-06-11', 'repairEnded'],
      ],
      '2025-06-05',
      '2026-03-05',
      ['repair-days', 'in-repair'],
    ],
  ])('%s', (_, given, at, until, extending) => {
    expect(answer({ events: events(...given) }, at)).toMatchObject({ covered: true, until })
    expect(codes({ events: events(...given) }, at)).toEqual(['within-term', ...extending])
  })

  test('a repair that began after the term does not bring it back', () => {
    const late = events(['2026-03-02', 'repairStarted'], ['2026-06-01', 'repairEnded'])
    expect(answer({ events: late }, '2026-03-20')).toMatchObject({ covered: false, until: '2026-03-01' })
  })
})

describe('an exchange begins the whole term anew', () => {
  test.each<[string, Given[], string, string, string[]]>([
    ['from its day', [['2025-09-01', 'exchanged']], '2026-09-01', '2026-09-01', ['exchanged']],
    [
      'the last one',
      [
        ['2025-09-01', 'exchanged'],
        ['2026-01-31', 'exchanged'],
      ],
      '2026-09-01',
      '2027-01-31',
      ['exchanged'],
    ],
    [
      'and forgets earlier repairs',
      [
        ['2025-06-01', 'repairStarted'],
        ['2025-06-11', 'repairEnded'],
        ['2025-09-01', 'exchanged'],
      ],
      '2026-01-01',
      '2026-09-01',
      ['exchanged'],
    ],
    [
      'also one that was going on, whose end may be told afterwards',
      [
        ['2025-08-01', 'repairStarted'],
        ['2025-09-01', 'exchanged'],
        ['2025-09-03', 'repairEnded'],
      ],
      '2026-01-01',
      '2026-09-01',
      ['exchanged'],
    ],
    [
      'later repairs add to it',
      [
        ['2025-09-01', 'exchanged'],
        ['2025-10-01', 'repairStarted'],
        ['2025-10-06', 'repairEnded'],
      ],
      '2026-01-01',
      '2026-09-06',
      ['exchanged', 'repair-days'],
    ],
    ['on the day of the sale', [['2025-03-01', 'exchanged']], '2026-01-01', '2026-03-01', ['exchanged']],
  ])('%s', (_, given, at, until, extending) => {
    expect(answer({ events: events(...given) }, at)).toMatchObject({ covered: true, until })
    expect(codes({ events: events(...given) }, at)).toEqual(['within-term', ...extending])
  })
})

describe('where repaired goods must last some days, so does the warranty', () => {
  const repaired = (end: string) => ({
    repairedGoodsDays: 30,
    events: events(['2026-02-20', 'repairStarted'], [end, 'repairEnded']),
  })
  test.each([
    ['longer than the term', '2026-02-25', '2026-03-27', ['within-term', 'repair-days', 'repaired-goods']],
    [
      'after a repair that outlasted the term',
      '2026-04-10',
      '2026-05-10',
      ['within-term', 'repair-days', 'repaired-goods'],
    ],
  ])('%s', (_, end, until, reasons) => {
    expect(answer(repaired(end), until)).toMatchObject({ covered: true, until })
    expect(codes(repaired(end), until)).toEqual(reasons)
  })

  test('not where the term is longer anyway, and not while the repair goes on', () => {
    const early = events(['2025-04-01', 'repairStarted'], ['2025-04-03', 'repairEnded'])
    expect(answer({ repairedGoodsDays: 30, events: early }, '2026-01-01').until).toBe('2026-03-03')
    expect(answer({ ...repaired('2026-04-10') }, '2026-03-01').until).toBe('2026-03-10')
  })
})

describe('a life that no unit can have is refused, naming the field', () => {
  test.each<[Partial<WarrantyUnit>, string, string, string]>([
    [{ sold: '2025-02-29' }, '2026-01-01', 'commerce.not-a-time', 'sold'],
    [{ sold: '20250-01-01' }, '2026-01-01', 'commerce.not-a-time', 'sold'],
    [{ sold: '0025-01-01' }, '2026-01-01', 'commerce.not-a-time', 'sold'],
    [{ delivered: 'soon' }, '2026-01-01', 'commerce.not-a-time', 'delivered'],
    [{ delivered: '2025-02-28' }, '2026-01-01', 'warranty.delivered-before-sold', 'delivered'],
    [{}, '', 'commerce.not-a-time', 'at'],
    [{ zone: 'Asia/Nowhere' }, '2026-01-01', 'commerce.unknown-zone', 'zone'],
    [{ terms: [{ component: 'a', months: 0 }] }, '2026-01-01', 'commerce.not-within', 'terms[0].months'],
    [{ terms: [{ component: 'a', months: 1.5 }] }, '2026-01-01', 'commerce.not-within', 'terms[0].months'],
    [{ terms: [{ component: 'a', months: 1e6 }] }, '2026-01-01', 'commerce.not-within', 'terms[0].months'],
    [
      {
        terms: [
          { component: 'a', months: 1 },
          { component: 'a', months: 2 },
        ],
      },
      '2026-01-01',
      'commerce.id-twice',
      'terms[1].component',
    ],
    [{ repairedGoodsDays: -1 }, '2026-01-01', 'commerce.not-within', 'repairedGoodsDays'],
    [{ events: events(['yesterday', 'exchanged']) }, '2026-01-01', 'commerce.not-a-time', 'events[0].at'],
    [{ events: events(['2025-02-28', 'exchanged']) }, '2026-01-01', 'warranty.before-start', 'events[0].at'],
    [
      { events: events(['2025-06-11', 'repairEnded'], ['2025-06-12', 'repairStarted']) },
      '2026-01-01',
      'warranty.no-repair-open',
      'events[0].type',
    ],
    [
      { events: events(['2025-06-12', 'repairStarted'], ['2025-06-11', 'repairStarted']) },
      '2026-01-01',
      'warranty.repair-open',
      'events[0].type',
    ],
    [
      {
        events: events(
          ['2025-06-01', 'repairStarted'],
          ['2025-06-02', 'exchanged'],
          ['2025-06-03', 'repairEnded'],
          ['2025-06-04', 'repairEnded'],
        ),
      },
      '2026-01-01',
      'warranty.no-repair-open',
      'events[3].type',
    ],
  ])('%j at %j: %s at %s', (given, at, code, field) => {
    expect(warrantyOf(unit(given), ['whole'], at)).toMatchObject({ ok: false, refusal: { code, field } })
  })
})

const day = (offset: number) => addDays(readLocalDate('2025-03-01') as LocalDate, offset)
const anyRepairs = fc
  .array(fc.nat(200), { maxLength: 8 })
  .map((days) => days.sort((a, b) => a - b))
  .map((days) =>
    events(...days.map((offset, index): Given => [day(offset), index % 2 === 0 ? 'repairStarted' : 'repairEnded'])),
  )

test('a term is longer by exactly the days in repair, whatever they are cut into', () => {
  fc.assert(
    fc.property(
      anyRepairs,
      fc.integer({ min: 1, max: 36 }),
      fc.integer({ min: 200, max: 1_500 }),
      (repairs, months, later) => {
        const given = { terms: [{ component: 'whole', months }], events: repairs }
        const plain = answer({ ...given, events: [] }, day(later)).until
        const { until, covered } = answer(given, day(later))
        const ends = repairs.map(({ at }) => at as LocalDate)
        let [days, reached] = [0, plain]
        for (let index = 0; index < ends.length; index += 2) {
          const from = ends[index]
          if (from === undefined || reached === null || from > reached) break
          days += daysBetween(from, ends[index + 1] ?? day(later))
          reached = addDays(plain as LocalDate, days)
        }
        expect(until).toBe(reached)
        expect(covered).toBe(reached !== null && day(later) <= reached)
      },
    ),
  )
})

test('a repair cut in two that touch is the same repair', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 3, maxLength: 3 }), (days) => {
      const [from = 0, cut = 0, to = 0] = days.sort((a, b) => a - b)
      const whole = events([day(from), 'repairStarted'], [day(to), 'repairEnded'])
      const halves = events(
        [day(from), 'repairStarted'],
        [day(cut), 'repairEnded'],
        [day(cut), 'repairStarted'],
        [day(to), 'repairEnded'],
      )
      expect(answer({ events: halves }, day(500)).until).toBe(answer({ events: whole }, day(500)).until)
    }),
  )
})
