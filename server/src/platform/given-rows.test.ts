import { instant } from '@aftersale/kernel'
import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { type ColumnTypes, givenRows, type RowOf } from './given-rows.ts'

const { database } = await testDatabase()

const COLUMNS = {
  id: 'uuid',
  name: 'text',
  small: 'integer',
  large: 'bigint',
  exact: 'numeric',
  day: 'date',
  yes: 'boolean',
  at: 'timestamptz',
  data: 'jsonb',
  tags: 'text[]',
} as const

async function thereAndBack<Columns extends ColumnTypes>(
  columns: Columns,
  rows: readonly RowOf<Columns>[],
): Promise<unknown[]> {
  return (await sql`select * from ${givenRows(columns, rows)}`.execute(database)).rows
}

const orNull = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 5 })
// PostgreSQL's text holds no zero byte, and no half of a surrogate pair.
const anyText = fc.string({ unit: 'binary', maxLength: 80 }).map((text) => text.replaceAll('\0', '').toWellFormed())
const anyInstant = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const anyRow = fc.record({
  id: orNull(fc.uuid()),
  name: orNull(anyText),
  small: orNull(fc.integer()),
  large: orNull(fc.maxSafeInteger()),
  exact: orNull(fc.constantFrom('0', '13', '8.875', '-0.1', '12345678901234567890.123')),
  day: orNull(fc.constantFrom('0001-01-01', '2026-02-28', '2028-02-29', '9999-12-31')),
  yes: orNull(fc.boolean()),
  at: orNull(anyInstant),
  data: orNull(fc.array(fc.oneof(fc.integer(), anyText, fc.constant(null))).map((value) => JSON.stringify(value))),
  tags: orNull(fc.array(anyText, { maxLength: 4 })),
})

test('whatever the rows hold arrives as it was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRow, { minLength: 1, maxLength: 40 }), async (rows) => {
      const expected = rows.map((row) => ({
        ...row,
        at: row.at === null ? null : Date.parse(row.at),
        data: row.data === null ? null : JSON.parse(row.data),
      }))
      expect(await thereAndBack(COLUMNS, rows)).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('no rows are an empty table', async () => {
  expect(await thereAndBack(COLUMNS, [])).toEqual([])
})

test('an instant may come as a number', async () => {
  const at = instant('2026-03-01T00:00:00.123Z')
  expect(await thereAndBack({ at: 'timestamptz' }, [{ at }])).toEqual([{ at }])
})

test('arrays larger than the buffer grow it', async () => {
  const name = '退货'.repeat(400_000)
  const rows = Array.from({ length: 10 }, (_, number) => ({ number, name }))
  expect(await thereAndBack({ number: 'integer', name: 'text' }, rows)).toEqual(rows)
})

test.each([
  [{ value: 'uuid' }, '0190f3a2-0000-7000-8000-00000000000', /column value: expected a uuid/],
  [{ value: 'uuid' }, '0190f3a2-0000-7000-8000-0000000000000', /column value: expected a uuid/],
  [{ value: 'uuid' }, '0190f3a2-0000-7000-8000-00000000000g', /column value: expected a uuid/],
  [{ value: 'integer' }, 1.5, /column value: expected a whole number of 32 bits/],
  [{ value: 'integer' }, 2 ** 31, /column value: expected a whole number of 32 bits/],
  [{ value: 'bigint' }, 2 ** 53, /column value: expected a whole number/],
  [{ value: 'timestamptz' }, 'yesterday', /column value: expected an instant/],
  [{ value: 'timestamptz' }, '+010000-01-01T00:00:00Z', /column value: expected an instant/],
] as [ColumnTypes, unknown, RegExp][])(
  'a value that is not of its type is a defect that names the column: %j %j',
  (columns, value, message) => {
    expect(() => givenRows(columns, [{ value } as never])).toThrow(message)
  },
)
