import type { Transaction } from '../../platform/database.ts'
import { insertNewLines } from '../orders/index.ts'
import { insertNewRequests } from '../returns/index.ts'
import type { ReadRecord } from './row-outcome.ts'

/** The import that rows belong to. */
export interface RunningImport {
  readonly id: string
  readonly source: string
}

/** Order lines and return requests: cases are opened, not written. */
type WrittenRecord = Exclude<ReadRecord, { kind: 'case' }>

export type Keyed<R extends ReadRecord = WrittenRecord> = R & { readonly id: string; readonly recordKey: string }

/** Writes the records whose key is not there yet; answers the ids of those. */
export async function writeRecords(
  tx: Transaction,
  running: RunningImport,
  records: readonly Keyed[],
): Promise<Set<string>> {
  const place = { source: running.source, importId: running.id }
  const lines = records.flatMap((record) =>
    record.kind === 'orderLine' ? [{ ...record.facts, ...identityOf(record), ...place }] : [],
  )
  const requests = records.flatMap((record) =>
    record.kind === 'returnRequest' ? [{ ...record.facts, ...identityOf(record), ...place }] : [],
  )
  const writtenLines = await insertNewLines(tx, lines)
  const writtenRequests = await insertNewRequests(tx, requests)
  return writtenLines.union(writtenRequests)
}

function identityOf({ id, recordKey, contentKey, lineNumber, details }: Keyed) {
  return { id, recordKey, contentKey, lineNumber, details }
}
