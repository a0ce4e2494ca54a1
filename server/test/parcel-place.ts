import type { SoldOrder } from '@aftersale/commerce'
import { openLedger, type Posting } from '../src/modules/orders/index.ts'
import { hearCarriers, parcelRoutes, settleTracking } from '../src/modules/parcels/index.ts'
import { openProviders, type Provider } from '../src/modules/providers/index.ts'
import { newId } from '../src/platform/ids.ts'
import { inTransaction } from '../src/platform/transaction.ts'
import { apiProgram } from './api-program.ts'
import { engineWith, NOON } from './engine.ts'
import { writeOrder } from './sold-orders.ts'

/** A server with parcels and the world outside, and orders whose goods travel. */
export async function parcelPlace(providers: readonly Provider[] = []) {
  const { engine } = engineWith()
  const told: unknown[] = []
  const log = { error: (facts: unknown) => void told.push(facts), warn: (facts: unknown) => void told.push(facts) }
  let desk: ReturnType<typeof openProviders>['desk'] | undefined
  const place = await apiProgram(({ database }) => {
    const outside = openProviders({
      database,
      clock: { now: () => place.server.clock.now() },
      log,
      providers,
      settlers: { carrier: settleTracking },
      hearers: { carrier: hearCarriers(engine) },
    })
    desk = outside.desk
    return [...outside.routes, ...parcelRoutes({ database, engine })]
  })
  const { database } = place
  const post = (group: readonly Posting[]) =>
    inTransaction(database, async (tx) => {
      const ledger = await openLedger(
        tx,
        group.map(({ orderId }) => orderId),
      )
      const posted = ledger.post(group)
      if (!posted.ok) throw new Error(posted.refusal.code)
      await ledger.save({ now: NOON, by: 'test' })
    })
  return {
    ...place,
    engine,
    log,
    told,
    desk,
    post,
    /** An order of one line; answers its ids, with a return that its units may come back in. */
    sell: async (quantity = 3) => {
      const [id, line] = [newId(NOON), newId(NOON)]
      const sold: SoldOrder = {
        id,
        currency: 'CNY',
        paidOutside: true,
        shippingPaid: 0,
        lines: [{ id: line, quantity, paid: 3_000, tax: 0, gift: false, gross: 3_000 }],
        payments: [],
      } as unknown as SoldOrder
      const { returnId } = await writeOrder(database, sold)
      return { id, line, returnId }
    },
    lineOf: (id: string) =>
      database
        .selectFrom('order_line')
        .select(['shipped_units', 'delivered_units', 'lost_units'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    messages: async (key: string) =>
      (
        await database
          .selectFrom('message')
          .select('name')
          .where('correlation_key', '=', key)
          .orderBy('published_at')
          .orderBy('id')
          .execute()
      ).map(({ name }) => name),
  }
}
