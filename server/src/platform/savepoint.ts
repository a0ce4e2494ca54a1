import { sql } from 'kysely'
import type { Transaction } from './database.ts'

let made = 0

/**
 * Runs `work` so that what it wrote is undone if it throws, and the rest of the transaction goes on. The savepoint is
 * left to the end of the transaction, which costs nothing, while releasing it is one more question and answer. So each
 * has a name of its own: of one within another, an outer failure must find the outer one.
 */
export async function inSavepoint<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  made += 1
  const name = sql.id(`within_${made}`)
  await sql`savepoint ${name}`.execute(tx)
  try {
    return await work()
  } catch (error) {
    await sql`rollback to savepoint ${name}`.execute(tx)
    throw error
  }
}
