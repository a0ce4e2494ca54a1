import { sql } from 'kysely'
import type { Database } from '../../server/src/platform/database.ts'

export const EVENTS_EACH = 6
/** Of so many instances, one had a task. */
const ONE_TASK_IN = 5
const SLICE = 50_000
const MONTHS = 12

/**
 * Ended instances of the year before, with six rows of history each in the months when they were, and a completed task for
 * each fifth: as they would lie there, in the order of their ids, a slice a statement.
 */
export async function fillHistory(database: Database, instances: number, each: (done: number) => void): Promise<void> {
  for (let ago = MONTHS; ago > 0; ago -= 1) await makeMonth(database, ago)
  for (let from = 0; from < instances; from += SLICE) {
    await fillSlice(database, from, Math.min(from + SLICE, instances), instances)
    each(Math.min(from + SLICE, instances))
  }
  for (const table of ['process_instance', 'user_task', 'process_event']) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(database)
  }
}

/** The month that began so many before this one, as the engine's upkeep would have made it. */
async function makeMonth(database: Database, ago: number): Promise<void> {
  const { rows } = await sql<{ name: string; begins: string; ends: string }>`
    select 'process_event_' || to_char(begins, 'YYYY_MM') as name, begins::text as begins,
      (begins + interval '1 month')::text as ends
    from (select date_trunc('month', now() at time zone 'UTC') - make_interval(months => ${ago}) as begins) as month
  `.execute(database)
  for (const { name, begins, ends } of rows) {
    await sql`create table ${sql.table(name)} partition of process_event
      for values from (${sql.lit(`${begins}Z`)}) to (${sql.lit(`${ends}Z`)})`.execute(database)
  }
}

function fillSlice(database: Database, from: number, to: number, of: number): Promise<void> {
  return database.transaction().execute(async (tx) => {
    await sql`
      create temporary table past on commit drop as
      select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '70008'
        || lpad(to_hex(n), 15, '0'))::uuid as id
      from generate_series(${from}::bigint, ${to - 1}::bigint) as n,
        lateral (select date_trunc('month', now()) - interval '330 days' + n * interval '320 days' / ${of}::bigint as at)
      order by n`.execute(tx)
    await sql`
      insert into process_instance (id, root_id, definition_id, business_key, status, started_at, ended_at, last_event, variables)
      select id, id, (select id from definition where key = 'asked' limit 1), 'past-' || n, 'completed', at,
        at + interval '1 second', ${EVENTS_EACH}, '{"amount": 120, "reason": "尺码不合", "approved": true}'
      from past order by n`.execute(tx)
    await sql`
      insert into process_event (instance_id, number, at, kind, element, visit, data)
      select id, number, at + number * interval '100 milliseconds', 'passed', 'Decide', number, '{"flows": "Start-Decide"}'
      from past, generate_series(1, ${EVENTS_EACH}) as number order by n, number`.execute(tx)
    await sql`
      insert into user_task (id, instance_id, root_id, process_key, visit, element, name, candidate_groups, status, created_at,
        completed_at, completed_by, submitted)
      select id, id, id, 'asked', 2, 'Decide', 'Decide', '{agents}', 'completed', at, at + interval '1 second',
        'lin@example.com', '{"approved": true}'
      from past where n % ${ONE_TASK_IN} = 0 order by n`.execute(tx)
  })
}
