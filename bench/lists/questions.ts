import { writeCursor } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import { countCases, listCases, SEES_ALL } from '../../server/src/modules/cases/index.ts'
import type { Database } from '../../server/src/platform/database.ts'

type Filter = Omit<Parameters<typeof listCases>[1], 'limit' | 'cursor'>

/** What people ask of a list of cases. */
export const questions = {
  newest: {},
  open: { state: 'open' },
  waiting: { state: 'waiting' },
  ofType: { type: 'type-3' },
  ofTypeByRefund: { type: 'type-3', sort: 'refund' },
  byDue: { sort: 'due' },
  overdue: { overdue: 'true', sort: 'due' },
  byPriority: { sort: 'priority', state: 'waiting' },
  byRefund: { sort: 'refund' },
  ofShopAndReason: { source: 'shop-7', reason: 'tooOld' },
  ofCustomer: { source: 'shop-7', customer: 'KH47' },
  ofField: { type: 'type-3', field: ['colour=c123'] },
  frequentWord: { q: '退货' },
  rareWord: { q: '罕见' },
  number: { q: 'TH00012345' },
  customerName: { q: '王芳' },
  telephone: { q: '13800012345' },
  nothing: { q: '不存在的字样' },
} as const satisfies Readonly<Record<string, Filter>>

export type Question = keyof typeof questions

/** The middle of a list in each order: where somebody is who has scrolled for long. */
export async function middles(database: Database): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ id: string; opened: Instant; refund: number; due: Instant | null }>`
    select (select id from service_case order by id offset (select count(*) / 2 from service_case) limit 1) as id,
      (select opened_at from service_case order by id offset (select count(*) / 2 from service_case) limit 1) as opened,
      (select percentile_disc(0.5) within group (order by refund_minor) from service_case) as refund,
      (select percentile_disc(0.5) within group (order by due_at) from service_clock) as due`.execute(database)
  const [row] = rows
  if (row === undefined) throw new Error('expected cases to have a middle')
  const { id, opened, refund, due } = row
  return {
    opened: writeCursor(['opened first keyed', opened, id]),
    due: writeCursor(['due first keyed', due ?? opened, id]),
    priority: writeCursor(['priority first keyed', 1, id]),
    refund: writeCursor(['refund first keyed', refund, id]),
  }
}

const EVERYTHING = { sight: SEES_ALL, customers: { kind: 'all' } } as const

/** Asks for a page of 50: the first, or one after a cursor. */
export async function askPage(database: Database, question: Question, now: Instant, cursor?: string): Promise<void> {
  const filter: Filter = questions[question]
  const page = await listCases(database, { ...filter, limit: 50, cursor }, { ...EVERYTHING, now })
  if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
}

export async function askCount(database: Database, question: Question, now: Instant): Promise<void> {
  const { sort: _sort, ...conditions }: Filter = questions[question]
  const counted = await countCases(database, conditions, { ...EVERYTHING, now })
  if (!counted.ok) throw new Error(`expected a count, got ${counted.refusal.code}`)
}
