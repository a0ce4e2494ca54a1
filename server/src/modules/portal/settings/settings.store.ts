import type { Bilingual } from '@aftersale/contract'
import { type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { remembering } from '../../../platform/editions.ts'

/** How a company shows itself in the portal. */
export interface PortalSettings {
  /** Null: by the name of the unit at the top. */
  readonly name: Bilingual | null
  readonly colour: string
  /** Which one; the picture itself is kept apart, for few who read the settings want it. */
  readonly logo: { readonly type: string; readonly digest: string } | null
  readonly returnAddress: string | null
  /** Whether consumers may have a code sent, where somebody is set up who sends. */
  readonly sendsCodes: boolean
}

export type Logo = NonNullable<PortalSettings['logo']> & { readonly base64: string }

const NAME = 'portal.settings'
const LOGO = 'portal.logo'
const FIRST: PortalSettings = { name: null, colour: '#1668dc', logo: null, returnAddress: null, sendsCodes: true }

export const readSettings = remembering('portal-settings', async (database): Promise<PortalSettings> => {
  const { rows } = await sql<{ value: Partial<PortalSettings> }>`
    select value from setting where name = ${NAME}`.execute(database)
  return { ...FIRST, ...rows[0]?.value }
})

export async function readLogo(database: Database): Promise<Logo | null> {
  const { rows } = await sql<{ value: Logo }>`select value from setting where name = ${LOGO}`.execute(database)
  return rows[0]?.value ?? null
}

/** Holds the settings until the transaction ends, so that of two changes at once none is lost. */
export async function lockSettings(tx: Transaction): Promise<PortalSettings> {
  await sql`select pg_advisory_xact_lock(hashtextextended('aftersale.portal-settings', 0))`.execute(tx)
  return readSettings(tx)
}

export async function writeSettings(tx: Transaction, settings: PortalSettings, now: Instant): Promise<void> {
  await write(tx, NAME, settings, now)
}

/** Null takes the picture away. */
export async function writeLogo(tx: Transaction, logo: Logo | null, now: Instant): Promise<void> {
  if (logo === null) await sql`delete from setting where name = ${LOGO}`.execute(tx)
  else await write(tx, LOGO, logo, now)
}

async function write(tx: Transaction, name: string, value: PortalSettings | Logo, now: Instant): Promise<void> {
  await sql`
    insert into setting (name, value, written_at) values (${name}, ${JSON.stringify(value)}::jsonb, ${isoOf(now)})
    on conflict (name) do update set value = excluded.value, written_at = excluded.written_at`.execute(tx)
}
