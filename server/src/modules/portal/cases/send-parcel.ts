import { type BodyOf, carrierName, type KnownRefusal, type routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { registerParcels } from '../../parcels/index.ts'
import { lockOwnOrder, type OwnOrder } from '../orders/own-order.store.ts'
import { parcelsOf, returnStanding } from './own-cases.store.ts'
import type { SeenCase } from './portal-case.view.ts'
import { returnIdIn } from './return-id.ts'
import { MOST_PARCELS } from './send-back.view.ts'
import { speak } from './speak.ts'
import { isAt } from './steps.ts'

type Body = BodyOf<typeof routes.sendPortalParcel>
type Refused = KnownRefusal<
  'portal.nothing-awaited' | 'portal.waybill-taken' | 'portal.too-many-parcels' | 'commands.key-taken'
>

interface About {
  readonly order: OwnOrder
  readonly seen: SeenCase
  /** Who tells what becomes of parcels. */
  readonly provider: string
  readonly now: Instant
}

/** Says with which parcel goods come back: of a return it is watched from then on, of other goods it is said in the case. */
export async function sendParcel(
  tx: Transaction,
  { key, carrier, trackingNumber: written }: Body,
  { order, seen: { own, type, course }, provider, now }: About,
): Promise<Result<undefined, Refused>> {
  const trackingNumber = written.replaceAll(/\s/g, '').toUpperCase()
  const wanted = returnIdIn(course?.variables ?? {})
  const standing = wanted === null ? undefined : await returnStanding(tx, wanted)
  if (own.state !== 'closed' && standing !== undefined && standing.awaited > 0) {
    // Entered twice, by two taps or two phones, it is the same parcel. The order is what registering locks first, too.
    await lockOwnOrder(tx, order.id)
    const before = await parcelsOf(tx, standing.id)
    if (before.some((one) => one.carrier === carrier && one.trackingNumber === trackingNumber)) return accept(undefined)
    if (before.length >= MOST_PARCELS) return refuse({ code: 'portal.too-many-parcels' })
    const parcel = { direction: 'return', carrier, trackingNumber, provider, lines: [], ship: false } as const
    const phone = order.phoneTail === null ? {} : { phoneTail: order.phoneTail }
    const item = { key: `portal ${order.id} ${key}`, ...parcel, ...phone, return: standing.id }
    const [done] = await registerParcels(tx, [item], { now, by: CUSTOMER_PARCEL })
    if (done?.ok) return accept(undefined)
    return done?.refusal.code === 'commands.key-taken'
      ? refuse({ code: 'commands.key-taken', key })
      : refuse({ code: 'portal.waybill-taken' })
  }
  if (own.state === 'closed' || !isAt(type.portal.sendIn, course?.passed ?? [])) {
    return refuse({ code: 'portal.nothing-awaited' })
  }
  const text = `已寄出 Sent: ${carrierName(carrier)} ${trackingNumber}`
  const said = await speak(tx, { key: `parcel ${key}`, text, photos: [] }, { orderId: order.id, caseId: own.id, now })
  return said.ok ? said : refuse({ code: 'portal.nothing-awaited' })
}

const CUSTOMER_PARCEL = 'portal'
