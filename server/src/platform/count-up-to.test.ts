import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { countUpTo } from './count-up-to.ts'

const { database } = await testDatabase()

test.each([
  [0, { count: 0, more: false }],
  [3, { count: 3, more: false }],
  [4, { count: 3, more: true }],
])('of %i rows, counted up to three, %j are told', async (many, told) => {
  expect(await countUpTo(database, sql`select from generate_series(1, ${many}::integer)`, 3)).toEqual(told)
})
