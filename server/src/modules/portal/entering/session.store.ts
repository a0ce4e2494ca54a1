import { createHash, randomBytes, randomInt } from 'node:crypto'
import { addMilliseconds, type Instant, isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { type Editions, editions, noteEditions } from '../../../platform/editions.ts'
import { newId } from '../../../platform/ids.ts'
import { noteOrder, type OrderRow, orderWithId } from '../orders/own-order.store.ts'

const MINUTE = 60_000
/** After so long without a request a session ends; a phone that is passed on shall not show it all day. */
const IDLE_MINUTES = 60
/** However much is asked, it ends after so long. */
const LONGEST_MINUTES = 12 * 60
/** The end is written down anew only where it moves by as much: not with every request. */
const STEP_MINUTES = 5
/** For so long a code lets in. */
export const CODE_MINUTES = 30

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** Begins a session for an order; answers its token, which is kept nowhere. */
export async function beginSession(database: Database, orderId: string, now: Instant): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const ends = isoOf(addMilliseconds(now, IDLE_MINUTES * MINUTE))
  await sql`
    insert into portal_session (id, token_hash, order_id, begun_at, ends_at)
    values (${newId(now)}, ${hashOf(token)}, ${orderId}::uuid, ${isoOf(now)}, ${ends})`.execute(database)
  return token
}

interface SessionRow {
  readonly id: string
  readonly order_id: string
  readonly begun_at: Instant
  readonly ends_at: Instant
  readonly editions: Editions
  readonly order: OrderRow | null
}

/** The session of a token, which goes on for a while from now, with its order; undefined where there is none or it has ended. */
export async function findSession(database: Database, token: string, now: Instant) {
  const { rows } = await sql<SessionRow>`
    select id, order_id, begun_at, ends_at, ${editions} as editions, ${orderWithId(sql`order_id`)} as "order"
    from portal_session
    where token_hash = ${hashOf(token)} and ends_at > ${isoOf(now)}`.execute(database)
  const [row] = rows
  if (row === undefined) return undefined
  const last = addMilliseconds(row.begun_at, LONGEST_MINUTES * MINUTE)
  const wanted = Math.min(addMilliseconds(now, IDLE_MINUTES * MINUTE), last) as Instant
  const isMoved = wanted - row.ends_at >= STEP_MINUTES * MINUTE
  if (isMoved) {
    await sql`update portal_session set ends_at = ${isoOf(wanted)} where id = ${row.id}::uuid`.execute(database)
  }
  const session = { sessionId: row.id, orderId: row.order_id, endsAt: isMoved ? wanted : row.ends_at }
  noteEditions(session, { database, editions: row.editions })
  noteOrder(session, row.order)
  return session
}

export async function endSession(database: Database, id: string): Promise<void> {
  await sql`delete from portal_session where id = ${id}::uuid`.execute(database)
}

/** Ends the sessions and codes of an order; answers how many sessions there were. */
export async function endSessionsOf(tx: Transaction, orderId: string): Promise<number> {
  await sql`delete from portal_code where order_id = ${orderId}::uuid`.execute(tx)
  const ended = await sql`delete from portal_session where order_id = ${orderId}::uuid`.execute(tx)
  return Number(ended.numAffectedRows ?? 0n)
}

/** How many digits a code has that is read out. */
const READ_OUT = 8
/** And one that is sent: operators take no longer ones. The attempts that an order has in half an hour are too few for either. */
export const SENT = 6

/** Makes a code that lets in once; answers its digits, which are kept nowhere. */
export async function makeCode(
  database: Database | Transaction,
  { orderId, by, length = READ_OUT }: { readonly orderId: string; readonly by: string; readonly length?: number },
  now: Instant,
): Promise<{ readonly digits: string; readonly expiresAt: Instant }> {
  const digits = String(randomInt(10 ** length)).padStart(length, '0')
  const expiresAt = addMilliseconds(now, CODE_MINUTES * MINUTE)
  await sql`
    insert into portal_code (code_hash, order_id, made_at, made_by, expires_at)
    values (${codeHash(orderId, digits)}, ${orderId}::uuid, ${isoOf(now)}, ${by}, ${isoOf(expiresAt)})
    on conflict (code_hash) do update set expires_at = excluded.expires_at`.execute(database)
  return { digits, expiresAt }
}

/** Uses a code up; answers whether it was one of this order's. Of two who use it at once, one does. */
export async function useCode(database: Database, orderId: string, code: string, now: Instant): Promise<boolean> {
  const used = await sql`
    delete from portal_code where code_hash = ${codeHash(orderId, code.replaceAll(/\D/g, ''))}
      and expires_at > ${isoOf(now)}`.execute(database)
  return Number(used.numAffectedRows ?? 0n) === 1
}

const codeHash = (orderId: string, digits: string) => hashOf(`${orderId} ${digits}`)
