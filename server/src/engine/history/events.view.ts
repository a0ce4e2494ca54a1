import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** One row of the history, as it was written. */
export interface RecordedEvent {
  readonly number: number
  readonly at: Instant
  readonly kind: string
  /** Empty: the instance itself. */
  readonly element: string
  readonly visit: number
  readonly data: unknown
}

/** The history of an instance from the event after `after` on; null where there is no such instance. */
export async function readRecordedEvents(
  database: Database,
  instanceId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<RecordedEvent[] | null> {
  const instance = await database
    .selectFrom('process_instance')
    .select('started_at')
    .where('id', '=', instanceId)
    .executeTakeFirst()
  if (instance === undefined) return null
  return database
    .selectFrom('process_event')
    .select(['number', 'at', 'kind', 'element', 'visit', 'data'])
    .where('instance_id', '=', instanceId)
    .where('number', '>', after)
    .where('at', '>=', sql<never>`${isoOf(instance.started_at)}::timestamptz`)
    .orderBy('number')
    .limit(limit)
    .execute()
}
