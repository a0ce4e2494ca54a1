import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'
import { EFFECTS, OUTSIDE } from './flow.ts'

/** Everything that does not add up after servers were killed: nothing, if nothing was lost and nothing done twice. */
export async function judgeLedger(database: Database, ledger: string, said: readonly string[]): Promise<string[]> {
  const roots = await database
    .selectFrom('process_instance')
    .select(['id', 'status'])
    .where('parent_id', 'is', null)
    .execute()
  const statuses = new Map(roots.map(({ id, status }) => [id, status]))
  const inside = await sql<{ key: string; element: string; instance: string }>`select * from effect`.execute(database)
  const told = (await readFile(ledger, 'utf8')).split('\n').flatMap((line) => (line === '' ? [] : [parse(line)]))
  const counts = Map.groupBy([...inside.rows, ...once(told)], ({ instance, element }) => `${instance} ${element}`)
  return [
    ...said.flatMap((line) => lost(line, statuses)),
    ...roots.flatMap(({ id, status }) => (status === 'completed' ? [] : [`${id} is ${status}`])),
    ...twice(inside.rows.map(({ key }) => key)),
    ...differently(told),
    ...roots.flatMap(({ id }) => wrongCounts(id, counts)),
    ...(await leftOver(database)),
    ...(await gaps(database)),
  ]
}

interface Told {
  readonly key: string
  readonly element: string
  readonly instance: string
}

function parse(line: string): Told {
  const [key, element, instance] = JSON.parse(line)
  return { key, element, instance }
}

/** What was committed must be there. */
function lost(line: string, statuses: ReadonlyMap<string, string>): string[] {
  const [what, id = ''] = line.split(' ')
  return what === 'started' && !statuses.has(id) ? [`${id} was started and is lost`] : []
}

/** What happened inside a transaction happened once. */
function twice(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.flatMap((key) => (seen.size === seen.add(key).size ? [`${key} was done twice inside`] : []))
}

/** What was told the world outside may be told again, but under the same key it must be the same. */
function differently(told: readonly Told[]): string[] {
  const first = new Map<string, Told>()
  return told.flatMap((one) => {
    const before = first.get(one.key) ?? one
    first.set(one.key, before)
    return before.element === one.element && before.instance === one.instance ? [] : [`${one.key} changed its meaning`]
  })
}

const once = (told: readonly Told[]): Told[] => [...new Map(told.map((one) => [one.key, one])).values()]

function wrongCounts(id: string, counts: ReadonlyMap<string, readonly Told[]>): string[] {
  return Object.entries(EFFECTS).flatMap(([element, wanted]) => {
    const count = counts.get(`${id} ${element}`)?.length ?? 0
    const where = OUTSIDE.includes(element) ? 'outside' : 'inside'
    return count === wanted ? [] : [`${id}: ${element} ${where} ${count} times instead of ${wanted}`]
  })
}

/** Instances that have ended wait for nothing. */
async function leftOver(database: Database): Promise<string[]> {
  const tables = ['job', 'timer', 'message_subscription', 'signal_subscription'] as const
  const counts = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
        database,
      )
      return rows[0]?.count === 0 ? [] : [`${rows[0]?.count} rows are left in ${table}`]
    }),
  )
  const open = await database.selectFrom('user_task').select('id').where('status', '=', 'open').execute()
  const incidents = await database.selectFrom('incident').select(['element', 'code']).execute()
  return [
    ...counts.flat(),
    ...open.map(({ id }) => `the task ${id} is still open`),
    ...incidents.map(({ element, code }) => `an incident at ${element}: ${code}`),
  ]
}

/** The history of each instance is without a gap, and says the end of every visit once. */
async function gaps(database: Database): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select instance_id as id from process_event group by instance_id
    having max(number) <> count(*) or min(number) <> 1`.execute(database)
  const { rows: ends } = await sql<{ id: string; visit: number }>`
    select instance_id as id, visit from process_event where kind in ('left', 'passed') and visit > 0
    group by instance_id, visit having count(*) > 1`.execute(database)
  return [
    ...rows.map(({ id }) => `the history of ${id} has a gap`),
    ...ends.map(({ id, visit }) => `the visit ${visit} of ${id} ended twice`),
  ]
}
