import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { insertMany } from './insert-many.ts'

const { database } = await testDatabase()

const SETTING = { name: 'text', value: 'jsonb', written_at: 'timestamptz' } as const
const row = (name: string) => ({ name, value: '{"on":true}', written_at: '2026-03-01T00:00:00.000Z' })

test('rows are written by one statement, and what its ending returns is the answer', async () => {
  await insertMany(database, 'setting', SETTING, [row('a')])
  const ending = sql<{ name: string }>`on conflict (name) do nothing returning name`
  expect(await insertMany(database, 'setting', SETTING, [row('a'), row('b')], { ending })).toEqual([{ name: 'b' }])
  expect(await database.selectFrom('setting').selectAll().orderBy('name').execute()).toEqual(
    ['a', 'b'].map((name) => ({ name, value: { on: true }, written_at: Date.parse('2026-03-01T00:00:00Z') })),
  )
})

test('no rows are no statement', async () => {
  const ending = sql<never>`this would not parse`
  expect(await insertMany(database, 'setting', SETTING, [], { ending })).toEqual([])
})
