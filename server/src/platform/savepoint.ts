import { sql } from 'kysely'
import type { Transaction } from './database.ts'

/**
 * Runs `work` so that what it wrote is undone if it throws, and the rest of the transaction goes on. The savepoint is
 * left to the end of the transaction, which costs nothing, while releasing it is one more question and answer.
 */
export async function inSavepoint<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await sql`savepoint within`.execute(tx)
  try {
    return await work()
  } catch (error) {
    await sql`rollback to savepoint within`.execute(tx)
    throw error
  }
}
