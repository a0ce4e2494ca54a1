import { type Derivation, derivationsIn, type ProcessDefinition } from '@aftersale/process'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Definitions } from '../definitions/definitions.ts'

const known = new WeakMap<ProcessDefinition, readonly Derivation[]>()

/** What the flows of whole trees compute from what, by the instance at the top. */
export async function readDerivations(
  database: Database | Transaction,
  definitions: Definitions,
  rootIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Derivation[]>> {
  const { rows } = await sql<{ root: string; definition: string }>`
    select distinct root_id as root, definition_id as definition from process_instance
    where root_id = any(${[...new Set(rootIds)]}::uuid[])`.execute(database)
  const derivations = new Map<string, Derivation[]>()
  for (const { root, definition } of rows) {
    const { process } = await definitions.processById(database, definition)
    const own = known.get(process) ?? derivationsIn(process)
    known.set(process, own)
    derivations.set(root, [...(derivations.get(root) ?? []), ...own])
  }
  return derivations
}
