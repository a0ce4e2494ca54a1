import type { AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { differences } from './differences.ts'

export type AuditEntry = AnswerOf<typeof routes.listAuditEntries>['items'][number]
export type AuditFilter = Omit<QueryOf<typeof routes.listAuditEntries>, 'cursor' | 'limit'>

interface Row {
  readonly id: string
  readonly position: number
  readonly at: Instant
  readonly via: AuditEntry['via']
  readonly email: string | null
  readonly person_name: string | null
  readonly key_name: string | null
  readonly address: string | null
  readonly route: string | null
  readonly request_id: string | null
  readonly object: AuditEntry['object']
  readonly name: string
  readonly action: AuditEntry['action']
  readonly before: unknown
  readonly after: unknown
}

/** Entries, the last first, before the one with this time and position. */
export async function readAuditEntries(
  database: Database,
  filter: AuditFilter,
  before: { readonly at: number; readonly position: number } | null,
  limit: number,
): Promise<{ readonly entry: AuditEntry; readonly position: number }[]> {
  const { person, object, name, from, until } = filter
  const instant = (at: Instant | undefined) => (at === undefined ? null : isoOf(at))
  const { rows } = await sql<Row>`
    select id, position::float8 as position, at, via, email, person_name, key_name, address, route, request_id, object, name, action, before, after
    from audit_entry
    where (${person ?? null}::text is null or email = lower(${person ?? null}))
      and (${object ?? null}::text is null or object = ${object ?? null})
      and (${name ?? null}::text is null or name = ${name ?? null})
      and (${instant(from)}::timestamptz is null or at >= ${instant(from)})
      and (${instant(until)}::timestamptz is null or at < ${instant(until)})
      and (${before?.position ?? null}::bigint is null or (at, position) <
        (${before === null ? null : isoOf(before.at as Instant)}::timestamptz, ${before?.position ?? null}::bigint))
    order by at desc, position desc limit ${limit}`.execute(database)
  return rows.map((row) => ({ entry: shown(row), position: row.position }))
}

function shown(row: Row): AuditEntry {
  const { changes, isWhole } = differences(row.before, row.after)
  return {
    id: row.id,
    at: row.at,
    via: row.via,
    person: row.email === null ? null : { email: row.email, name: row.person_name ?? row.email },
    apiKey: row.key_name,
    address: row.address,
    route: row.route,
    requestId: row.request_id,
    object: row.object,
    name: row.name,
    action: row.action,
    changes,
    isWhole,
  }
}
