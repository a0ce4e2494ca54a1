import { carriers, type PortalCase, type PortalOffer } from '@aftersale/contract'
import type { Course, Engine } from '../../../engine/index.ts'
import type { Database } from '../../../platform/database.ts'
import { type OwnCase, returnStanding } from './own-cases.store.ts'
import { returnIdIn } from './return-id.ts'
import { isAt } from './steps.ts'

type SendBack = NonNullable<PortalCase['sendBack']>

interface Around {
  readonly database: Database
  readonly engine: Engine
  readonly returnAddress: string | null
}

interface Sent {
  readonly own: OwnCase
  readonly type: { readonly portal: PortalOffer }
  readonly course: Course | null
}

/** Where the goods of a case go, by when and with which parcels; null: there is nothing to send. */
export async function sendBackOf(
  { database, engine, returnAddress }: Around,
  { own, type: { portal }, course }: Sent,
): Promise<SendBack | null> {
  const wanted = returnIdIn(course?.variables ?? {})
  const standing = wanted === null ? undefined : await returnStanding(database, wanted)
  const parcels = (standing?.parcels ?? []) as SendBack['parcels']
  const isAwaited = (standing?.awaited ?? 0) > 0 || isAt(portal.sendIn, course?.passed ?? [])
  const mayEnter = own.state !== 'closed' && isAwaited && parcels.length < MOST_PARCELS
  if (!mayEnter && parcels.length === 0) return null
  // What is on its way was sent in time: the timer runs on until it arrives.
  const isToSend = mayEnter && parcels.every(({ status }) => status === 'delivered')
  const until = isToSend ? await engine.firstDue(database, own.instanceId, portal.sendBy ?? []) : null
  return { address: mayEnter ? returnAddress : null, until, mayEnter, carriers, parcels }
}

/** With which goods of one return come back; whoever has more tells us. */
export const MOST_PARCELS = 3
