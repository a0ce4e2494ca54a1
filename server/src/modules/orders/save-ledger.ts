import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertActions } from './action.store.ts'
import type { Happening } from './happening.ts'
import { writeLines } from './saved-lines.store.ts'
import { writeOrderSums } from './saved-orders.store.ts'
import { writeParts } from './saved-parts.store.ts'
import { writePayments } from './saved-payments.store.ts'
import { writeReturns } from './saved-returns.store.ts'

/** Writes what happened in a session: each row that moved once, as it stands now. Rows come before those that refer to them. */
export async function saveHappenings(
  tx: Transaction,
  happenings: readonly Happening[],
  when: { readonly now: Instant; readonly by: string },
): Promise<void> {
  if (happenings.length === 0) return
  await writeOrderSums(tx, [...new Set(happenings.map(({ order }) => order))])
  await writeLines(tx, happenings, when.now)
  await writePayments(tx, happenings, when.now)
  await writeReturns(tx, happenings, when.now)
  await writeParts(tx, happenings, when.now)
  await insertActions(tx, happenings, when)
}
