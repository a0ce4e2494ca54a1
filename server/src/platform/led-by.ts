import { sql } from 'kysely'
import type { Transaction } from './database.ts'

/** What leads to what statements of a transaction change from now on: names in the order in which they followed each other. */
export async function setLedBy(tx: Transaction, names: string): Promise<void> {
  await sql`select set_config('aftersale.automations', ${names}, true)`.execute(tx)
}

/**
 * Does work for somebody to whom these names led, so that what it changes carries them. Where the transaction itself is led
 * to by others, those stay: they come after. Where the work throws, the transaction or savepoint that undoes it undoes this.
 */
export async function inLedBy<T>(tx: Transaction, names: string, work: () => Promise<T>): Promise<T> {
  if (names === '') return work()
  const { rows } = await sql<{
    names: string | null
  }>`select current_setting('aftersale.automations', true) as names`.execute(tx)
  if ((rows[0]?.names ?? '') !== '') return work()
  await setLedBy(tx, names)
  const done = await work()
  await setLedBy(tx, '')
  return done
}
