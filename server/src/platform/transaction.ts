import { setTimeout as delay } from 'node:timers/promises'
import type { Database, Transaction } from './database.ts'

/** Thrown by work that finds itself overtaken by another transaction: it is undone, and run again on what that one wrote. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'
  readonly code = '40001'
}

/** Serialization failure and deadlock: the server undid the work because of somebody else's, and it may go well now. */
const UNDONE = new Set(['40001', '40P01'])

const TRIES = 6

/**
 * Runs `work` in one transaction, and again, up to five times, when the server undid it in favour of another. So `work`
 * must have no effect outside the transaction. Pauses grow from a few milliseconds and differ, lest two meet again.
 */
export async function inTransaction<T>(database: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.transaction().execute(work)
    } catch (error) {
      if (attempt === TRIES || !wasUndone(error)) throw error
      await delay(Math.random() * 5 * 2 ** attempt)
    }
  }
}

const wasUndone = (error: unknown) => UNDONE.has((error as { code?: string } | null)?.code ?? '')
