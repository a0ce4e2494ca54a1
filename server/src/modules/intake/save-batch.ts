import type { Instant } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { insertNewLines, knownContents } from '../orders/index.ts'
import { insertNewRequests, knownRequestContents } from '../returns/index.ts'
import { countBatch, countSeen, insertRejects, lockImport, type Reject } from './import.store.ts'
import { digestKey, keyedDigest } from './record-key.ts'
import type { ReadRecord, RowOutcome } from './row-outcome.ts'

/** The import that rows belong to. */
export interface RunningImport {
  readonly id: string
  readonly source: string
}

type Keyed = ReadRecord & { readonly id: string; readonly recordKey: string }

/**
 * Writes what became of a batch of rows: records, rejects and how far the import is, in one transaction, so that a
 * process killed in the middle goes on exactly there. Rows up to the line that the import has reached are left out.
 */
export async function saveBatch(
  tx: Transaction,
  running: RunningImport,
  outcomes: readonly RowOutcome[],
  now: Instant,
): Promise<void> {
  const { last_line: reached } = await lockImport(tx, running.id)
  const fresh = outcomes.filter((outcome) => outcome.lineNumber > reached)
  const last = fresh.at(-1)
  if (last === undefined) return
  const records = await withKeys(
    tx,
    running,
    fresh.filter((outcome) => outcome.kind !== 'reject'),
    now,
  )
  const written = await writeRecords(tx, running, records)
  const { known, changed } = await compareKnown(
    tx,
    records.filter((record) => !written.has(record.id)),
  )
  const rejects = [...fresh.filter((outcome) => outcome.kind === 'reject'), ...changed]
  await insertRejects(tx, running.id, rejects)
  const taken = records.filter((record) => written.has(record.id))
  await countBatch(tx, running.id, {
    lastLine: last.lineNumber,
    orderLines: taken.filter((record) => record.kind === 'orderLine').length,
    requests: taken.filter((record) => record.kind === 'returnRequest').length,
    rejected: rejects.length,
    known,
  })
}

/** A record with a key of its own is known by it; of equal rows without one, the nth is known by content and n. */
async function withKeys(
  tx: Transaction,
  running: RunningImport,
  records: readonly ReadRecord[],
  now: Instant,
): Promise<Keyed[]> {
  const added = new Map<string, number>()
  for (const { key, contentKey } of records) if (key === null) added.set(contentKey, (added.get(contentKey) ?? 0) + 1)
  const seen = await countSeen(tx, running.id, added)
  return records.map((record) => {
    if (record.key !== null) return { ...record, id: newId(now), recordKey: keyedDigest(running.source, record.key) }
    const ordinal = (seen.get(record.contentKey) ?? 0) + 1
    seen.set(record.contentKey, ordinal)
    return { ...record, id: newId(now), recordKey: digestKey([running.source, 'row', record.contentKey, ordinal]) }
  })
}

async function writeRecords(tx: Transaction, running: RunningImport, records: readonly Keyed[]): Promise<Set<string>> {
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
