import { type FeelValue, feelFromJson, feelToJson } from '@aftersale/feel'
import { isoOf } from '@aftersale/kernel'
import type { Effect } from '@aftersale/process'
import { loadStores, upsertStores } from './data-stores.store.ts'
import type { Work } from './work.ts'
import type { Working } from './working.ts'

/** Values of data stores, as written last in this transaction or before it; null where nothing was ever written. */
export async function readStores(work: Work, names: readonly string[]): Promise<Record<string, FeelValue>> {
  const missing = names.filter((name) => !work.stores.has(name))
  if (missing.length > 0) {
    const rows = new Map((await loadStores(work.tx, missing)).map((row) => [row.name, row.value]))
    for (const name of missing) {
      work.stores.set(name, { value: feelFromJson(rows.get(name) ?? null), writtenBy: null })
    }
  }
  return Object.fromEntries(names.map((name) => [name, work.stores.get(name)?.value ?? null]))
}

/** The value is written to the database with everything else, when the work is finished. */
export function writeStore(
  work: Work,
  { id }: Working,
  { store, value }: Extract<Effect, { kind: 'write-data' }>,
): void {
  work.stores.set(store, { value, writtenBy: id })
}

export async function saveStores({ tx, now, stores }: Work): Promise<void> {
  const rows = [...stores].flatMap(([name, { value, writtenBy }]) =>
    writtenBy === null
      ? []
      : [{ name, value: JSON.stringify(feelToJson(value)), written_at: isoOf(now), written_by: writtenBy }],
  )
  await upsertStores(tx, rows)
}
