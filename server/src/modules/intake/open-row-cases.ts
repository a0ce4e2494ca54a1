import type { Actor, Engine } from '../../engine/index.ts'
import type { Transaction } from '../../platform/database.ts'
import { openCases } from '../cases/index.ts'
import type { Reject } from './import.store.ts'
import type { CaseFacts, ReadRecord } from './row-outcome.ts'
import type { Keyed, RunningImport } from './write-records.ts'

/** What opens the cases of a table's rows, and on whose behalf. */
export interface CaseOpening {
  readonly engine: Engine
  readonly by: (tx: Transaction) => Promise<Actor>
}

export type CaseRow = Keyed<Extract<ReadRecord, { kind: 'case' }>>

interface OpenedRows {
  readonly cases: number
  /** Opened by an earlier row or table of the same content. */
  readonly known: number
  readonly rejects: Reject[]
}

/**
 * Opens a case for each of these rows, once under the row's key: the same row again is known, the same key with another
 * content is rejected, and so is what its case type refuses.
 */
export async function openRowCases(
  tx: Transaction,
  { source }: RunningImport,
  rows: readonly CaseRow[],
  { engine, by }: CaseOpening,
  now: Parameters<typeof openCases>[3]['now'],
): Promise<OpenedRows> {
  if (rows.length === 0) return { cases: 0, known: 0, rejects: [] }
  const items = rows.map(({ recordKey, facts }) => ({ key: `import ${recordKey}`, source, ...caseOf(facts) }))
  const results = await openCases(tx, engine, items, { actor: await by(tx), now })
  const rejects = results.flatMap((result, at): Reject[] => {
    const row = rows[at]
    if (result.ok || row === undefined) return []
    const { lineNumber, original, key } = row
    const { code, ...facts } = result.refusal
    if (code !== 'commands.key-taken') return [{ lineNumber, reason: code, facts, original }]
    return [{ lineNumber, reason: 'intake.row-changed', facts: { key: (key ?? []).join(' / ') }, original }]
  })
  const done = results.filter(({ ok }) => ok)
  const known = done.filter((result) => result.ok && result.value.repeated).length
  return { cases: done.length - known, known, rejects }
}

/** Without what the row leaves open. */
function caseOf({ type, fields, ...rest }: CaseFacts) {
  const said = Object.entries(rest).filter(([, value]) => value !== null)
  return { type, fields, ...(Object.fromEntries(said) as Partial<Record<keyof typeof rest, string>>) }
}
