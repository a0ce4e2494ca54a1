import type { AnswerOf, routes } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'

type Account = AnswerOf<typeof routes.listAccounts>['items'][number]

/** Everybody who works or worked here, by name, and how they come in. */
export async function listAccounts(database: Database, now: Instant): Promise<Account[]> {
  const at = isoOf(now)
  const { rows } = await sql<Account>`
    select own.id, own.name, own.email, own.role, two_factor_enabled as "twoFactor", own.created_at as "addedAt",
      left_at as "leftAt",
      array(select group_key from person_group where user_id = own.id order by 1) as groups,
      coalesce((select jsonb_agg(jsonb_build_object('role', person_role.role, 'unit', unit) order by person_role.role, unit)
        from person_role where user_id = own.id), '[]') as roles,
      exists (select from access_account where user_id = own.id and password is not null) as "hasPassword",
      exists (select from access_account where user_id = own.id and provider_id = 'oidc') as "usesSingleSignOn",
      (select count(*)::integer from access_session where user_id = own.id and expires_at > ${at}) as sessions,
      coalesce((select max(at) from audit_entry where object = 'sign-in' and audit_entry.name = own.email and action = 'added'),
        (select max(created_at) from access_session where user_id = own.id)) as "lastSignInAt",
      (select max(expires_at) from access_link
        where user_id = own.id and purpose = 'invitation' and used_at is null and expires_at > ${at}) as "invitedUntil"
    from access_user as own order by left_at is not null, own.name, own.id`.execute(database)
  return rows
}

/** The sessions of a person that are not over, the one used last first. */
export async function listSessions(database: Database, userId: string, now: Instant) {
  const { rows } = await sql<{
    id: string
    startedAt: Instant
    lastUsedAt: Instant
    address: string | null
    device: string | null
    token: string
  }>`
    select id, created_at as "startedAt", updated_at as "lastUsedAt", nullif(ip_address, '') as address,
      nullif(user_agent, '') as device, token
    from access_session where user_id = ${userId} and expires_at > ${isoOf(now)}
    order by updated_at desc, id`.execute(database)
  return rows
}
