import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { givenRows, type RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

export interface Assignment {
  readonly person: string
  readonly role: string
  readonly unit: string
  readonly assignedAt: Instant
  readonly assignedBy: string
}

/** Who has which role where, by person. Administrators are said to be so at the top. */
export async function listAssignments(database: Database | Transaction): Promise<Assignment[]> {
  const { rows } = await sql<Assignment>`
    select email as person, person_role.role, unit, assigned_at as "assignedAt", assigned_by as "assignedBy"
    from person_role join access_user on access_user.id = user_id
    union all
    select email, 'administrator', org_unit.key, updated_at, email from access_user join org_unit on parent is null
    where access_user.role = 'administrator' and left_at is null
    order by 1, 2, 3`.execute(database)
  return rows
}

/** The people with these e-mail addresses, whether each administers. */
export async function personsByEmail(tx: Transaction, emails: readonly string[]) {
  const { rows } = await sql<{ id: string; email: string; role: string }>`
    select id, email, role from access_user where left_at is null and email = any(${[...new Set(emails)]}::text[])`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.email, row]))
}

const GIVEN = {
  user_id: 'uuid',
  role: 'text',
  unit: 'text',
  assigned_at: 'timestamptz',
  assigned_by: 'text',
} as const
const TAKEN = { user_id: 'uuid', role: 'text', unit: 'text' } as const

export type PersonRole = RowOf<typeof TAKEN> & {
  readonly user_id: string
  readonly role: string
  readonly unit: string
}

/** Whoever has a role in a unit already has it as assigned first. */
export async function insertAssignments(
  tx: Transaction,
  rows: readonly PersonRole[],
  by: string,
  now: Instant,
): Promise<void> {
  const given = rows.map((row) => ({ ...row, assigned_at: isoOf(now), assigned_by: by }))
  await insertMany(tx, 'person_role', GIVEN, given, { ending: sql<never>`on conflict do nothing` })
}

export async function deleteAssignments(tx: Transaction, rows: readonly PersonRole[]): Promise<void> {
  if (rows.length === 0) return
  await sql`delete from person_role using ${givenRows(TAKEN, rows)}
    where person_role.user_id = given.user_id and person_role.role = given.role and person_role.unit = given.unit`.execute(
    tx,
  )
}

/** The roles that people have, of these people. */
export async function assignmentsOf(
  database: Database | Transaction,
  userIds: readonly string[],
): Promise<PersonRole[]> {
  const { rows } = await sql<PersonRole>`
    select user_id, role, unit from person_role where user_id = any(${[...userIds]}::uuid[])
    order by user_id, role, unit`.execute(database)
  return rows
}

export async function insertKeyRoles(
  tx: Transaction,
  keyId: string,
  roles: readonly { readonly role: string; readonly unit: string }[],
): Promise<void> {
  const rows = roles.map(({ role, unit }) => ({ key_id: keyId, role, unit }))
  await insertMany(tx, 'api_key_role', { key_id: 'uuid', role: 'text', unit: 'text' }, rows, {
    ending: sql<never>`on conflict do nothing`,
  })
}

export async function setAdministrators(tx: Transaction, changes: ReadonlyMap<string, boolean>): Promise<void> {
  for (const [id, isOne] of changes) {
    const role = isOne ? ('administrator' as const) : ('staff' as const)
    await tx.updateTable('access_user').set({ role }).where('id', '=', id).execute()
  }
}

/** How many people administer. */
export async function countAdministrators(tx: Transaction): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from access_user where role = 'administrator' and left_at is null`.execute(tx)
  return rows[0]?.n ?? 0
}
