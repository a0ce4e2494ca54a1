import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'

interface Succession {
  readonly from: string
  readonly to: string
  readonly by: string
  readonly now: Instant
}

const idOf = (email: string) => sql`(select id from access_user where email = ${email})`

/** Takes a person out of their groups and puts another into them. Answers which. */
export async function passGroups(tx: Transaction, { from, to, by, now }: Succession): Promise<string[]> {
  const { rows } = await sql<{ group: string }>`
    with taken as (delete from person_group where user_id = ${idOf(from)} returning group_key),
    given as (
      insert into person_group (group_key, user_id, added_at, added_by)
      select group_key, ${idOf(to)}, ${isoOf(now)}::timestamptz, ${by} from taken on conflict do nothing
    )
    select group_key as "group" from taken order by 1`.execute(tx)
  return rows.map(({ group }) => group)
}

/** Takes a person's roles away and gives them to another, in the same units. Answers which. */
export async function passRoles(tx: Transaction, { from, to, by, now }: Succession) {
  const { rows } = await sql<{ role: string; unit: string }>`
    with taken as (delete from person_role where user_id = ${idOf(from)} returning role, unit),
    given as (
      insert into person_role (user_id, role, unit, assigned_at, assigned_by)
      select ${idOf(to)}, role, unit, ${isoOf(now)}::timestamptz, ${by} from taken on conflict do nothing
    )
    select role, unit from taken order by 1, 2`.execute(tx)
  return rows
}

/** Keys that a person made: they act as that person until somebody revokes them. */
export async function keysMadeBy(tx: Transaction, email: string) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, coalesce(name, '') as name from access_api_key where user_id = ${idOf(email)} order by created_at, id`.execute(
    tx,
  )
  return rows
}
