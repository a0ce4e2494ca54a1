import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { knownContents } from '../orders/index.ts'
import { knownRequestContents } from '../returns/index.ts'
import { takeEqualRows } from './equal-rows.ts'
import { countBatch, insertRejects, lockImport, type Reject } from './import.store.ts'
import { type CaseOpening, openRowCases } from './open-row-cases.ts'
import { equalRowKey, keyedDigest } from './record-key.ts'
import type { ReadRecord, RowOutcome } from './row-outcome.ts'
import { type Keyed, type RunningImport, writeRecords } from './write-records.ts'

/**
 * Writes what became of a batch of rows: records, rejects and how far the import is, in one transaction, so that a
 * process killed in the middle goes on exactly there. Rows up to the line that the import has reached are left out.
 */
export async function saveBatch(
  tx: Transaction,
  running: RunningImport,
  outcomes: readonly RowOutcome[],
  { now, bytesRead, opening }: { readonly now: Instant; readonly bytesRead: number; readonly opening: CaseOpening },
): Promise<void> {
  const { last_line: reached } = await lockImport(tx, running.id)
  const fresh = outcomes.filter((outcome) => outcome.lineNumber > reached)
  const last = fresh.at(-1)
  if (last === undefined) return
  const read = fresh.filter((outcome) => outcome.kind !== 'reject')
  const all = withKeys(running.source, read, now)
  const records = all.filter((record) => record.kind !== 'case')
  const opened = await openRowCases(
    tx,
    running,
    all.filter((record) => record.kind === 'case'),
    opening,
    now,
  )
  const written = await writeRecords(tx, running, records)
  const equal = await takeEqualRows(
    tx,
    running,
    records.filter((record) => record.key === null),
    written,
  )
  const keyed = await compareKnown(
    tx,
    records.filter((record) => record.key !== null && !written.has(record.id)),
  )
  const rejects = [...fresh.filter((outcome) => outcome.kind === 'reject'), ...keyed.changed, ...opened.rejects]
  await insertRejects(tx, running.id, rejects)
  const taken = records.filter((record) => written.has(record.id))
  await countBatch(tx, running.id, {
    lastLine: last.lineNumber,
    orderLines: taken.filter((record) => record.kind === 'orderLine').length,
    requests: taken.filter((record) => record.kind === 'returnRequest').length,
    cases: opened.cases,
    rejected: rejects.length,
    known: equal + keyed.known + opened.known,
    bytesRead,
  })
}

/** A record with a key of its own is known by it; of equal rows without one, the nth is known by content and n. */
function withKeys(source: string, records: readonly ReadRecord[], now: Instant): Keyed<ReadRecord>[] {
  const seen = new Map<string, number>()
  return records.map((record) => {
    const { key, contentKey } = record
    if (key !== null) return { ...record, id: newId(now), recordKey: keyedDigest(source, key) }
    // Counted within the batch alone; where equal rows came before, takeEqualRows finds out which of these are new.
    const ordinal = (seen.get(contentKey) ?? 0) + 1
    seen.set(contentKey, ordinal)
    return { ...record, id: newId(now), recordKey: equalRowKey(source, contentKey, ordinal) }
  })
}

/** A record that was there already: the same again, or another one under the same key, which is not taken silently. */
async function compareKnown(tx: Transaction, records: readonly Keyed[]): Promise<{ known: number; changed: Reject[] }> {
  const keysOf = (kind: Keyed['kind']) => records.filter((record) => record.kind === kind).map((one) => one.recordKey)
  const lines = await knownContents(tx, keysOf('orderLine'))
  const requests = await knownRequestContents(tx, keysOf('returnRequest'))
  const changed = records.filter(({ kind, recordKey, contentKey }) => {
    const known = kind === 'orderLine' ? lines.get(recordKey) : requests.get(recordKey)
    return known !== contentKey
  })
  const rejects = changed.map(({ lineNumber, original, key }) => {
    return { lineNumber, reason: 'intake.row-changed', facts: { key: (key ?? []).join(' / ') }, original }
  })
  return { known: records.length - changed.length, changed: rejects }
}
