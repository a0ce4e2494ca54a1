import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import { knownRoles } from './roles/known-roles.ts'
import type { Person } from './sight/grants.ts'

/** Somebody in a group. */
export interface Member extends Person {
  readonly group: string
}

/** Who is in these groups, having been put there or by a role; each once in each. */
export async function membersOf(database: Database | Transaction, groups: readonly string[]): Promise<Member[]> {
  if (groups.length === 0) return []
  const bringing = [...(await knownRoles(database))].flatMap(([role, document]) =>
    document.groups.filter((group) => groups.includes(group)).map((group) => ({ role, group })),
  )
  const { rows } = await sql<Member>`
    select distinct member.group_key as group, member.user_id as "userId", email, access_user.role
    from (
      select group_key, user_id from person_group where group_key = any(${[...groups]}::text[])
      union all
      select bringing.group, user_id from person_role
      join jsonb_to_recordset(${JSON.stringify(bringing)}::jsonb) as bringing (role text, "group" text) using (role)
    ) as member join access_user on access_user.id = member.user_id
    order by email, 1`.execute(database)
  return rows
}
