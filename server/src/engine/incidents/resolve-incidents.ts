import type { Instant, Result } from '@aftersale/kernel'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import type { EngineSetup } from '../setup.ts'
import { type IncidentFilter, openIncidentIds } from './incidents.view.ts'
import { type Remedy, type ResolveRefusal, resolveIncident } from './resolve-incident.ts'

/** What became of one incident of many. */
export interface Resolved {
  readonly incidentId: string
  readonly answer: Result<{ instanceId: string }, ResolveRefusal>
}

/**
 * Deals with many open incidents in the same way, after what caused them was mended: the oldest first, each in a transaction
 * of its own, so that one that cannot be helped holds up none. Answers each, and where to go on. Asked again after it broke
 * off, it finds only those that are still open.
 */
export async function resolveIncidents(
  setup: EngineSetup,
  database: Database,
  filter: IncidentFilter,
  remedy: Remedy,
  ask: { readonly after: string | null; readonly limit: number; readonly by: string; readonly now: Instant },
): Promise<{ readonly resolved: readonly Resolved[]; readonly next: string | null }> {
  const { by, now, limit } = ask
  const found = await openIncidentIds(database, filter, ask.after, limit + 1)
  const taken = found.slice(0, limit)
  const resolved: Resolved[] = []
  for (const incidentId of taken) {
    const answer = await inTransaction(database, (tx) => resolveIncident({ setup, tx, now }, incidentId, remedy, by))
    resolved.push({ incidentId, answer })
  }
  return { resolved, next: found.length > taken.length ? (taken.at(-1) ?? null) : null }
}
