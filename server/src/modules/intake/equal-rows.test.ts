import { randomUUID } from 'node:crypto'
import { instant, isoOf } from '@aftersale/kernel'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/database.ts'
import { engineWith } from '../../../test/engine.ts'
import { tableWork } from '../../../test/table-work.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { openImport } from './import.store.ts'
import { digestKey } from './record-key.ts'
import type { RowOutcome } from './row-outcome.ts'
import { saveBatch } from './save-batch.ts'

const { database } = await testDatabase()
const now = instant('2026-03-01T08:00:00Z')
const { opening } = tableWork(engineWith().engine)

/** An export: a letter a row, the same letter for rows that are equal in all columns. */
type Export = readonly string[]

function rowOf(letter: string, index: number): RowOutcome {
  const row = { lineNumber: index + 2, original: letter, contentKey: digestKey([letter]), key: null, details: {} }
  const facts = { product: letter, productName: letter, customer: 'C1', currency: 'CNY' }
  if (letter < 'c') {
    const sale = { orderNumber: 'A1', quantity: 1, paidMinor: 100, orderedAt: now, deliveredAt: null }
    return { ...row, kind: 'orderLine', facts: { ...facts, ...sale } }
  }
  const request = { requestNumber: null, orderNumber: null, units: 1, requestedAt: now, cause: null }
  return { ...row, kind: 'returnRequest', facts: { ...facts, ...request } }
}

async function begin(source: string) {
  const fresh = { id: randomUUID(), source, template: 'letters', file_name: 'letters.csv', bytes: 1 }
  await inTransaction(database, (tx) => openImport(tx, { ...fresh, content_sha256: fresh.id, started_at: isoOf(now) }))
  return { id: fresh.id, source }
}

/** Takes an export in, in batches of so many rows. */
async function take(source: string, rows: Export, batch = 3) {
  const running = await begin(source)
  for (let from = 0; from < rows.length; from += batch) {
    const outcomes = rows.slice(from, from + batch).map((letter, index) => rowOf(letter, from + index))
    await inTransaction(database, (tx) => saveBatch(tx, running, outcomes, { now, bytesRead: 1, opening }))
  }
  return countsOf(running.id)
}

const countsOf = (id: string) =>
  database
    .selectFrom('import')
    .select(['order_lines', 'requests', 'known'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** How often each letter is recorded. */
async function recorded(source: string): Promise<Record<string, number>> {
  const lines = await database.selectFrom('order_line').select('product').where('source', '=', source).execute()
  const requests = await database.selectFrom('return_request').select('product').where('source', '=', source).execute()
  return tally([...lines, ...requests].map((row) => row.product))
}

function tally(letters: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const letter of letters) counts[letter] = (counts[letter] ?? 0) + 1
  return counts
}

function most(exports: readonly Export[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const one of exports)
    for (const [letter, count] of Object.entries(tally(one))) counts[letter] = Math.max(counts[letter] ?? 0, count)
  return counts
}

describe('rows that are equal in all columns', () => {
  test('are as many records as the fullest export has of them, however the exports overlap and are cut into batches', async () => {
    const letters = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
    const exports = fc.array(fc.record({ rows: letters, batch: fc.integer({ min: 1, max: 13 }) }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(exports, async (all) => {
        const source = randomUUID()
        for (const { rows, batch } of all) await take(source, rows, batch)
        expect(await recorded(source)).toEqual(most(all.map(({ rows }) => rows)))
      }),
      { numRuns: 40 },
    )
  })

  test('are counted as taken or as known, each once', async () => {
    expect(await take('counted', ['a', 'a', 'b', 'c'])).toEqual({ order_lines: 3, requests: 1, known: 0 })
    expect(await take('counted', ['a', 'a', 'a', 'b', 'c', 'c'])).toEqual({ order_lines: 1, requests: 1, known: 4 })
    expect(await take('counted', ['b', 'a'])).toEqual({ order_lines: 0, requests: 0, known: 2 })
  })

  test('of several exports taken in at once are not taken twice', async () => {
    const exports = [
      ['a', 'b', 'a', 'c', 'c', 'a'],
      ['a', 'a', 'b', 'b', 'c'],
      ['c', 'b', 'a', 'c', 'c'],
    ]
    const done = await Promise.all(exports.map((rows, index) => take('at once', rows, index + 1)))
    expect(await recorded('at once')).toEqual({ a: 3, b: 2, c: 3 })
    const taken = done.map(({ order_lines, requests }) => order_lines + requests)
    expect(taken.reduce((sum, count) => sum + count, 0)).toBe(8)
    expect(done.map(({ known }, index) => known + (taken[index] ?? 0))).toEqual([6, 5, 5])
  })

  test('of another source are other records', async () => {
    await take('shop one', ['a', 'a'])
    await take('shop two', ['a'])
    expect(await recorded('shop two')).toEqual({ a: 1 })
  })

  test('leave a note only where they were known: a first import of millions leaves none', async () => {
    await take('noted', ['a', 'b', 'c', 'a', 'b', 'b'])
    expect(await notesOf('noted')).toEqual([])
    await take('noted', ['a', 'b', 'a', 'a', 'd'])
    expect(await notesOf('noted')).toEqual([1, 2])
  })
})

async function notesOf(source: string): Promise<number[]> {
  const imports = database.selectFrom('import').select('id').where('source', '=', source)
  const notes = await database.selectFrom('import_row').select('known').where('import_id', 'in', imports).execute()
  return notes.map(({ known }) => known).sort()
}
