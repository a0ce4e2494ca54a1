import type { Database, Transaction } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'

/** Ends a transaction whose work is not to stay, and carries out what came of it. */
class Undone<Value> extends Error {
  override readonly name = 'Undone'
  readonly value: Value
  constructor(value: Value) {
    super('expected whoever began the transaction to take this')
    this.value = value
  }
}

/** Runs work in a transaction that is undone where `isKept` says so of its result, which is answered all the same. */
export async function keptIf<Value>(
  database: Database,
  work: (tx: Transaction) => Promise<Value>,
  isKept: (value: Value) => boolean,
): Promise<Value> {
  try {
    return await inTransaction(database, async (tx) => {
      const value = await work(tx)
      if (!isKept(value)) throw new Undone(value)
      return value
    })
  } catch (error) {
    if (error instanceof Undone) return error.value as Value
    throw error
  }
}
