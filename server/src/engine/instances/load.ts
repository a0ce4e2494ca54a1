import { readState } from '@aftersale/process'
import type { Selectable } from 'kysely'
import type { Schema } from '../../platform/schema.generated.ts'
import { loadInstances, lockFreeRoots, lockRoot } from './instances.store.ts'
import type { Work } from './work.ts'
import { type Working, workingOf } from './working.ts'

type InstanceRow = Selectable<Schema['process_instance']>

/**
 * Locks the tree of one instance, waiting for whoever has it, and reads the instance as it was left; null where there is
 * none. Only for the first tree of a transaction: nobody waits for a second one while holding one.
 */
export async function lockOne(work: Work, id: string): Promise<Working | null> {
  const root = await lockRoot(work.tx, id)
  if (root === undefined) return null
  work.roots.set(root.id, lockedRoot(root))
  if (root.id === id) return take(work, root)
  return (await load(work, [id])).get(id) ?? null
}

/**
 * Locks the trees of these instances that nobody else works on, and reads those instances, by id. Ended and suspended ones
 * are left out; others are there for the next look.
 */
export async function lockFree(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Working>> {
  return adopt(work, await lockFreeRoots(work.tx, ids), ids)
}

/** What is known of a root that has been locked. */
export const lockedRoot = (root: InstanceRow) => ({ isSuspended: root.suspended_at !== null, ledBy: root.led_by })

/** The active instances of these ids whose roots, locked by now, are given. */
async function adopt(work: Work, roots: readonly InstanceRow[], ids: readonly string[]) {
  for (const root of roots) {
    work.roots.set(root.id, lockedRoot(root))
    await take(work, root)
  }
  const found = await load(work, ids)
  return new Map([...found].filter(([, { state, rootId }]) => state?.status === 'active' && !isSuspended(work, rootId)))
}

/** Reads instances of trees that this transaction has locked already. */
export async function load(work: Work, ids: readonly string[]): Promise<ReadonlyMap<string, Working>> {
  const found = new Map<string, Working>()
  const missing: string[] = []
  for (const id of ids) {
    const known = work.workings.get(id)
    if (known === undefined) missing.push(id)
    else found.set(id, known)
  }
  const rows = missing.length === 0 ? [] : await loadInstances(work.tx, missing)
  for (const row of rows) {
    if (work.roots.has(row.root_id)) found.set(row.id, await take(work, row))
  }
  return found
}

export const isSuspended = (work: Work, rootId: string): boolean => work.roots.get(rootId)?.isSuspended ?? false

async function take(work: Work, row: InstanceRow): Promise<Working> {
  const known = work.workings.get(row.id)
  if (known !== undefined) return known
  const working = workingOf({
    id: row.id,
    rootId: row.root_id,
    parent: row.parent_id === null || row.parent_visit === null ? null : { id: row.parent_id, visit: row.parent_visit },
    businessKey: row.business_key,
    correlationKey: row.correlation_key,
    deployed: await work.setup.definitions.processById(work.tx, row.definition_id),
    isNew: false,
    startedAt: row.started_at,
    lastEvent: row.last_event,
    before: row.status === 'active' ? readState({ position: row.state, variables: row.variables }) : null,
  })
  work.workings.set(row.id, working)
  return working
}
