import type { Database, Transaction } from '../../platform/database.ts'

/** One version of a process; undefined where it was never deployed. */
export function definitionByVersion(tx: Transaction | Database, key: string, version: number) {
  return tx
    .selectFrom('definition')
    .select(['id', 'key', 'version'])
    .where('kind', '=', 'process')
    .where('key', '=', key)
    .where('version', '=', version)
    .executeTakeFirst()
}
