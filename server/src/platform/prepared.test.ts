import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { openDatabase } from './database.ts'
import { givenRows } from './given-rows.ts'
import { openLog } from './log.ts'

const { connection } = await testDatabase()
/** One connection, so that what it has prepared can be asked. */
const database = openDatabase(connection, openLog({ level: 'error' }), { connections: 1 })
afterAll(() => database.destroy())
const prepared = async (part: string) => {
  const { rows } = await sql<{ statement: string }>`
    select statement from pg_prepared_statements where statement like ${`%${part}%`} and statement not like '%pg_prepared%'`.execute(
    database,
  )
  return rows.length
}
const often = async <T>(work: () => Promise<T>): Promise<T[]> => [await work(), await work(), await work()]

await sql`create table thing (id integer primary key, name text)`.execute(database)
await sql`insert into thing values (1, 'one'), (2, 'two')`.execute(database)

test('what is read by key again and again is prepared once, and answers by what it is asked with', async () => {
  let id = 0
  const read = async () =>
    (await sql<{ name: string }>`select name from thing where id = ${(id += 1)}`.execute(database)).rows
  expect(await often(read)).toEqual([[{ name: 'one' }], [{ name: 'two' }], []])
  expect(await prepared('select name from thing where id')).toBe(1)
})

test.each([
  ['what is asked once', 1, () => sql`select name as once from thing where id = ${1}`],
  ['a page of a list', 3, () => sql`select name as listed from thing order by id limit ${1}`],
  [
    'what is read beside rows that are given',
    3,
    () => sql`select name as beside from unnest(${[1, 2]}::integer[]) as given join thing on id = given`,
  ],
])('%s is planned for what it is asked with', async (_, times, statement) => {
  for (let at = 0; at < times; at += 1) await statement().execute(database)
  expect(await prepared(statement().compile(database).sql.slice(0, 20))).toBe(0)
})

test.each([
  [
    'a page of what was gathered before',
    'select name as gathered',
    () =>
      sql`with gathered as materialized (select * from thing) select name as gathered from gathered order by id limit ${1}`,
  ],
  [
    'what is read beside an array of the table',
    'select one as member',
    () => sql`select one as member from thing, unnest(string_to_array(name, ',')) as one where id = ${1}`,
  ],
])('%s is prepared', async (_, part, statement) => {
  await often(async () => await statement().execute(database))
  expect(await prepared(part)).toBe(1)
})

test('a limit on what is gathered is planned for', async () => {
  const taken = () => sql`with taken as materialized (select * from thing limit ${1}) select name as taken from taken`
  await often(async () => await taken().execute(database))
  expect(await prepared('select name as taken')).toBe(0)
})

test('what is written by key is prepared too', async () => {
  await often(async () => await sql`update thing set name = ${'one'} where id = ${1}`.execute(database))
  expect(await prepared('update thing set name')).toBe(1)
})

test('rows that are given and written are prepared, however many they are', async () => {
  const write = async (...ids: number[]) => {
    const rows = ids.map((id) => ({ id, name: `given ${id}` }))
    const given = givenRows({ id: 'integer', name: 'text' }, rows)
    await sql`insert into thing (id, name) select * from ${given} on conflict (id) do update set name = excluded.name`.execute(
      database,
    )
  }
  await write(1, 2)
  await write(2, 3, 4)
  await write(11, 12)
  const { rows } = await sql`select id from thing where name like 'given%' order by id`.execute(database)
  expect(rows.map((row) => (row as { id: number }).id)).toEqual([1, 2, 3, 4, 11, 12])
  expect(await prepared('insert into thing (id, name) select * from (select')).toBe(1)
  await sql`delete from thing where id > 2`.execute(database)
  await sql`update thing set name = case id when 1 then 'one' else 'two' end`.execute(database)
})

test('an array of one is asked for as that one, an array of several as it is', async () => {
  const among = async (...ids: (number | null)[]) => {
    const { rows } = await sql<{ id: number }>`
      select id from thing where id = any(${ids}::integer[]) order by id`.execute(database)
    return rows.map(({ id }) => id)
  }
  expect(await often(() => among(2))).toEqual([[2], [2], [2]])
  expect(await often(() => among(1, 2, 3))).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
  ])
  expect([await among(), await among(null), await among(null, 2)]).toEqual([[], [], [2]])
  expect([await prepared('id = ($1::integer[])[1]'), await prepared('id = any($1::integer[])')]).toEqual([1, 1])
})

test('of an array of some one plan is kept, however few they are', async () => {
  const read = async (...ids: number[]) =>
    (await sql`select name as some from thing where id = any(${ids}::integer[])`.execute(database)).rows.length
  for (let times = 0; times < 8; times += 1) await read(1, 2)
  expect([await read(1, 2), await read(1, 2, 3), await read(2, 2)]).toEqual([2, 2, 1])
  const { rows } = await sql<{ generic_plans: number }>`
    select generic_plans::integer from pg_prepared_statements where statement like 'select name as some%'`.execute(
    database,
  )
  expect(rows[0]?.generic_plans).toBeGreaterThan(0)
})

test('a row that is given by itself is prepared, and answers by what it is', async () => {
  const nameOf = async (id: number) => {
    const { rows } = await sql<{ name: string }>`
      select name from ${givenRows({ key: 'integer' }, [{ key: id }])} join thing on thing.id = given.key`.execute(
      database,
    )
    return rows.map(({ name }) => name)
  }
  expect([await nameOf(1), await nameOf(2), await nameOf(3)]).toEqual([['one'], ['two'], []])
  expect(await prepared('as given join thing')).toBe(1)
})

test('a table that gets a column meanwhile is read on', async () => {
  const read = async () => (await sql`select * from thing where id = ${1}`.execute(database)).rows[0]
  expect(await often(read)).toHaveLength(3)
  await sql`alter table thing add column more text default 'more'`.execute(database)
  expect(await often(read)).toEqual(Array.from({ length: 3 }, () => ({ id: 1, name: 'one', more: 'more' })))
  expect(await prepared('select * from thing')).toBeGreaterThan(0)
})

test('an error of a prepared statement is told as any other', async () => {
  const divide = (by: number) => sql`select 1 / ${by}::integer as part`.execute(database)
  await divide(1)
  await divide(1)
  await expect(divide(0)).rejects.toMatchObject({ code: '22012' })
  expect((await divide(1)).rows).toEqual([{ part: 1 }])
})
