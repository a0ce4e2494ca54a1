import { writeCursor } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import { grantsOf, type Person, sourceScope } from '../../server/src/modules/access/index.ts'
import { caseSight, countCases, listCases, SEES_ALL } from '../../server/src/modules/cases/index.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { type Somebody, somebodies } from './fill-people.ts'

type Filter = Omit<Parameters<typeof listCases>[1], 'limit' | 'cursor'>

/** What is asked of a list, and by whom: of those who see some shops only, or (left out) by somebody who sees all. */
export interface Question {
  readonly filter: Filter
  readonly by?: Somebody
}

/** What people ask of a list of cases. */
const asked = {
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
  ofCustomer: { source: 'shop-7', customer: 'KH147' },
  ofField: { type: 'type-3', field: ['colour=c123'] },
  frequentWord: { q: '退货' },
  commonWord: { q: '电水壶' },
  rareWord: { q: '罕见' },
  number: { q: 'TH00012345' },
  customerName: { q: '王芳' },
  telephone: { q: '13800012345' },
  nothing: { q: '不存在的字样' },
} as const satisfies Readonly<Record<string, Filter>>

/** Of these, what those who see some shops only ask too. */
const askedOfSome = [
  'newest',
  'open',
  'byDue',
  'overdue',
  'byPriority',
  'byRefund',
  'frequentWord',
  'customerName',
] as const

export const questions: Readonly<Record<string, Question>> = Object.fromEntries([
  ...Object.entries(asked).map(([name, filter]) => [name, { filter }] as const),
  ...somebodies.flatMap((by) => askedOfSome.map((name) => [`${name}Of${by}`, { filter: asked[name], by }] as const)),
])

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

/** Who is at the list: they are told what they see anew for each question, as for each request. */
export type People = Readonly<Record<Somebody, Person>>

async function askingOf(database: Database, people: People, by: Somebody | undefined, now: Instant) {
  if (by === undefined) return { sight: SEES_ALL, customers: { kind: 'all' }, now } as const
  const person = { ...people[by] }
  const sight = await caseSight(database, person)
  return { sight, customers: sourceScope(await grantsOf(database, person), 'customers.see', 'own-too'), now }
}

/** Asks for a page of 50: the first, or one after a cursor. */
export async function askPage(
  database: Database,
  { filter, by }: Question,
  people: People,
  now: Instant,
  cursor?: string,
): Promise<void> {
  const asking = await askingOf(database, people, by, now)
  const page = await listCases(database, { ...filter, limit: 50, cursor }, asking)
  if (!page.ok) throw new Error(`expected a page, got ${page.refusal.code}`)
}

export async function askCount(
  database: Database,
  { filter, by }: Question,
  people: People,
  now: Instant,
): Promise<void> {
  const { sort: _sort, ...conditions } = filter
  const counted = await countCases(database, conditions, await askingOf(database, people, by, now))
  if (!counted.ok) throw new Error(`expected a count, got ${counted.refusal.code}`)
}
