import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import type { Database, Transaction } from './database.ts'
import { editions, remembering, withEditions } from './editions.ts'

const { database } = await testDatabase()

let reads = 0
const units = remembering('organisation', async (from: Database | Transaction) => {
  reads += 1
  return (await from.selectFrom('org_unit').select('key').orderBy('key').execute()).map(({ key }) => key)
})
const current = async () => {
  const { given } = await database.selectNoFrom(editions.as('given')).executeTakeFirstOrThrow()
  return { database, editions: given }
}
const open = (key: string, from: Database | Transaction = database) =>
  from
    .insertInto('org_unit')
    .values({ key, name_en: key, name_zh: key, parent: 'company', changed_at: '2026-03-01T00:00:00Z', changed_by: 'a' })
    .execute()
/** How often it was read meanwhile. */
const during = async <T>(work: () => Promise<T>) => {
  const before = reads
  return [await work(), reads - before] as const
}

test('content is read once for each edition, which the tables themselves count', async () => {
  const first = await current()
  const [known, times] = await during(() =>
    withEditions(first, async () => [await units(database), await units(database)]),
  )
  expect([known[0], times]).toEqual([known[1], 1])
  await open('north')
  const second = await current()
  expect(second.editions['organisation']).toBeGreaterThan(first.editions['organisation'] ?? 0)
  const [after, again] = await during(() => withEditions(second, () => units(database)))
  expect([after, again]).toEqual([expect.arrayContaining(['north']), 1])
})

test('a transaction that changes none of it goes by its edition too', async () => {
  await open('east')
  const noted = await current()
  const inOne = () => withEditions(noted, () => database.transaction().execute(units))
  const [first, once] = await during(inOne)
  const [second, never] = await during(inOne)
  expect([first.includes('east'), once, second, never]).toEqual([true, 1, first, 0])
})

test('work without editions reads what is there at that moment, within a transaction too', async () => {
  expect((await during(() => units(database)))[1]).toBe(1)
  const [seen, times] = await during(() =>
    database.transaction().execute(async (tx) => {
      await open('south', tx)
      return await units(tx)
    }),
  )
  expect([seen.includes('south'), times]).toEqual([true, 1])
})

test('a reading that failed is not remembered', async () => {
  let isBroken = true
  const reading = remembering('roles', async () => {
    if (isBroken) throw new Error('broken')
    return 'read'
  })
  const given = await current()
  await expect(withEditions(given, () => reading(database))).rejects.toThrow('broken')
  isBroken = false
  expect(await withEditions(given, () => reading(database))).toBe('read')
})
