import type { Instant } from '@aftersale/kernel'
import type { Database, Transaction } from '../../platform/database.ts'
import { remembering } from '../../platform/editions.ts'

/** A version of a calendar, with who deployed it and why. */
export interface CalendarRow {
  readonly key: string
  readonly version: number
  readonly name: string
  readonly resource: string
  readonly content: string
  readonly deployed_at: Instant
  readonly deployed_by: string | null
  readonly reason: string | null
}

/** The newest version of every calendar, by its id. */
export const latestCalendars = remembering('definitions', (database) =>
  database
    .selectFrom('definition')
    .distinctOn('key')
    .select(['id', 'key', 'version'])
    .where('kind', '=', 'calendar')
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute(),
)

/** The file of a version. */
export async function contentOf(tx: Transaction | Database, definitionId: string): Promise<string> {
  const query = tx.selectFrom('definition').select('content').where('id', '=', definitionId)
  return (await query.executeTakeFirstOrThrow()).content
}

const rows = (database: Database) =>
  database
    .selectFrom('definition')
    .innerJoin('deployment', 'deployment.id', 'definition.deployment_id')
    .select(['definition.key', 'definition.version', 'definition.name', 'definition.resource', 'definition.content'])
    .select(['definition.deployed_at', 'deployment.deployed_by', 'deployment.reason'])
    .where('definition.kind', '=', 'calendar')

export function latestCalendarRows(database: Database): Promise<CalendarRow[]> {
  return rows(database).distinctOn('definition.key').orderBy('definition.key').orderBy('version', 'desc').execute()
}

/** One version, or (null) the newest; undefined where there is none. */
export function calendarVersion(
  database: Database,
  key: string,
  version: number | null,
): Promise<CalendarRow | undefined> {
  return rows(database)
    .where('definition.key', '=', key)
    .$if(version !== null, (query) => query.where('version', '=', version ?? 0))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Every version, the newest first. */
export function calendarVersions(database: Database, key: string): Promise<CalendarRow[]> {
  return rows(database).where('definition.key', '=', key).orderBy('version', 'desc').execute()
}
