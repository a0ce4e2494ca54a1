import {
  type Answer,
  type KnownRefusal,
  type ListedCase,
  type QueryOf,
  type routes,
  writeCursor,
} from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import { countUpTo } from '../../../platform/count-up-to.ts'
import type { Database } from '../../../platform/database.ts'
import { seenParts } from '../sight/seen-parts.ts'
import { type Asking, type CaseConditions, caseConditions } from './case-conditions.ts'
import { hasRest, orderOf, positionName, type Start, startOf } from './case-order.ts'
import { areFewOpen, IS_OPEN } from './few-open.view.ts'
import { type FoundCase, listedCases } from './listed-cases.view.ts'

type Asked = QueryOf<typeof routes.listCases>

/** What a list is narrowed to, in which order it is and where the page begins. */
export type CaseFilter = CaseConditions & Partial<Pick<Asked, 'sort' | 'direction' | 'cursor'>> & Pick<Asked, 'limit'>

type Refused = KnownRefusal<'paging.cursor-wrong' | 'fields.condition-wrong' | 'fields.not-searchable'>

/** A page of cases; those not seen are not there. */
export async function listCases(
  database: Database,
  { sort = 'opened', direction = 'first', cursor, limit, ...asked }: CaseFilter,
  asking: Asking,
): Promise<Result<{ items: ListedCase[]; next: string | null }, Refused>> {
  const start = startOf({ sort, direction, cursor })
  if (!start.ok) return start
  const conditions = await caseConditions(database, asked, asking)
  if (!conditions.ok) return conditions
  const { holds } = conditions.value
  const byOpen = (sort === 'due' || asked.overdue !== undefined) && (await areFewOpen(database, asking.sight, asked))
  const listed = byOpen && asked.overdue !== undefined ? sql`${holds} and ${IS_OPEN}` : holds
  const parts = (await seenParts(asking.sight, asked.source)).map((seen) => sql<boolean>`(${seen} and ${listed})`)
  const read = (from: Start, most: number) => readStage(database, { sort, direction, byOpen }, from, parts, most)
  const found = await read(start.value, limit + 1)
  const isShort = found.length <= limit && start.value.stage === 'keyed' && hasRest(sort)
  const rest = isShort ? await read({ stage: 'rest', after: null }, limit + 1 - found.length) : []
  const rows = [...found, ...rest]
  const last = rows[limit - 1]
  const stage = limit - 1 < found.length ? start.value.stage : 'rest'
  const isMore = rows.length > limit && last !== undefined
  return accept({
    items: await listedCases(database, rows.slice(0, limit), asking),
    next: isMore ? writeCursor([positionName({ sort, direction }, stage), last.sort_key, last.id]) : null,
  })
}

/** How far it is counted. */
const BOUNDS = {
  /** So many where a text is looked for in each case. */
  mostOfEach: 1_000,
  /** Gathering is quicker than asking case by case as long as not nearly every case is meant. */
  gathered: 50_000,
}

/** How many cases a list would hold. */
export async function countCases(
  database: Database,
  asked: CaseConditions,
  asking: Asking,
  bounds = BOUNDS,
): Answer<typeof routes.countCases> {
  const conditions = await caseConditions(database, asked, asking, bounds.gathered)
  if (!conditions.ok) return conditions
  const { holds, isOfEach } = conditions.value
  const open = asked.overdue === undefined ? sql`true` : IS_OPEN
  const found = (await seenParts(asking.sight, asked.source)).map(
    (seen) => sql`(select from service_case where ${seen} and ${holds} and ${open})`,
  )
  return accept(await countUpTo(database, sql.join(found, sql` union all `), isOfEach ? bounds.mostOfEach : undefined))
}

interface Placed extends FoundCase {
  readonly sort_key: number
}

/**
 * Each part is read in the order, along an index where that is quicker, and ended when the page is full. It has to be planned for
 * what it is asked with (ADR 0148), so it finds which cases and no more: what a page shows of them is asked by their ids.
 */
async function readStage(
  database: Database,
  order: Pick<Asked, 'sort' | 'direction'> & { readonly byOpen: boolean },
  start: Start,
  parts: readonly RawBuilder<boolean>[],
  most: number,
): Promise<Placed[]> {
  const { key, id, beyond, direction, isByClock } = orderOf(order, start)
  const to = sql.raw(direction)
  const found = parts.map(
    (part) => sql<Placed>`(select service_case.id, service_case.instance_id, ${key} as sort_key
      from service_case ${isByClock ? WITH_FIRST_CLOCK : sql``}
      where ${part} and ${beyond} and ${isOfStage(order, start.stage)}
      order by ${key} ${to}, ${id} ${to} limit ${most})`,
  )
  const { rows } = await sql<Placed>`
    select * from (${sql.join(found, sql` union all `)}) as found order by sort_key ${to}, id ${to} limit ${most}`.execute(
    database,
  )
  return rows
}

/** The clock that runs out first, of those that run: one row a case. */
const WITH_FIRST_CLOCK = sql`join service_clock as first_clock on first_clock.case_id = service_case.id
  and first_clock.standing = 'running' and not exists (
    select from service_clock as earlier where earlier.case_id = first_clock.case_id and earlier.standing = 'running'
      and (earlier.due_at, earlier.name) < (first_clock.due_at, first_clock.name))`

/** The clocks of a case stop when it ends. */
function isOfStage(order: { sort: Asked['sort']; byOpen: boolean }, stage: Start['stage']): RawBuilder<boolean> {
  const { sort, byOpen } = order
  if (sort === 'refund') {
    return stage === 'keyed' ? sql`service_case.refund_minor is not null` : sql`service_case.refund_minor is null`
  }
  if (sort !== 'due') return sql`true`
  if (stage === 'keyed') return byOpen ? IS_OPEN : sql`true`
  const isNoneOn = sql<boolean>`not exists (select from service_clock where case_id = service_case.id and standing = 'running')`
  return byOpen ? sql`(service_case.status = 'closed' or ${isNoneOn})` : isNoneOn
}
