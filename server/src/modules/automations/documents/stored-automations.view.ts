import type { Database, Transaction } from '../../../platform/database.ts'

/** Automations with who wrote them and when: the newest of each or, of one, every version, the newest first. */
export async function storedAutomations(database: Database | Transaction, key: string | null) {
  let query = database
    .selectFrom('automation')
    .select(['key', 'version', 'document', 'deployed_at as deployedAt', 'deployed_by as deployedBy'])
    .orderBy('key')
    .orderBy('version', 'desc')
  query = key === null ? query.distinctOn('key') : query.where('key', '=', key)
  return (await query.execute()).map((row) => ({ ...row, reason: null }))
}
