import { type Instant, instantOf, isoOf } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { deleteOldStarts } from '../instances/instance-starts.store.ts'
import type { EngineSetup } from '../setup.ts'
import type { Archive } from './archive.ts'
import { dropEmptyPartitions } from './drop-partitions.ts'
import { deleteEnded, type EndedInstance, limitedVersions, recordsOf, takeEnded } from './retention.store.ts'

/** Instances that nobody called, with all that they called, which one transaction takes away. */
const BATCH = 1_000
/** Instances whose records are read at once. */
const CHUNK = 50

/**
 * Takes ended instances away whose time of keeping is over, into the archive first where there is one. They are in the
 * archive before they are deleted: who is killed in between archives the same ones again, mostly under the same name.
 * Answers how many went; more than none: there may be others.
 */
export async function retain(
  setup: EngineSetup,
  database: Database,
  archive: Archive | null,
  now: Instant,
): Promise<number> {
  let gone = 0
  for (const { id, before } of await limitedVersions(database, now)) {
    gone += await inTransaction(database, (tx) => takeAway(setup, tx, archive, id, before))
  }
  await deleteOldStarts(database, now)
  if (gone === 0) await dropEmptyPartitions(database, now)
  return gone
}

async function takeAway(
  setup: EngineSetup,
  tx: Transaction,
  archive: Archive | null,
  definitionId: string,
  before: Instant,
): Promise<number> {
  const ended = await takeEnded(tx, definitionId, before, BATCH)
  const [first] = ended
  if (first === undefined) return 0
  const { process, version } = await setup.definitions.processById(tx, definitionId)
  const day = isoOf(first.ended_at).slice(0, 10)
  await archive?.write(`${process.id}-v${version}-${day}-${first.id}`, linesOf(setup, tx, ended))
  await deleteEnded(tx, ended)
  return ended.length
}

/** A line an instance: what it was, and everything that was written down about it. */
async function* linesOf(setup: EngineSetup, tx: Transaction, ended: readonly EndedInstance[]): AsyncGenerator<string> {
  for (let start = 0; start < ended.length; start += CHUNK) {
    const chunk = ended.slice(start, start + CHUNK)
    const { events, tasks, incidents } = await recordsOf(tx, chunk)
    for (const { definition_id, started_at, ended_at, ...instance } of chunk) {
      const { process, version } = await setup.definitions.processById(tx, definition_id)
      const line = {
        process: { key: process.id, version },
        instance: { ...instance, started_at: isoOf(started_at), ended_at: isoOf(ended_at) },
        events: (events.get(instance.id) ?? []).map(asLine),
        tasks: (tasks.get(instance.id) ?? []).map(asLine),
        incidents: (incidents.get(instance.id) ?? []).map(asLine),
      }
      yield `${JSON.stringify(line)}\n`
    }
  }
}

/** Instants as text; the instance that it belongs to stands around it. */
function asLine(row: Readonly<Record<string, unknown>>): unknown {
  const entries = Object.entries(row).flatMap(([name, value]): [string, unknown][] => {
    if (name === 'instance_id') return []
    return [[name, isInstant(name) && typeof value === 'number' ? isoOf(instantOf(value)) : value]]
  })
  return Object.fromEntries(entries)
}

const isInstant = (column: string) => column === 'at' || column.endsWith('_at')
