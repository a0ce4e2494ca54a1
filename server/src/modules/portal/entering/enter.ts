import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Database } from '../../../platform/database.ts'
import { inTransaction } from '../../../platform/transaction.ts'
import { networkOf } from '../../access/index.ts'
import { sweep, takeBack } from './attempt.store.ts'
import { byNetwork, byOrder } from './attempt.ts'
import { countAttempt } from './count-attempt.ts'
import { ordersNumbered } from './known-phones.store.ts'
import { beginSession, hashOf, useCode } from './session.store.ts'

type Body = BodyOf<typeof routes.enterPortal>
type Refused = KnownRefusal<'portal.proof-wrong' | 'portal.too-many-attempts'>

interface Visit {
  readonly address: string
  readonly now: Instant
}

/**
 * Lets in whoever proves that an order is theirs; answers the order and the token of a session for it. An order that is not
 * there is asked for, counted and answered as one whose proof is wrong.
 */
export async function enter(
  database: Database,
  { order, proof }: Body,
  { address, now }: Visit,
): Promise<Result<{ readonly orderId: string; readonly token: string }, Refused>> {
  await sweep(database, now)
  const number = order.trim()
  const subjects = [byOrder(hashOf(number.toLowerCase())), byNetwork(networkOf(address))] as const
  const counted = await inTransaction(database, (tx) => countAttempt(tx, subjects, now))
  if (!counted.ok) return counted
  const orders = await ordersNumbered(database, number)
  const proved = await provedOne(database, orders, proof, now)
  if (proved === undefined) return refuse({ code: 'portal.proof-wrong' })
  await takeBack(database, subjects[0].name, subjects[1].name)
  return accept({ orderId: proved, token: await beginSession(database, proved, now) })
}

async function provedOne(
  database: Database,
  orders: Awaited<ReturnType<typeof ordersNumbered>>,
  proof: Body['proof'],
  now: Instant,
): Promise<string | undefined> {
  if (proof.kind === 'phone')
    return orders.find(({ phones }) => phones.some((phone) => tailOf(phone) === proof.tail))?.id
  for (const { id } of orders) if (await useCode(database, id, proof.code, now)) return id
  return undefined
}

/** The last four digits; a number that has fewer proves nothing. */
function tailOf(phone: string): string | null {
  const digits = phone.normalize('NFKC').replaceAll(/\D/g, '')
  return digits.length >= 5 ? digits.slice(-4) : null
}
