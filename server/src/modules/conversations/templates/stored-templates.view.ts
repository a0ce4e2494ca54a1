import type { Database, Transaction } from '../../../platform/database.ts'

/** Message templates with who wrote them and when: the newest of each or, of one, every version, the newest first. */
export function storedTemplates(database: Database | Transaction, key: string | null) {
  const query = database
    .selectFrom('message_template')
    .select(['key', 'version', 'document', 'deployed_at as deployedAt', 'deployed_by as deployedBy', 'reason'])
    .orderBy('key')
    .orderBy('version', 'desc')
  return key === null ? query.distinctOn('key').execute() : query.where('key', '=', key).execute()
}
