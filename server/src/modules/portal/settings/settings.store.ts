import type { Bilingual } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'

/** How a company shows itself in the portal. */
export interface PortalSettings {
  /** Null: by the name of the unit at the top. */
  readonly name: Bilingual | null
  readonly colour: string
  readonly logo: { readonly type: string; readonly digest: string; readonly base64: string } | null
  readonly returnAddress: string | null
}

const NAME = 'portal.settings'
const FIRST: PortalSettings = { name: null, colour: '#1668dc', logo: null, returnAddress: null }

export async function readSettings(database: Database | Transaction): Promise<PortalSettings> {
  const { rows } = await sql<{ value: Partial<PortalSettings> }>`
    select value from setting where name = ${NAME}`.execute(database)
  return { ...FIRST, ...rows[0]?.value }
}

/** Holds the settings until the transaction ends, so that of two changes at once none is lost. */
export async function lockSettings(tx: Transaction, now: Instant): Promise<PortalSettings> {
  await sql`
    insert into setting (name, value, written_at) values (${NAME}, '{}', ${isoOf(now)}) on conflict do nothing`.execute(
    tx,
  )
  await sql`select from setting where name = ${NAME} for update`.execute(tx)
  return readSettings(tx)
}

export async function writeSettings(tx: Transaction, settings: PortalSettings, now: Instant): Promise<void> {
  await sql`
    update setting set value = ${JSON.stringify(settings)}::jsonb, written_at = ${isoOf(now)}
    where name = ${NAME}`.execute(tx)
}
