import {
  handle,
  type KnownRefusal,
  type PortalCase,
  type PortalVisitor,
  type RouteHandler,
  routes,
} from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { inTransaction } from '../../platform/transaction.ts'
import { rateCase, reportNews, SEES_ALL } from '../cases/index.ts'
import { MANUAL } from '../providers/index.ts'
import { customerActor, openPortalCase } from './cases/open-portal-case.ts'
import { parcelsOf } from './cases/own-cases.store.ts'
import { portalCaseOf, type SeenCase, seenCases } from './cases/portal-case.view.ts'
import { returnIdIn } from './cases/return-id.ts'
import { sendParcel } from './cases/send-parcel.ts'
import { speak } from './cases/speak.ts'
import { offeredTypes } from './orders/offered-types.ts'
import { lockOwnOrder, type OwnOrder, orderOf } from './orders/own-order.store.ts'
import type { PortalParts } from './parts.ts'
import { readSettings } from './settings/settings.store.ts'

type NotFound = KnownRefusal<'cases.not-found'>

interface Found {
  readonly order: OwnOrder
  readonly seen: SeenCase
}

interface Call {
  readonly visitor: PortalVisitor
  readonly params: { readonly id: string }
  readonly now: Instant
}

/** What consumers do in the cases of their order. Each answers the case as it stands afterwards. */
export function portalCaseRoutes(parts: PortalParts): RouteHandler[] {
  const { database, engine, zone, providers } = parts
  const carrierProvider = providers.find(({ adapter }) => adapter.ports.includes('carrier'))?.name ?? MANUAL
  const aroundAt = async (now: Instant) => {
    const { returnAddress } = await readSettings(database)
    return { database, engine, zone, now, returnAddress }
  }
  const find = async (order: OwnOrder, id: string): Promise<SeenCase | undefined> =>
    (await seenCases(parts, order, id))[0]
  const show = async (order: OwnOrder, id: string, now: Instant): Promise<Result<PortalCase, NotFound>> => {
    const seen = await find(order, id)
    if (seen === undefined) return refuse({ code: 'cases.not-found' })
    return accept(await portalCaseOf(await aroundAt(now), order, seen))
  }
  /** Does something in a case of the visitor’s order. */
  const inCase = async <R extends KnownRefusal>(
    { visitor, params, now }: Call,
    work: (tx: Transaction, found: Found) => Promise<Result<unknown, R>>,
  ): Promise<Result<PortalCase, R | NotFound>> => {
    const order = orderOf(visitor)
    const seen = await find(order, params.id)
    if (seen === undefined) return refuse({ code: 'cases.not-found' })
    const done = await inTransaction(database, (tx) => work(tx, { order, seen }))
    return done.ok ? show(order, seen.own.id, now) : done
  }
  return [
    handle(routes.openPortalCase, async ({ body, visitor, now }) => {
      const opened = await inTransaction(database, async (tx) => {
        const order = await lockOwnOrder(tx, visitor.orderId)
        const line = order.lines.find(({ id }) => id === body.line) ?? null
        if (body.line !== undefined && line === null) return refuse({ code: 'portal.not-offered' })
        const type = (await offeredTypes(tx, engine, now)).find(({ key }) => key === body.type)
        const done = await openPortalCase(tx, engine, body, { order, line, type, around: { now, zone } })
        return done.ok ? accept({ order, id: done.value.id }) : done
      })
      if (!opened.ok) return opened
      const shown = await show(opened.value.order, opened.value.id, now)
      if (!shown.ok) throw new Error(`expected the case ${opened.value.id} of its own order to be seen`)
      return shown
    }),
    handle(routes.getPortalCase, async ({ params, visitor, now }) => show(orderOf(visitor), params.id, now)),
    handle(routes.writePortalEntry, (call) =>
      inCase(call, (tx, { order, seen }) =>
        speak(tx, call.body, { orderId: order.id, caseId: seen.own.id, now: call.now }),
      ),
    ),
    handle(routes.reportPortalNews, (call) =>
      inCase(call, async (tx, { order, seen: { own, type, course } }) => {
        const { key, news, fields } = call.body
        const known = type.portal.news.map(({ name }) => name)
        const offered = type.portal.news.find(({ name }) => name === news)
        if (offered === undefined) return refuse({ code: 'cases.news-unknown', news, known })
        const wanted = returnIdIn(course?.variables ?? {})
        const isSent = wanted !== null && (await parcelsOf(tx, wanted)).length > 0
        if (offered.withdraws && isSent) return refuse({ code: 'cases.news-unawaited', news, awaited: [] })
        const item = { key: `portal ${order.id} ${key}`, case: own.id, news, fields }
        const [told] = await reportNews(tx, engine, [item], { actor: customerActor, sight: SEES_ALL, now: call.now })
        return told ?? refuse({ code: 'cases.not-found' })
      }),
    ),
    handle(routes.sendPortalParcel, (call) =>
      inCase(call, (tx, { order, seen }) =>
        sendParcel(tx, call.body, { order, seen, provider: carrierProvider, now: call.now }),
      ),
    ),
    handle(routes.ratePortalCase, (call) =>
      inCase(call, (tx, { seen }) => rateCase(tx, { ...call.body, id: seen.own.id, now: call.now })),
    ),
  ]
}
