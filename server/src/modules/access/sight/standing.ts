import type { Caller } from '@aftersale/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { type Editions, editions } from '../../../platform/editions.ts'

type Role = { readonly role: string; readonly unit: string }

/** What stands behind the rights of somebody, and the editions of what it is read by. */
export interface Standing {
  readonly assigned: readonly Role[]
  /** Those that an API key was made with; none where it may do what its maker may. */
  readonly ofKey: readonly Role[]
  /** Groups that they were put into. */
  readonly groups: readonly string[]
  readonly editions: Editions
}

const rolesIn = (table: string, column: string, id: RawBuilder<unknown>) => sql`(
  select coalesce(jsonb_agg(jsonb_build_object('role', role, 'unit', unit) order by role, unit), '[]')
  from ${sql.table(table)} where ${sql.ref(column)} = ${id})`

/** The columns of a standing beside whoever is selected: all of it with one question. */
export const standingColumns = (userId: RawBuilder<unknown>, keyId: RawBuilder<unknown>): RawBuilder<Standing> => sql`
  ${rolesIn('person_role', 'user_id', userId)} as assigned,
  ${rolesIn('api_key_role', 'key_id', keyId)} as "ofKey",
  array(select group_key from person_group where user_id = ${userId} order by group_key) as groups,
  ${editions} as editions`

export async function readStanding(
  database: Database | Transaction,
  { userId, keyId }: Pick<Caller, 'userId' | 'keyId'>,
): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select ${standingColumns(sql`${userId}::uuid`, sql`${keyId ?? null}::uuid`)}`.execute(database)
  const [standing] = rows
  if (standing === undefined) throw new Error('expected one row of a question without a table')
  return standing
}
