import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import type { Transaction } from './database.ts'
import { inTransaction } from './transaction.ts'

const { database } = await testDatabase()

const write = (tx: Transaction, name: string) =>
  tx
    .insertInto('setting')
    .values({ name, value: '0', written_at: '2026-03-01T00:00:00Z' })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: '1' }))
    .execute()

test('two that deadlock both succeed in the end', async () => {
  await inTransaction(database, async (tx) => {
    await write(tx, 'left')
    await write(tx, 'right')
  })
  let tries = 0
  const { promise: bothHoldOne, resolve } = Promise.withResolvers<void>()
  let holding = 0
  const crosswise = (first: string, second: string) =>
    inTransaction(database, async (tx) => {
      tries += 1
      await write(tx, first)
      holding += 1
      if (holding === 2) resolve()
      await bothHoldOne
      await write(tx, second)
    })
  await Promise.all([crosswise('left', 'right'), crosswise('right', 'left')])
  // Whoever lost may come back before the other was woken, and then one of them loses once more.
  expect(tries).toBeGreaterThanOrEqual(3)
})

test('a transaction that is undone each time gives up with the error after six tries', async () => {
  let tries = 0
  const undone = inTransaction(database, async (tx) => {
    tries += 1
    await sql`do $$ begin raise exception 'conflict' using errcode = '40001'; end $$`.execute(tx)
  })
  await expect(undone).rejects.toMatchObject({ code: '40001' })
  expect(tries).toBe(6)
})

test('any other error is thrown at once, and nothing of the work stays', async () => {
  let tries = 0
  const broken = inTransaction(database, async (tx) => {
    tries += 1
    await write(tx, 'lost')
    throw new Error('broken')
  })
  await expect(broken).rejects.toThrow('broken')
  expect(tries).toBe(1)
  expect(await database.selectFrom('setting').where('name', '=', 'lost').selectAll().execute()).toEqual([])
})
