import { accept, type Refusal, type Result, refuse } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { NOON } from '../../test/engine.ts'
import { runKeyed } from './keyed-commands.ts'
import { inTransaction } from './transaction.ts'

const { database } = await testDatabase()
type Item = { readonly key: string; readonly n: number }
type Answer = { readonly made: number }

let made = 0
const one = (n: number): Result<Answer, Refusal> => {
  if (n < 0) return refuse({ code: 'test.negative' })
  made += 1
  return accept({ made })
}
const ask = (scope: string, ...items: readonly Item[]) =>
  inTransaction(database, (tx) =>
    runKeyed<Item, Answer, Refusal>(tx, items, {
      scope,
      now: NOON,
      run: async (fresh) => fresh.map(({ n }) => one(n)),
    }),
  )
const told = (results: Awaited<ReturnType<typeof ask>>) =>
  results.map((result) => (result.ok ? [result.value.answer.made, result.value.repeated] : result.refusal.code))

test('the same key with the same content is done once, whatever the order of its members', async () => {
  const first = await ask('a', { key: '1', n: 5 })
  expect(told(await ask('a', { n: 5, key: '1' }))).toEqual([[first[0]?.ok && first[0].value.answer.made, true]])
})

test('the same key with other content is refused and does nothing', async () => {
  await ask('b', { key: '1', n: 5 })
  const before = made
  expect(told(await ask('b', { key: '1', n: 6 }, { key: '2', n: 1 }))).toEqual([
    'commands.key-taken',
    [before + 1, false],
  ])
})

test('within one call too', async () => {
  const before = made
  expect(told(await ask('c', { key: '1', n: 1 }, { key: '1', n: 1 }, { key: '1', n: 2 }))).toEqual([
    [before + 1, false],
    [before + 1, true],
    'commands.key-taken',
  ])
})

test('a key means nothing in another scope', async () => {
  await ask('d', { key: '1', n: 1 })
  expect((await ask('e', { key: '1', n: 2 }))[0]?.ok).toBe(true)
})

test('what was refused may be asked again, mended', async () => {
  expect(told(await ask('f', { key: '1', n: -1 }))).toEqual(['test.negative'])
  const before = made
  expect(told(await ask('f', { key: '1', n: 1 }))).toEqual([[before + 1, false]])
})

test('of twenty at once one does it, and all hear what it made', async () => {
  const before = made
  const all = await Promise.all(Array.from({ length: 20 }, () => ask('g', { key: '2', n: 1 }, { key: '1', n: 1 })))
  expect(made).toBe(before + 2)
  expect(new Set(all.map((results) => JSON.stringify(results.map((one) => one.ok && one.value.answer)))).size).toBe(1)
  expect(all.flat().filter((one) => one.ok && !one.value.repeated)).toHaveLength(2)
})
