import { handle, languageOf, type RouteHandler, routes } from '@aftersale/contract'
import { accept, addHours, type Instant, refuse } from '@aftersale/kernel'
import { readPhoto, takeIn, uploadedSince } from '../attachments/index.ts'
import { hasOwnCase } from './cases/own-cases.store.ts'
import { askForCode, codesBy } from './entering/ask-for-code.ts'
import { portalCookie } from './entering/cookie.ts'
import { enter } from './entering/enter.ts'
import { endSession } from './entering/session.store.ts'
import { seenTypes } from './orders/offered-types.ts'
import { type OwnOrder, orderOf, ownOrder } from './orders/own-order.store.ts'
import { portalOrderOf } from './orders/portal-order.view.ts'
import { quoteOffer } from './orders/quote-offer.ts'
import type { PortalParts } from './parts.ts'
import { appearanceOf, logoContent } from './settings/appearance.ts'
import { uploaderOf } from './uploader.ts'

const MOST_PHOTOS_A_DAY = 100
const PHOTO = /^image\/(jpeg|png|webp|heic|heif|gif)$/

/** How consumers come in and what they see of their order. */
export function portalRoutes(parts: PortalParts): RouteHandler[] {
  const { database, engine, storage, clock, zone, secure } = parts
  const show = async (order: OwnOrder, now: Instant) =>
    accept(await portalOrderOf({ database, engine, zone, now, returnAddress: null }, order))
  return [
    handle(routes.getPortalAppearance, async () =>
      accept(await appearanceOf(database, { zone, sendsCodes: (await codesBy(parts)) !== undefined })),
    ),
    handle(routes.getPortalLogo, () => logoContent(database)),
    handle(routes.enterPortal, async ({ body, address, now, answerHeaders }) => {
      const entered = await enter(database, body, { address, now: clock.now() })
      if (!entered.ok) return entered
      answerHeaders.append('set-cookie', portalCookie(entered.value.token, secure))
      return show(await ownOrder(database, entered.value.orderId), now)
    }),
    handle(routes.askForPortalCode, ({ body, address, now, requestHeaders }) => {
      const language = languageOf(requestHeaders.get('accept-language') ?? undefined)
      return askForCode(parts, body.order.trim(), { address, language, now })
    }),
    handle(routes.leavePortal, async ({ visitor, answerHeaders }) => {
      await endSession(database, visitor.sessionId)
      answerHeaders.append('set-cookie', portalCookie(null, secure))
      return accept(undefined)
    }),
    handle(routes.getPortalOrder, ({ visitor, now }) => show(orderOf(visitor), now)),
    handle(routes.quotePortalCase, async ({ visitor, body, now }) =>
      quoteOffer({ database, engine }, orderOf(visitor), body, { now, zone }),
    ),
    handle(routes.uploadPortalPhoto, async ({ visitor, body, query, now }) => {
      const by = uploaderOf(visitor.orderId)
      if ((await uploadedSince(database, by, addHours(now, -24))) >= MOST_PHOTOS_A_DAY) {
        return refuse({ code: 'portal.too-many-photos' })
      }
      const taken = await takeIn(parts, { ...body, name: query.name, by, now })
      if (!taken.ok) return taken
      if (!PHOTO.test(taken.value.type)) return refuse({ code: 'portal.no-photo' })
      return accept({ id: taken.value.id, name: taken.value.name })
    }),
    handle(routes.getPortalPhoto, async ({ visitor, params, query }) => {
      const order = orderOf(visitor)
      const isReaders = async (cases: readonly string[]) => {
        const kinds = (await seenTypes(database)).map(({ key }) => key)
        return hasOwnCase(database, order, kinds, cases)
      }
      const uploader = uploaderOf(order.id)
      return readPhoto(database, storage, { id: params.id, size: query.size, uploader, isReaders })
    }),
  ]
}
