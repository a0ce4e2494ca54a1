import { sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'

/** Writes down in the audit that somebody lets the customer of an order in, in the name of whoever acts. Never the code. */
export async function tellCode(tx: Transaction, order: string, facts: { readonly to: string | null }): Promise<void> {
  await sql`select write_audit('portal-code', ${order}, 'done', null, ${JSON.stringify(facts)}::jsonb, null)`.execute(
    tx,
  )
}
