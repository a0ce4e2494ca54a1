import type { KnownRefusal } from '@aftersale/contract'
import { accept, isId, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { lockRepairs, updateRepairs } from './repair.store.ts'
import type { Repair } from './repair.ts'
import { insertSteps, type Step } from './repair-step.store.ts'

/** Repairs under their locks, which change in memory and are then saved at once. They are locked before orders and units. */
export interface RepairSession {
  readonly all: readonly Repair[]
  /** The repair as it stands now; refused where there is none, or a newer version than the caller saw. */
  find(named: {
    readonly repair: string
    readonly version?: number | undefined
  }): Result<Repair, KnownRefusal<'repairs.not-found' | 'repairs.stale'>>
  /** Keeps the repair as it is from now on, and the step that made it so; answers it in its new version. */
  put(repair: Repair, step?: Step): Repair
  save(by: string): Promise<void>
}

const keyOf = (name: string) => (isId(name) ? name.toLowerCase() : name.toUpperCase())

export async function repairSession(tx: Transaction, names: readonly string[]): Promise<RepairSession> {
  const all = await lockRepairs(tx, names)
  const ids = new Map(all.flatMap(({ id, number }) => [[id, id] as const, [number, id] as const]))
  const repairs = new Map(all.map((repair) => [repair.id, repair]))
  const changed = new Set<string>()
  const steps: Step[] = []
  return {
    all,
    find: ({ repair: name, version }) => {
      const repair = repairs.get(ids.get(keyOf(name)) ?? '')
      if (repair === undefined) return refuse({ code: 'repairs.not-found', repair: name })
      if (version === undefined || version === repair.version) return accept(repair)
      return refuse({ code: 'repairs.stale', repair: repair.number, version: repair.version })
    },
    put: (repair, step) => {
      const kept = { ...repair, version: repair.version + 1 }
      repairs.set(repair.id, kept)
      changed.add(repair.id)
      if (step !== undefined) steps.push(step)
      return kept
    },
    save: async (by) => {
      await updateRepairs(
        tx,
        [...changed].flatMap((id) => repairs.get(id) ?? []),
      )
      await insertSteps(tx, steps.splice(0), by)
      changed.clear()
    },
  }
}
