import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'

const sequenceOf = (prefix: string) => `case_number_of_${prefix}`

/** Sees that there are running numbers for each prefix. One that is new makes whoever else wants it wait for this transaction. */
export async function prepareRunningNumbers(tx: Transaction, prefixes: readonly string[]): Promise<void> {
  const { rows: missing } = await sql<{ prefix: string }>`
    select prefix from unnest(${[...new Set(prefixes)]}::text[]) as prefix
    where to_regclass(format('public.%I', 'case_number_of_' || prefix)) is null order by prefix`.execute(tx)
  for (const { prefix } of missing) {
    // Two that make one at once would fail on each other: "if not exists" does not look at what is not committed.
    await sql`select pg_advisory_xact_lock(hashtext(${sequenceOf(prefix)}))`.execute(tx)
    await sql`create sequence if not exists public.${sql.id(sequenceOf(prefix))}`.execute(tx)
  }
}

interface Wanted {
  readonly prefix: string
  readonly period: string
  readonly count: number
}

const PERIOD = { prefix: 'text', period: 'text' } as const
const WANTED = { ...PERIOD, count: 'integer' } as const

/**
 * Takes running numbers, so many of each prefix and period; answers them, ascending, by `prefix period`. They are gone from
 * that moment, whatever becomes of this transaction, so nobody waits for it who wants numbers of the same: but for the first
 * of a period, who says where it begins. In one order, so that nobody waits for each other.
 */
export async function takeRunningNumbers(
  tx: Transaction,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, number[]>> {
  const taken = await takeOfBegun(tx, wanted)
  const missing = wanted.filter(({ prefix, period }) => !taken.has(`${prefix} ${period}`))
  if (missing.length === 0) return taken
  await prepareRunningNumbers(
    tx,
    missing.map(({ prefix }) => prefix),
  )
  await beginPeriods(tx, missing)
  return new Map([...taken, ...(await takeOfBegun(tx, missing))])
}

/** Takes those of periods that have begun: their numbers are there. */
async function takeOfBegun(tx: Transaction, wanted: readonly Wanted[]): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ prefix: string; period: string; running: number }>`
    select given.prefix, given.period,
      nextval(format('public.%I', 'case_number_of_' || given.prefix)) - begun.begins_after as running
    from ${givenRows(WANTED, wanted)}
    join case_number_period as begun on begun.prefix = given.prefix and begun.period = given.period
    cross join lateral generate_series(1, given.count)`.execute(tx)
  const taken = Map.groupBy(rows, ({ prefix, period }) => `${prefix} ${period}`)
  return new Map(
    [...taken].map(([name, group]) => [name, group.map(({ running }) => running).sort((one, other) => one - other)]),
  )
}

/** A period that nobody has begun begins behind the last number of its prefix. */
async function beginPeriods(tx: Transaction, wanted: readonly Wanted[]): Promise<void> {
  const { rows } = await sql<{ prefix: string; period: string }>`
    select given.prefix, given.period from ${givenRows(PERIOD, wanted)}
    where not exists (
      select from case_number_period as begun where begun.prefix = given.prefix and begun.period = given.period
    )
    order by given.prefix, given.period`.execute(tx)
  for (const { prefix, period } of rows) {
    await sql`
      insert into case_number_period (prefix, period, begins_after)
      select ${prefix}, ${period}, case when is_called then last_value else 0 end
      from public.${sql.id(sequenceOf(prefix))}
      on conflict (prefix, period) do nothing`.execute(tx)
  }
}
