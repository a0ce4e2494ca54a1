import type { Database } from '../../platform/database.ts'

/** Which instances have had a message: one of each process at most. */
export function readCorrelations(database: Database, messageId: string) {
  return database
    .selectFrom('message_correlation')
    .select(['process_key as processKey', 'instance_id as instanceId'])
    .where('message_id', '=', messageId)
    .orderBy('process_key')
    .execute()
}
