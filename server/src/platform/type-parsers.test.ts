import * as fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { instantFromSql } from './type-parsers.ts'

const { database } = await testDatabase()

async function read(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database)
  return rows[0]?.value
}

test.each([
  ["'2026-03-01T12:00:00.25Z'::timestamptz", Date.UTC(2026, 2, 1, 12, 0, 0, 250)],
  ["'2026-03-01T12:00:00+08'::timestamptz", Date.UTC(2026, 2, 1, 4)],
  ["array['2026-03-01T00:00:00Z', null]::timestamptz[]", [Date.UTC(2026, 2, 1), null]],
  ["'2026-03-01'::date", '2026-03-01'],
  ["'2026-03-01 08:00'::timestamp", '2026-03-01 08:00:00'],
  ["'1 day 2 hours'::interval", '1 day 02:00:00'],
  ['9007199254740991::bigint', 9_007_199_254_740_991],
  ['array[1, null]::bigint[]', [1, null]],
  ['0.10::numeric', '0.10'],
  ['array[0.10]::numeric[]', ['0.10']],
  ['\'{"a": [1]}\'::jsonb', { a: [1] }],
  ['null::timestamptz', null],
])('%s is read as %j', async (expression, value) => {
  expect(await read(expression)).toEqual(value)
})

test('a bigint that a number cannot hold is refused, not rounded', async () => {
  await expect(read('9007199254740992::bigint')).rejects.toThrow(/expected a bigint within/)
})

test('an instant without end is refused', async () => {
  await expect(read("'infinity'::timestamptz")).rejects.toThrow(/expected a timestamptz/)
})

test('every instant that PostgreSQL writes is read back, its microseconds cut off', () => {
  const anyInstant = fc.date({
    min: new Date('0001-01-01T00:00:00Z'),
    max: new Date('9999-12-31T23:59:59.999Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(anyInstant, fc.nat(999), fc.nat(6), (date, microseconds, digits) => {
      const iso = date.toISOString().replace('T', ' ').slice(0, -1)
      const fraction = `${iso.slice(20)}${String(microseconds).padStart(3, '0')}`.slice(0, digits)
      const text = `${iso.slice(0, 19)}${fraction === '' ? '' : `.${fraction}`}+00`
      const kept = Number(fraction.slice(0, 3).padEnd(3, '0'))
      expect(instantFromSql(text)).toBe(Math.floor(date.getTime() / 1000) * 1000 + kept)
    }),
  )
})
