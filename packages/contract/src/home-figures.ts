import { z } from 'zod'
import { bilingual } from './language.ts'
import { currencyCode, instantText } from './scalars.ts'

/** From the first instant, before the other: give both to a list to see the records behind a figure. */
const span = { from: instantText, before: instantText }
const count = z.int()
const amount = z.object({ count, minor: z.int().meta({ description: 'In minor units of `currency`' }) })

const cases = z.object({
  open: count,
  waiting: count,
  running: count,
  stuck: count,
  overdue: count,
  urgent: count.meta({ description: 'Open and urgent' }),
  unassigned: count.meta({ description: 'With an open task that nobody has' }),
  mine: count.meta({ description: 'With an open task of yours' }),
  mineOverdue: count,
  openedToday: count,
  closedToday: count,
})

/** What concerns whoever asks, today. */
export const homeFigures = z
  .object({
    today: z.object(span),
    cases: cases.nullable().meta({ description: 'Each counted up to 10,000' }),
    types: z
      .array(z.object({ type: z.string(), name: bilingual.nullable(), open: count }))
      .nullable()
      .meta({ description: 'Open cases by type, the most frequent first' }),
    reasons: z
      .object({ ...span, items: z.array(z.object({ reason: z.string(), count })) })
      .nullable()
      .meta({
        description: 'Why rules judged as they did, of cases opened in the last 30 days, the most frequent first',
      }),
    satisfaction: z
      .object({
        ...span,
        scores: z
          .array(z.object({ score: z.int().min(1).max(5), count }))
          .meta({ description: 'The best first, all five' }),
        average: z.number().nullable().meta({ description: 'From 1 to 5; null where nobody rated' }),
        averageBefore: z.number().nullable().meta({ description: 'Of the 30 days before' }),
      })
      .nullable()
      .meta({ description: 'How customers rated cases (CSAT) in the last 30 days' }),
    refunds: z
      .object({
        currency: currencyCode,
        days: z
          .array(z.object({ ...span, ...amount.shape, weekBefore: amount }))
          .meta({ description: 'The last seven days, today last, each beside the same day of the week before' }),
        pending: count,
        failed: count,
      })
      .nullable()
      .meta({ description: 'Money that went back, in the currency with the most refunds' }),
    parcels: z.object({ underWay: count, exceptions: count, quiet: count, quietSince: instantText }).nullable(),
    stock: z.object({ low: count, expiring: count, days: count }).nullable(),
  })
  .meta({ id: 'HomeFigures' })

const day = (at: number) => `2026-03-${String(at).padStart(2, '0')}T16:00:00Z`

export const exampleHome: z.input<typeof homeFigures> = {
  today: { from: day(7), before: day(8) },
  cases: {
    open: 42,
    waiting: 30,
    running: 10,
    stuck: 2,
    overdue: 4,
    urgent: 1,
    unassigned: 12,
    mine: 6,
    mineOverdue: 1,
    openedToday: 17,
    closedToday: 21,
  },
  types: [{ type: 'complaint', name: { en: 'Complaint', 'zh-CN': '投诉' }, open: 9 }],
  reasons: { from: day(1), before: day(8), items: [{ reason: 'tooOld', count: 12 }] },
  satisfaction: {
    from: day(1),
    before: day(8),
    scores: [5, 4, 3, 2, 1].map((score) => ({ score, count: score })),
    average: 3.67,
    averageBefore: 3.4,
  },
  refunds: {
    currency: 'CNY',
    days: [{ from: day(7), before: day(8), count: 5, minor: 120_00, weekBefore: { count: 4, minor: 98_00 } }],
    pending: 3,
    failed: 1,
  },
  parcels: { underWay: 15, exceptions: 1, quiet: 2, quietSince: day(5) },
  stock: { low: 3, expiring: 2, days: 30 },
}
