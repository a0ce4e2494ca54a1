import { COUNTED_MOST, type QueueCounts } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../engine/index.ts'
import type { Database } from '../../platform/database.ts'
import { type CaseSight, isSeen, type TaskSight } from '../cases/index.ts'

/** It stands in the text: for a limit that is given PostgreSQL plans each time. */
const MOST = sql.lit(COUNTED_MOST)

export interface Counted {
  readonly actor: Actor
  readonly tasks: TaskSight
  readonly cases: CaseSight
  /** Whether what is overdue is counted of all that is seen, not of one's own and of one's groups. */
  readonly isOverdueOfAll: boolean
  readonly now: Instant
}

/**
 * How much there is in each queue of somebody, in one statement, which is prepared: it is long, and so would be planned for longer
 * than it takes. What is claimable is gathered first, as in the work list, and what of it is seen is asked once for all
 * queues, unless there is more of it than is counted.
 */
export async function countQueues(database: Database, counted: Counted): Promise<QueueCounts> {
  const { actor, tasks, cases, isOverdueOfAll, now } = counted
  const seen = tasks ?? sql<boolean>`true`
  const groups = [...actor.groups]
  const among = [...groups.map((group) => `g:${group}`), `u:${actor.who}`, '*']
  const isMine = sql`assignee = ${actor.who}`
  const isClaimable = sql`(assignee is null and claimable_by && ${among}::text[])`
  const isOfTeam = sql`(${isMine} or ${isClaimable} or candidate_groups && ${groups}::text[])`
  const isLate = sql`coalesce(due_at, 'infinity') < ${isoOf(now)}`
  const open = (condition: RawBuilder<unknown>) =>
    sql`select from user_task where status = 'open' and ${condition} and ${seen}`
  const upTo = (rows: RawBuilder<unknown>) => sql`(select count(*)::integer from (${rows} limit ${MOST}) as counted)`
  const ofTeam = (condition: RawBuilder<unknown>) => sql<number>`
    case when (select count(*) from seen_team) < ${MOST} then (select count(*)::integer from seen_team where ${condition})
      else ${upTo(sql`select from team as user_task where ${seen} and ${condition}`)} end`
  const { rows } = await sql<QueueCounts>`
    with team as materialized (select id, root_id, assignee, claimable_by, due_at from user_task where status = 'open' and ${isOfTeam}),
      seen_team as materialized (select * from team as user_task where ${seen} limit ${MOST})
    select ${upTo(open(isMine))} as mine, (select count(*)::integer from seen_team) as team,
      ${ofTeam(isClaimable)} as unassigned,
      ${isOverdueOfAll ? upTo(open(isLate)) : ofTeam(isLate)} as overdue,
      ${upTo(open(sql`true`))} as all,
      ${upTo(sql`select from task_copy where person = ${actor.who} and seen_at is null`)} as copies,
      ${upTo(sql`select from case_watcher join service_case on service_case.id = case_watcher.case_id
        where person = ${actor.who} and status <> 'closed' and ${isSeen(cases)}`)} as watched`.execute(database)
  const [counts] = rows
  if (counts === undefined) throw new Error('expected one row of counts, got none')
  return counts
}
