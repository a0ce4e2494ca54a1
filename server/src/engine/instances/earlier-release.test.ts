import { sql } from 'kysely'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { endEvent, flows, gateway, processFile, serviceTask, startEvent, userTask } from '../../../test/bpmn-text.ts'
import { emptyTestDatabase } from '../../../test/database.ts'
import { at, eachJob, engineWith, historyOf, incidentsOf, instanceOf, NOON, tasksOf } from '../../../test/engine.ts'
import { systemClock } from '../../platform/clock.ts'
import { sessionSettings } from '../../platform/connection.ts'
import { openDatabase } from '../../platform/database.ts'
import { openLog } from '../../platform/log.ts'
import { migrate, readMigrations } from '../../platform/migrate.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { commandInstance } from './command-instance.ts'

const LATER = at('2026-03-02T12:00:00Z')
const log = openLog({ level: 'error' })
const connection = await emptyTestDatabase()
const migrations = await readMigrations()
await migrate(connection, migrations.slice(0, 5), systemClock, log)

const PROCESS = processFile(
  'old',
  startEvent(),
  gateway('G', 'Ask'),
  userTask('Ask'),
  serviceTask('Do', 'work'),
  endEvent(),
  flows('Start', 'G', 'Ask', 'Do', 'End'),
  flows('G', '=broken', 'Do'),
)
const DEFINITION = '0190f3a2-0000-7000-8000-00000000000d'
const WAITS = '0190f3a2-0000-7000-8000-000000000001'
const STOPPED = '0190f3a2-0000-7000-8000-000000000002'
const ENDED = '0190f3a2-0000-7000-8000-000000000003'

// What the release before this one wrote: a case that waits for a person, one that stopped, one that has ended.
const session = new Client(sessionSettings(connection))
await session.connect()
const insert = (statement: string, values: readonly unknown[]) => session.query(statement, [...values])
await insert(
  `insert into definition (id, kind, key, version, name, resource, checksum, content, deployed_at)
    values ($1, 'process', 'old', 1, 'Old', 'old.bpmn', 'x', $2, $3)`,
  [DEFINITION, PROCESS, '2026-02-28T00:00:00Z'],
)
const element = (key: number, id: string, waitsFor: string) =>
  JSON.stringify({ nextKey: key + 1, elements: [{ key, element: id, since: NOON, waitsFor, locals: null }] })
for (const [id, status, state] of [
  [WAITS, 'active', element(3, 'Ask', 'user-task')],
  [STOPPED, 'active', element(3, 'Do', 'repair')],
  [ENDED, 'completed', null],
] as const) {
  await insert(
    `insert into process_instance (id, definition_id, business_key, status, started_at, ended_at, last_event, state, variables)
      values ($1, $2, 'case', $3, $4, $5, 2, $6, '{"n": 1}')`,
    [id, DEFINITION, status, '2026-03-01T12:00:00Z', status === 'active' ? null : '2026-03-01T12:00:00Z', state],
  )
  await insert(
    `insert into process_event (instance_id, number, at, kind, element, visit) values
      ($1, 1, $2, 'passed', 'Start', 1), ($1, 2, $2, 'passed', 'G', 2), ($1, 3, $2, $3, $4, 3)`,
    [id, '2026-03-01T12:00:00Z', id === STOPPED ? 'stopped' : 'entered', id === STOPPED ? 'Do' : 'Ask'],
  )
  await insert('update process_instance set last_event = 3 where id = $1', [id])
}
await insert(
  `insert into user_task (id, instance_id, visit, element, name, candidate_groups, status, created_at)
    values ($1, $2, 3, 'Ask', 'Ask', '{agents}', 'open', $3)`,
  ['0190f3a2-0000-7000-8000-00000000000a', WAITS, '2026-03-01T12:00:00Z'],
)
await insert(
  `insert into incident (id, instance_id, visit, element, code, message, created_at)
    values ($1, $2, 3, 'Do', 'work.odd', '{"en": "Odd.", "zh-CN": "奇怪。"}', $3)`,
  ['0190f3a2-0000-7000-8000-00000000000b', STOPPED, '2026-03-01T12:00:00Z'],
)
await session.end()
await migrate(connection, migrations, systemClock, log)
const database = openDatabase(connection, log)
afterAll(() => database.destroy())
const { engine } = engineWith({ work: eachJob(() => ({ variables: { done: true } })) })

test('what an earlier release left stands in the new tables: each case its own root, every version its deployment', async () => {
  const { rows } = await sql`select id = root_id as root, parent_id from process_instance`.execute(database)
  expect(rows).toEqual(Array.from({ length: 3 }, () => ({ root: true, parent_id: null })))
  const members = await database.selectFrom('deployment_definition').select('definition_id').execute()
  expect(members).toEqual([{ definition_id: DEFINITION }])
  expect(await tasksOf(database, WAITS)).toMatchObject([{ process_key: 'old', root_id: WAITS, priority: 50 }])
  expect(await historyOf(database, ENDED)).toBe('passed Start, passed G, entered Ask')
})

test('a case that waited for a person goes on', async () => {
  const done = await inTransaction(database, (tx) =>
    commandInstance({ setup: engine.setup, tx, now: LATER }, WAITS, () => ({
      ok: true,
      value: [{ kind: 'complete-user-task', key: 3, variables: { yes: true }, by: 'ann' }],
    })),
  )
  expect(done.ok).toBe(true)
  expect(await tasksOf(database, WAITS)).toMatchObject([
    { status: 'completed', completed_by: 'ann', completed_at: LATER, submitted: { yes: true } },
  ])
  expect(await historyOf(database, WAITS)).toBe('passed Start, passed G, entered Ask, left Ask, passed Do, passed End')
  expect(await instanceOf(database, WAITS)).toMatchObject({
    status: 'completed',
    variables: { n: 1, yes: true, done: true },
  })
})

test('a case that had stopped is tried again', async () => {
  const [incident] = await incidentsOf(database, STOPPED)
  const command = { kind: 'retry', key: incident?.visit ?? 0, by: 'bob' } as const
  await inTransaction(database, (tx) =>
    commandInstance({ setup: engine.setup, tx, now: LATER }, STOPPED, () => ({ ok: true, value: [command] })),
  )
  expect(await incidentsOf(database, STOPPED)).toMatchObject([{ resolution: 'retried', resolved_by: 'bob' }])
  expect(await instanceOf(database, STOPPED)).toMatchObject({ status: 'completed', variables: { n: 1, done: true } })
})
