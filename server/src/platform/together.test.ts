import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { eventually } from '../../test/eventually.ts'
import { type Acting, actingAs } from './acting.ts'
import { openDatabase } from './database.ts'
import { openLog } from './log.ts'
import type { Schema } from './schema.generated.ts'
import { apart, together } from './together.ts'
import { inTransaction } from './transaction.ts'

const { database, connection } = await testDatabase()

const sessionOf = async (one: Kysely<Schema>): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(one)
  return rows[0]?.pid ?? 0
}

const five = () => Promise.all(Array.from({ length: 5 }, () => sessionOf(database)))

const clerk: Acting = {
  via: 'session',
  email: 'lin@example.com',
  address: '127.0.0.1',
  route: 'test',
  request: 'one',
  at: '2026-03-01T00:00:00Z',
}

test('what work asks at once goes over one session, and what is asked apart over several', async () => {
  expect(new Set(await together(five)).size).toBe(1)
  expect(new Set(await five()).size).toBe(5)
  expect(new Set(await together(() => apart(five))).size).toBe(5)
})

test('two works share nothing', async () => {
  const [one, other] = await Promise.all([together(five), together(five)])
  expect(new Set([...one, ...other]).size).toBe(2)
})

test('each statement has its own answer or its own error, whatever becomes of those before it', async () => {
  const value = async (of: number) =>
    (await sql<{ it: number }>`select 12 / ${of}::int as it`.execute(database)).rows[0]?.it
  const answers = await together(() => Promise.allSettled([value(1), value(0), value(3), value(0), value(4)]))
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.code))).toEqual([
    12,
    '22012',
    4,
    '22012',
    3,
  ])
})

test('a transaction has a session of its own, and what is asked beside it does not see what it has not committed', async () => {
  const count = async (one: Kysely<Schema>) =>
    (await one.selectFrom('setting').where('name', '=', 'beside').select('name').execute()).length
  const seen = await together(() =>
    inTransaction(database, async (tx) => {
      await tx
        .insertInto('setting')
        .values({ name: 'beside', value: '1', written_at: '2026-03-01T00:00:00Z' })
        .execute()
      return await Promise.all([count(tx), count(database), sessionOf(tx), sessionOf(database)])
    }),
  )
  expect(seen.slice(0, 2)).toEqual([1, 0])
  expect(seen[2]).not.toBe(seen[3])
})

test('whoever acts in another name has another session', async () => {
  const name = async () =>
    (await sql<{ it: string }>`select current_setting('aftersale.acting', true) as it`.execute(database)).rows[0]?.it
  const [own, theirs] = await together(() => Promise.all([name(), actingAs(clerk, name)]))
  expect(own ?? '').toBe('')
  expect(JSON.parse(theirs ?? '')).toMatchObject({ email: 'lin@example.com' })
})

test('a session for several statements is asked for apart', async () => {
  const session = () =>
    database.connection().execute(async (one) => [await sessionOf(one), await sessionOf(one)] as const)
  await expect(together(session)).rejects.toThrow('apart')
  const [first, second] = await together(() => apart(session))
  expect(first).toBe(second)
})

test('a pool of one connection serves many at once, and has it back afterwards', async () => {
  const small = openDatabase(connection, openLog({ level: 'silent' }), { connections: 1 })
  try {
    const sessions = await together(() => Promise.all(Array.from({ length: 20 }, () => sessionOf(small))))
    expect(new Set(sessions).size).toBe(1)
    expect(await sessionOf(small)).toBe(sessions[0])
  } finally {
    await small.destroy()
  }
})

test('a session that is lost takes what was asked on it along, and nothing of what is asked next', async () => {
  const lost = await together(() =>
    Promise.allSettled([
      sql`select 1`.execute(database),
      sql`select pg_terminate_backend(pg_backend_pid())`.execute(database),
      sql`select 2`.execute(database),
    ]),
  )
  expect(lost.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
  await eventually(async () => expect(new Set(await together(five)).size).toBe(1))
})
