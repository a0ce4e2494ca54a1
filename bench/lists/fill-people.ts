import { readFile } from 'node:fs/promises'
import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { deployPackRoles, type Person } from '../../server/src/modules/access/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { newId } from '../../server/src/platform/ids.ts'
import { inTransaction } from '../../server/src/platform/transaction.ts'

const AGENT = new URL('../../pack/retail/roles/agent.role.json', import.meta.url)

const shops = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `shop-${from + at}`)

/** The shops of each who asks. */
const SHOPS = {
  One: shops(7, 8),
  Ten: shops(10, 20),
  Fifty: shops(20, 70),
  Shut: ['shop-shut'],
} as const

/** Who asks, by how many shops are theirs. */
export type Somebody = keyof typeof SHOPS

export const somebodies = Object.keys(SHOPS) as Somebody[]

/**
 * Adds agents to the cases: each of a unit with some of the shops, with what years leave behind. Tasks of 10,000 cases of these
 * shops were done by them and of 40 of others; 500 and 5 were opened and 20 elsewhere are watched by them. Every open case has a task
 * that is offered to all agents.
 */
export async function fillPeople(database: Database): Promise<Readonly<Record<Somebody, Person>>> {
  const now = systemClock.now()
  const at = isoOf(now)
  const role = { name: 'agent.role.json', content: await readFile(AGENT, 'utf8') }
  const deployed = await inTransaction(database, (tx) => deployPackRoles(tx, [role], now))
  if (!deployed.ok) throw new Error(`expected a role, got ${JSON.stringify(deployed.refusal)}`)
  const deployment = newId(now)
  const process = newId(now)
  await sql`insert into deployment (id, deployed_at) values (${deployment}, ${at})`.execute(database)
  await sql`insert into definition (id, kind, key, version, name, resource, checksum, content, deployed_at, deployment_id)
    values (${process}, 'process', 'bench', 1, 'Bench', 'bench.bpmn', 'bench', '', ${at}, ${deployment})`.execute(
    database,
  )
  await addTasks(database, process, sql`service_case where status <> 'closed'`, null)
  const people: [Somebody, Person][] = []
  for (const somebody of somebodies) people.push([somebody, await addPerson(database, somebody, process, at)])
  for (const table of ['service_case', 'process_instance', 'user_task', 'case_watcher']) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(database)
  }
  return Object.fromEntries(people) as Record<Somebody, Person>
}

async function addPerson(database: Database, somebody: Somebody, process: string, at: string): Promise<Person> {
  const email = `${somebody.toLowerCase()}@example.com`
  const userId = newId(systemClock.now())
  const theirs = sql`source = any(${SHOPS[somebody]}::text[])`
  const elsewhere = sql`source in ('shop-80', 'shop-81', 'shop-82')`
  await sql`insert into access_user (id, name, email, created_at, updated_at) values (${userId}, ${email}, ${email}, ${at}, ${at})`.execute(
    database,
  )
  await sql`insert into org_unit (key, name_en, name_zh, parent, changed_at, changed_by)
    values (${email}, ${email}, ${email}, 'company', ${at}, 'bench')`.execute(database)
  await sql`insert into org_unit_source (source, unit) select source, ${email} from unnest(${SHOPS[somebody]}::text[]) as source`.execute(
    database,
  )
  await sql`insert into person_role (user_id, role, unit, assigned_at, assigned_by) values (${userId}, 'agent', ${email}, ${at}, 'bench')`.execute(
    database,
  )
  for (const [condition, most] of [
    [theirs, 10_000],
    [elsewhere, 40],
  ] as const) {
    const done = sql`(select * from service_case where status = 'closed' and ${condition}
      and not exists (select from process_instance where id = instance_id) order by id desc limit ${most}) as done`
    await addTasks(database, process, done, email)
  }
  for (const [condition, most] of [
    [theirs, 500],
    [elsewhere, 5],
  ] as const) {
    await sql`update service_case set opened_by = ${email} where id in (
      select id from service_case where ${condition} and opened_by is null order by id desc limit ${most})`.execute(
      database,
    )
  }
  await sql`insert into case_watcher (case_id, person, added_at, added_by) select id, ${email}, ${at}, ${email} from service_case
    where ${elsewhere} and status <> 'closed' order by id desc limit 20`.execute(database)
  return { userId, email, role: 'staff' }
}

/** Gives each of these cases a flow with one task: open and offered to all agents, or done by somebody. */
async function addTasks(
  database: Database,
  process: string,
  cases: ReturnType<typeof sql>,
  doneBy: string | null,
): Promise<void> {
  await sql`with begun as (
      insert into process_instance (id, definition_id, business_key, status, started_at, ended_at, last_event, variables, root_id)
      select instance_id, ${process}, number, case status when 'closed' then 'completed' else 'active' end, opened_at, closed_at, 0,
        '{}', instance_id
      from ${cases} returning id, started_at
    )
    insert into user_task (id, instance_id, visit, element, name, candidate_groups, claimable_by, status, created_at,
      completed_at, completed_by, root_id, process_key)
    select gen_random_uuid(), id, 1, 'work', 'Work', '{service-agents}', '{g:service-agents}',
      case when ${doneBy}::text is null then 'open' else 'completed' end, started_at,
      case when ${doneBy}::text is not null then started_at end, ${doneBy}::text, id, 'bench' from begun`.execute(
    database,
  )
}
