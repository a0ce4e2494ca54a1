import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { remembering } from '../../../platform/editions.ts'
import { givenRows } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

/** A part of the company, with the shops whose records are its own. */
export interface Unit {
  readonly unit: string
  readonly name: { readonly en: string; readonly 'zh-CN': string }
  readonly parent: string | null
  readonly sources: string[]
  readonly closedAt: Instant | null
}

/** All units, the one at the top first, then by key. */
export const readUnits = remembering('organisation', async (database): Promise<readonly Unit[]> => {
  const { rows } = await sql<Unit>`
    select key as unit, jsonb_build_object('en', name_en, 'zh-CN', name_zh) as name, parent, closed_at as "closedAt",
      array(select source from org_unit_source where unit = key order by source) as sources
    from org_unit order by parent is not null, key`.execute(database)
  return rows
})

/** Keeps units and assignments as they are for everybody else, to the end of the transaction. */
export async function lockUnits(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.organisation', 0))`.execute(tx)
}

const UNIT = {
  key: 'text',
  name_en: 'text',
  name_zh: 'text',
  parent: 'text',
  closed_at: 'timestamptz',
  changed_at: 'timestamptz',
  changed_by: 'text',
} as const
const SOURCE = { source: 'text', unit: 'text' } as const

/** Writes units as given, with exactly these shops. */
export async function writeUnits(tx: Transaction, units: readonly Unit[], by: string, now: Instant): Promise<void> {
  if (units.length === 0) return
  const rows = units.map(({ unit, name, parent, closedAt }) => {
    const closed = closedAt === null ? null : isoOf(closedAt)
    const at = isoOf(now)
    return {
      key: unit,
      name_en: name.en,
      name_zh: name['zh-CN'],
      parent,
      closed_at: closed,
      changed_at: at,
      changed_by: by,
    }
  })
  const sources = units.flatMap(({ unit, sources: shops }) => shops.map((source) => ({ source, unit })))
  await sql`delete from org_unit_source where unit = any(${units.map(({ unit }) => unit)}::text[])`.execute(tx)
  await insertMany(tx, 'org_unit', UNIT, rows, {
    ending: sql<never>`on conflict (key) do update set name_en = excluded.name_en, name_zh = excluded.name_zh,
      parent = excluded.parent, closed_at = excluded.closed_at, changed_at = excluded.changed_at, changed_by = excluded.changed_by`,
  })
  await insertMany(tx, 'org_unit_source', SOURCE, sources)
}

const KEY = { key: 'text' } as const

/** How many open cases and assignments are in each of these units; an unknown unit has none. */
export async function countInUnits(tx: Transaction, units: readonly string[]) {
  const { rows } = await sql<{ unit: string; openCases: number; assignments: number }>`
    select given.key as unit,
      (select count(*) from service_case join org_unit_source using (source)
        where unit = given.key and status <> 'closed')::integer as "openCases",
      ((select count(*) from person_role where unit = given.key)
        + (select count(*) from api_key_role where unit = given.key))::integer as assignments
    from ${givenRows(
      KEY,
      units.map((key) => ({ key })),
    )}`.execute(tx)
  return new Map(rows.map((row) => [row.unit, row]))
}
