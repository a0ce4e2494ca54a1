import type { QueryOf, routes } from '@aftersale/contract'
import { readCursor } from '@aftersale/contract'
import { accept, type Instant, instantOf, isoOf, type Result, refuse } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'

type Asked = Pick<QueryOf<typeof routes.listCases>, 'sort' | 'direction' | 'cursor'>

/** Cases that have what they are sorted by, or the rest of them: these come after all the others, the newest first. */
export type Stage = 'keyed' | 'rest'

/** Where a page begins. */
export interface Start {
  readonly stage: Stage
  /** The sort key and the id of the case before; null: at the beginning of the stage. */
  readonly after: { readonly key: number; readonly id: string } | null
}

/** The words are those of the index `service_case_rank`: with others it would not be used. */
const RANK = sql<number>`(case service_case.priority when 'urgent' then 3 when 'high' then 2 when 'low' then 0 else 1 end)`
const OPENED = sql<Instant>`service_case.opened_at`

/** Every case was opened and presses in some way; not every one has a clock that runs, or a refund. */
export const hasRest = (sort: Asked['sort']): boolean => sort === 'due' || sort === 'refund'

export function startOf({ sort, direction, cursor }: Asked): Result<Start, { code: 'paging.cursor-wrong' }> {
  if (cursor === undefined) return accept({ stage: 'keyed', after: null })
  const read = readCursor(cursor, ['string', 'number', 'id'])
  if (!read.ok) return read
  const [name, key, id] = read.value
  const stage = (['keyed', 'rest'] as const).find((one) => name === positionName({ sort, direction }, one))
  const isInstant = sort === 'opened' || sort === 'due' || stage === 'rest'
  if (stage === undefined) return refuse({ code: 'paging.cursor-wrong' })
  const [least, most] = isInstant ? INSTANTS : sort === 'priority' ? RANKS : REFUNDS
  if (key < least || key > most) return refuse({ code: 'paging.cursor-wrong' })
  return accept({ stage, after: { key, id } })
}

/** What a key may be, as cursors come back from callers, who may have changed them: instants of years with four digits (ms). */
const INSTANTS = [Date.UTC(1000, 0), Date.UTC(10_000, 0) - 1] as const
const RANKS = [0, 3] as const
const REFUNDS = [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] as const

/** A position counts in the order in which it was taken, and in no other. */
export const positionName = ({ sort, direction }: Pick<Asked, 'sort' | 'direction'>, stage: Stage): string =>
  `${sort} ${direction} ${stage}`

/** The key of a stage and how it is read: what a page is ordered by, and where it begins. */
export function orderOf({ sort, direction }: Pick<Asked, 'sort' | 'direction'>, { stage, after }: Start) {
  const by = stage === 'rest' ? 'opened' : sort
  const key: RawBuilder<number> = {
    opened: OPENED,
    due: sql<Instant>`first_clock.due_at`,
    priority: RANK,
    refund: REFUND,
  }[by]
  // Both of one table, so that a page is read from where it begins along the index of that table.
  const id = sql<string>`${sql.ref(by === 'due' ? 'first_clock.case_id' : 'service_case.id')}`
  const isInstant = by === 'opened' || by === 'due'
  const isDescending = stage === 'rest' || (direction === 'first') !== (by === 'due')
  const bound =
    after === null ? sql`null` : isInstant ? sql`${isoOf(instantOf(after.key))}::timestamptz` : sql`${after.key}`
  const beyond =
    after === null
      ? sql<boolean>`true`
      : sql<boolean>`(${key}, ${id}) ${sql.raw(isDescending ? '<' : '>')} (${bound}, ${after.id}::uuid)`
  return { key, id, beyond, direction: isDescending ? ('desc' as const) : ('asc' as const), isByClock: by === 'due' }
}

const REFUND = sql<number>`service_case.refund_minor`
