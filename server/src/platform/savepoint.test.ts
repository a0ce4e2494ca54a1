import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import type { Transaction } from './database.ts'
import { inSavepoint } from './savepoint.ts'
import { inTransaction } from './transaction.ts'

const { database } = await testDatabase()
await sql`create table written (number integer primary key)`.execute(database)
const write = (tx: Transaction, number: number) => sql`insert into written values (${number})`.execute(tx)

test('what failed is undone, with all within it, also where the database refused it, and the transaction goes on', async () => {
  await inTransaction(database, async (tx) => {
    await write(tx, 1)
    expect(await inSavepoint(tx, () => write(tx, 2).then(() => 'done'))).toBe('done')
    const twice = inSavepoint(tx, async () => {
      await write(tx, 3)
      await write(tx, 1)
    })
    await expect(twice).rejects.toThrow('duplicate key')
    await inSavepoint(tx, async () => {
      await write(tx, 4)
      const inner = inSavepoint(tx, async () => {
        await write(tx, 5)
        throw new Error('inner')
      })
      await expect(inner).rejects.toThrow('inner')
    })
  })
  await inTransaction(database, async (tx) => {
    const outer = inSavepoint(tx, async () => {
      await write(tx, 6)
      await inSavepoint(tx, () => write(tx, 7))
      throw new Error('outer')
    })
    await expect(outer).rejects.toThrow('outer')
  })
  const { rows } = await sql<{ number: number }>`select number from written order by number`.execute(database)
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 4])
})
