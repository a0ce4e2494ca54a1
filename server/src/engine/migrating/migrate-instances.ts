import type { Instant } from '@aftersale/kernel'
import type { CannotMigrate } from '@aftersale/process'
import type { Database } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { finish } from '../instances/finish.ts'
import { lockFreeRoots, lockRoot } from '../instances/instances.store.ts'
import { load, lockedRoot } from '../instances/load.ts'
import { openWork, type Work } from '../instances/work.ts'
import type { Working } from '../instances/working.ts'
import type { EngineSetup } from '../setup.ts'
import { type Candidate, type Chosen, candidates, renameRows } from './migrating.store.ts'
import { type Destination, moveOver, tryOver } from './move-over.ts'

/** What becomes of one instance. `stays`: it has ended or gone over meanwhile, or nothing of it waits where it was asked for. */
export interface Fate {
  readonly instanceId: string
  readonly businessKey: string
  readonly version: number
  readonly outcome: 'moves' | 'stays' | 'cannot'
  /** Why it cannot; empty otherwise. */
  readonly problems: CannotMigrate['problems']
}

export interface MigrationAsked extends Destination {
  readonly chosen: Chosen
  /** Only looks what would become of each. */
  readonly isDryRun: boolean
  readonly after: string | null
  readonly limit: number
}

/** One transaction moves so many: each holds its row until the last is written. */
const BATCH = 100

/**
 * Moves running instances of other versions to one version, or says what would become of them. Each moves whole or not at
 * all. Those that somebody works on at the moment come after the others, one at a time. Answers in the order of their ids,
 * and where to go on where there are more than the limit.
 */
export async function migrateInstances(
  setup: EngineSetup,
  database: Database,
  asked: MigrationAsked,
  now: Instant,
): Promise<{ readonly fates: readonly Fate[]; readonly next: string | null }> {
  const found = await candidates(database, asked, asked.limit + 1)
  const taken = found.slice(0, asked.limit)
  const fates = new Map<string, Fate>()
  for (let start = 0; start < taken.length; start += BATCH) {
    const batch = taken.slice(start, start + BATCH)
    const run = asked.isDryRun ? tryBatch : moveBatch
    for (const fate of await run(setup, database, asked, batch, now)) fates.set(fate.instanceId, fate)
  }
  for (const busy of taken.filter(({ id }) => !fates.has(id))) {
    for (const fate of await moveOne(setup, database, asked, busy, now)) fates.set(fate.instanceId, fate)
  }
  return {
    fates: taken.flatMap(({ id }) => fates.get(id) ?? []),
    next: found.length > taken.length ? (taken.at(-1)?.id ?? null) : null,
  }
}

type Batch = (
  setup: EngineSetup,
  database: Database,
  asked: MigrationAsked,
  batch: readonly Candidate[],
  now: Instant,
) => Promise<Fate[]>

/** Nothing is locked and nothing written: what moves on meanwhile may come out differently. */
const tryBatch: Batch = (setup, database, asked, batch, now) =>
  inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    for (const { root_id } of batch) work.roots.set(root_id, { isSuspended: false, ledBy: '' })
    return fatesOf(work, asked, batch, async (working) => {
      const tried = await tryOver(work, working, asked)
      return tried.ok ? null : tried.refusal
    })
  })

const moveBatch: Batch = (setup, database, asked, batch, now) =>
  inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    const roots = await lockFreeRoots(
      tx,
      batch.map(({ id }) => id),
    )
    for (const root of roots) work.roots.set(root.id, lockedRoot(root))
    const free = batch.filter(({ root_id }) => work.roots.has(root_id))
    return moveLocked(work, asked, free)
  })

function moveOne(
  setup: EngineSetup,
  database: Database,
  asked: MigrationAsked,
  one: Candidate,
  now: Instant,
): Promise<Fate[]> {
  return inTransaction(database, async (tx) => {
    const work = openWork({ setup, tx, now })
    const root = await lockRoot(tx, one.id)
    if (root === undefined) return []
    work.roots.set(root.id, lockedRoot(root))
    return moveLocked(work, asked, [one])
  })
}

async function moveLocked(work: Work, asked: MigrationAsked, batch: readonly Candidate[]): Promise<Fate[]> {
  const fates = await fatesOf(work, asked, batch, async (working) => {
    const moved = await moveOver(work, working, asked)
    return moved.ok ? null : moved.refusal
  })
  await finish(work)
  const moved = new Set(fates.flatMap(({ outcome, instanceId }) => (outcome === 'moves' ? [instanceId] : [])))
  const rows = [...work.workings.values()].filter(({ id }) => moved.has(id)).flatMap(rowsOf)
  await renameRows(work.tx, asked.to.id, [...moved], rows)
  return fates
}

/** Rows that stay say where they belong in the new version. */
function rowsOf({ id, state, deployed }: Working) {
  const elements = state?.status === 'active' ? state.elements : []
  return elements.map(({ key, element }) => ({
    instance_id: id,
    visit: key,
    element,
    name: deployed.process.nodes.get(element)?.name ?? '',
  }))
}

async function fatesOf(
  work: Work,
  { to }: MigrationAsked,
  batch: readonly Candidate[],
  tell: (working: Working) => Promise<CannotMigrate | null>,
): Promise<Fate[]> {
  const workings = await load(
    work,
    batch.map(({ id }) => id),
  )
  const fates: Fate[] = []
  for (const { id, business_key: businessKey, version } of batch) {
    const working = workings.get(id)
    const fate = { instanceId: id, businessKey, version, problems: [] }
    if (working?.state?.status !== 'active' || working.deployed.id === to.id) {
      fates.push({ ...fate, outcome: 'stays' })
      continue
    }
    const refusal = await tell(working)
    fates.push(refusal === null ? { ...fate, outcome: 'moves' } : { ...fate, ...refusal, outcome: 'cannot' })
  }
  return fates
}
