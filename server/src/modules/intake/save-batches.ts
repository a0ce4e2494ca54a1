import type { Instant } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import type { Log } from '../../platform/log.ts'
import { isOutage } from '../../platform/outage.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { CaseOpening } from './open-row-cases.ts'
import type { RowOutcome } from './row-outcome.ts'
import { saveBatch } from './save-batch.ts'
import type { RunningImport } from './write-records.ts'

interface Around {
  readonly opening: CaseOpening
  readonly log: Pick<Log, 'error'>
  readonly now: () => Instant
  readonly bytesRead: () => number
}

/**
 * What writes batches of an import, each one transaction. Where one breaks off and no outage is to blame, its halves are
 * written one after the other, down to the row that cannot be: that is rejected, told in the log, and holds up no other.
 */
export function batchSaver(database: Database, running: RunningImport, around: Around) {
  const { log, opening, now, bytesRead } = around
  const save = async (batch: readonly RowOutcome[]): Promise<void> => {
    const at = { opening, now: now(), bytesRead: bytesRead() }
    try {
      await inTransaction(database, (tx) => saveBatch(tx, running, batch, at))
    } catch (error) {
      const [first] = batch
      if (first === undefined || isOutage(error)) throw error
      if (batch.length === 1) {
        if (first.kind === 'reject') throw error
        const { lineNumber, original } = first
        log.error({ err: error, import: running.id, lineNumber }, 'a row of a table could not be taken')
        await save([{ kind: 'reject', lineNumber, reason: 'intake.row-failed', facts: null, original }])
        return
      }
      const half = Math.ceil(batch.length / 2)
      await save(batch.slice(0, half))
      await save(batch.slice(half))
    }
  }
  return save
}
