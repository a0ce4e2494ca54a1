import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { Absence } from './absence.ts'

export interface AbsenceRow extends Absence {
  readonly id: string
  readonly madeBy: string
}

const columns = [
  'id',
  'person',
  'deputy',
  'process_key as processKey',
  'starts_at as startsAt',
  'ends_at as endsAt',
  'made_by as madeBy',
] as const

/** Lets one transaction at a time add a rule: each is checked against all the others. */
export async function lockAbsences(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.absences', 0))`.execute(tx)
}

/** Rules that are not over yet. */
export function readAbsences(database: Database, now: Instant): Promise<AbsenceRow[]> {
  const query = database
    .selectFrom('absence')
    .select(columns)
    .where(sql<boolean>`ends_at > ${isoOf(now)}`)
  return query.orderBy('starts_at').orderBy('id').execute()
}

export function readAbsence(database: Database, id: string): Promise<AbsenceRow | undefined> {
  return database.selectFrom('absence').select(columns).where('id', '=', id).executeTakeFirst()
}

export async function insertAbsence(tx: Transaction, row: AbsenceRow, now: Instant): Promise<void> {
  const { id, person, deputy, processKey: process_key, madeBy: made_by } = row
  const times = { starts_at: isoOf(row.startsAt), ends_at: isoOf(row.endsAt), made_at: isoOf(now) }
  await tx
    .insertInto('absence')
    .values({ id, person, deputy, process_key, made_by, ...times })
    .execute()
}

/** Rules that have begun end now; those that have not are as if they had never been. */
export async function endAbsenceRows(tx: Transaction, ids: readonly string[], now: Instant): Promise<void> {
  const at = isoOf(now)
  const isNamed = sql<boolean>`id = any(${[...ids]}::uuid[])`
  await tx.deleteFrom('absence').where(isNamed).where(sql<boolean>`starts_at >= ${at}`).execute()
  const query = tx.updateTable('absence').set({ ends_at: at }).where(isNamed)
  await query.where(sql<boolean>`ends_at > ${at}`).execute()
}

/** The rules of this moment that tasks of these persons may go by: their own, their deputies', and so on. */
export async function absencesOf(tx: Transaction, persons: readonly string[], now: Instant): Promise<Absence[]> {
  const at = isoOf(now)
  const { rows } = await sql<Absence>`
    with recursive away as (
      select id, person, deputy, process_key, starts_at, ends_at from absence
        where person = any(${[...persons]}::text[]) and starts_at <= ${at} and ends_at > ${at}
      union
      select absence.id, absence.person, absence.deputy, absence.process_key, absence.starts_at, absence.ends_at
        from absence join away on absence.person = away.deputy
        where absence.starts_at <= ${at} and absence.ends_at > ${at}
    )
    select person, deputy, process_key as "processKey", starts_at as "startsAt", ends_at as "endsAt"
      from away order by id desc`.execute(tx)
  return rows
}
