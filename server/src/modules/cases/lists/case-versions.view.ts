import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

/** What came of the cases that were opened in some versions of a flow within a time. */
export interface CasesOfVersions {
  readonly opened: number
  readonly closed: number
  /** Hours from opening to closing, the median; null: none closed. */
  readonly hours: number | null
  /** Tasks that people had. */
  readonly tasks: number
  /** Cases of which a person had a task. */
  readonly handed: number
  readonly incidents: number
  readonly refunds: readonly { readonly currency: string; readonly minor: number }[]
  readonly outcomes: readonly { readonly outcome: string | null; readonly cases: number }[]
}

export interface VersionsAsked {
  readonly process: string
  /** Versions, or (`isOthers`) all versions but these. */
  readonly definitionIds: readonly string[]
  readonly isOthers: boolean
  /** Only cases of these shops; null: of all. */
  readonly sources: readonly string[] | null
  readonly since: Instant
  readonly until: Instant | null
}

export async function casesOfVersions(database: Database, asked: VersionsAsked): Promise<CasesOfVersions> {
  const { process, definitionIds, isOthers, sources, since, until } = asked
  const ids = sql`${[...definitionIds]}::uuid[]`
  const these = sql`these as (
    select service_case.*, instance.id as instance from service_case
    join process_instance as instance on instance.id = service_case.instance_id
    join definition on definition.id = instance.definition_id
    where definition.key = ${process} and definition.kind = 'process'
      and service_case.opened_at >= ${isoOf(since)}::timestamptz
      and ${until === null ? sql`true` : sql`service_case.opened_at < ${isoOf(until)}::timestamptz`}
      and ${sources === null ? sql`true` : sql`service_case.source = any(${[...sources]}::text[])`}
      and ${isOthers ? sql`not (definition.id = any(${ids}))` : sql`definition.id = any(${ids})`})`
  const [sums, refunds, outcomes] = await Promise.all([
    sql<{ opened: number; closed: number; hours: number | null; tasks: number; handed: number; incidents: number }>`
      with ${these} select count(*)::int as opened, count(closed_at)::int as closed,
        (percentile_cont(0.5) within group (order by extract(epoch from closed_at - opened_at) / 3600)
          filter (where closed_at is not null))::float8 as hours,
        (select count(*)::int from user_task where instance_id in (select instance from these)) as tasks,
        (select count(distinct instance_id)::int from user_task where instance_id in (select instance from these)) as handed,
        (select count(*)::int from incident where instance_id in (select instance from these)) as incidents
      from these`.execute(database),
    sql<{ currency: string; minor: number }>`
      with ${these} select currency, sum(refund_minor)::float8 as minor from these
      where refund_minor is not null and currency is not null group by currency order by currency`.execute(database),
    sql<{ outcome: string | null; cases: number }>`
      with ${these} select outcome, count(*)::int as cases from these where closed_at is not null
      group by outcome order by cases desc, outcome`.execute(database),
  ])
  const [sum] = sums.rows
  if (sum === undefined) throw new Error('expected one row of sums')
  return { ...sum, refunds: refunds.rows, outcomes: outcomes.rows }
}
