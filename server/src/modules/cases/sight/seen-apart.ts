import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { admits, type CaseRange, isWithin } from '../../access/index.ts'
import { isInRanges } from './when.ts'

type Ranges = readonly (readonly CaseRange[])[]

/** What somebody sees, as two parts that have no case in common. */
export interface SeenApart {
  readonly ranges: Ranges
  /** The flows of the cases beside the ranges in which they have a part; null: too many to be named. */
  readonly own: readonly string[] | null
}

/** Somebody whose own cases are seen beside those in ranges, and the ranges in which offers to their groups count. */
export interface Involved {
  readonly actor: Actor
  readonly offers: Ranges
}

/** Found by themselves so many take a tenth of a second; where there are more, they are not rare among the cases that one looks at. */
const MOST_OWN = 10_000

/** Ranges by the shops that there are, so that an index finds them; and the cases beside them that are somebody's own, of nobody's none. */
export async function readApart(
  database: Database | Transaction,
  given: Ranges,
  involved: Involved | null,
  most = MOST_OWN,
): Promise<SeenApart> {
  const ranges = await withKnownSources(database, given)
  if (involved === null) return { ranges, own: [] }
  const { rows } = await sql<{ instance_id: string }>`
    ${sql.join(ownBeside(ranges, involved), sql` union `)} limit ${sql.lit(most + 1)}`.execute(database)
  return { ranges, own: rows.length > most ? null : rows.map(({ instance_id }) => instance_id) }
}

/**
 * The ways to have a part in a case: those of `involving`, each read from an index of its own. What somebody did in years is kept by
 * the shop of the case: to look at ten thousand cases in vain took 50 ms.
 */
function ownBeside(ranges: Ranges, { actor: { who, groups }, offers }: Involved): RawBuilder<unknown>[] {
  const beside = sql`not ${isInRanges(ranges, 'service_case')}`
  const ofFlows = (roots: RawBuilder<unknown>) =>
    sql`select instance_id from (${roots}) as flow join service_case on instance_id = root_id where ${beside}`
  const offered = ['*', ...groups.map((group) => `g:${group}`)]
  return [
    // People are known by their e-mail address, and in the index are those alone.
    sql`select instance_id from service_case where opened_by = ${who} and opened_by like '%@%' and ${beside}`,
    sql`select instance_id from case_watcher join service_case on service_case.id = case_id where person = ${who} and ${beside}`,
    ofWorker(ranges, who),
    ofFlows(sql`select root_id from user_task where status = 'open' and assignee = ${who}
      union all select root_id from user_task where status = 'open' and owner = ${who}
      union all select root_id from user_task where status = 'open' and assignee is null and claimable_by && array['u:' || ${who}]
      union all select root_id from task_copy join user_task on user_task.id = task_id where person = ${who}`),
    ...(isCovered(offers, ranges)
      ? []
      : [
          sql`${ofFlows(sql`select flows_offering(${offered}::text[]) as root_id`)} and ${isInRanges(offers, 'service_case')}`,
        ]),
  ]
}

/** The cases on which somebody worked: by the shops that are whole in the ranges first, the rest is asked of the cases that remain. */
function ofWorker(ranges: Ranges, who: string): RawBuilder<unknown> {
  const whole = ranges.map((set) => [NONE, ...set.filter(({ when }) => when === null)])
  const rest = sql`(select not ${isInRanges(ranges, 'service_case')} from service_case
    where service_case.instance_id = case_worker.instance_id)`
  return sql`select instance_id from case_worker where person = ${who} and not ${isInRanges(whole, 'case_worker')}
    and ${ranges.flat().every(({ when }) => when === null) ? sql`true` : rest}`
}

const NONE: CaseRange = { scope: { kind: 'in', sources: [] }, when: null }

/** Whether all cases in some ranges are in the others too, whatever else is said of them. */
const isCovered = (some: Ranges, others: Ranges): boolean =>
  others.every((set) =>
    some.some((one) =>
      one.every(({ scope }) => set.some((other) => other.when === null && isWithin(scope, other.scope))),
    ),
  )

/** All shops but some, as those that there are. */
async function withKnownSources(database: Database | Transaction, ranges: Ranges): Promise<Ranges> {
  if (ranges.flat().every(({ scope }) => scope.kind !== 'not-in')) return ranges
  const known = await sourcesOfCases(database)
  if (known.length > MOST_SOURCES) return ranges
  return ranges.map((set) =>
    set.map((range) =>
      range.scope.kind === 'not-in'
        ? { ...range, scope: { kind: 'in', sources: known.filter((source) => admits(range.scope, source)) } }
        : range,
    ),
  )
}

const MOST_SOURCES = 1_000

/** The shops that have cases, from one to the next along the index that they lead; no more than one beyond the most. */
async function sourcesOfCases(database: Database | Transaction): Promise<string[]> {
  const { rows } = await sql<{ source: string }>`
    with recursive known as (
      (select source from service_case order by source limit 1)
      union all
      select (select source from service_case where source > known.source order by source limit 1) from known
      where source is not null
    )
    select source from known where source is not null limit ${sql.lit(MOST_SOURCES + 1)}`.execute(database)
  return rows.map(({ source }) => source)
}
