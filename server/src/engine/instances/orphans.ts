import { advance } from './advance.ts'
import type { Changes } from './changes.ts'
import { loadCalled } from './instances.store.ts'
import { load } from './load.ts'
import type { Work } from './work.ts'
import type { Working } from './working.ts'

/**
 * Cancels the called instances whose callers, just stepped, do not wait for them any more; answers those canceled, which
 * may have called others in their turn.
 */
export async function cancelOrphans(
  work: Work,
  changes: ReadonlyMap<Working, Changes>,
  stepped: readonly Working[],
): Promise<Working[]> {
  const orphans = await orphansOf(work, changes, stepped)
  const moves = orphans.map((working) => {
    working.isTold = true
    const canceled = working.parent === null ? null : work.workings.get(working.parent.id)?.canceled
    const command = { kind: 'cancel', by: canceled?.by ?? '', reason: canceled?.reason ?? null } as const
    return { working, command }
  })
  await advance(work, moves)
  return orphans
}

async function orphansOf(work: Work, changes: ReadonlyMap<Working, Changes>, stepped: readonly Working[]) {
  const gone = stepped.flatMap((working) =>
    (changes.get(working)?.calls.closed ?? []).map((visit) => ({ parent_id: working.id, parent_visit: visit })),
  )
  const known = new Set<string>()
  const orphans: Working[] = []
  for (const called of work.workings.values()) {
    if (called.parent === null) continue
    known.add(`${called.parent.id} ${called.parent.visit}`)
    const caller = work.workings.get(called.parent.id)
    const waits = caller === undefined ? undefined : changes.get(caller)?.after.calls
    if (called.state?.status === 'active' && waits?.has(`${called.parent.visit}`) === false) orphans.push(called)
  }
  const unknown = gone.filter(({ parent_id, parent_visit }) => !known.has(`${parent_id} ${parent_visit}`))
  const rows = await loadCalled(work.tx, unknown)
  const loaded = await load(
    work,
    rows.map(({ id }) => id),
  )
  return [...orphans, ...loaded.values()]
}
