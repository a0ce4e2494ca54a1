import { type Answer, type Caller, handle, type RouteHandler, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { inTransaction } from '../../platform/transaction.ts'
import { caseSight, casesNamed } from '../cases/index.ts'
import { attachmentOf } from './attachment.ts'
import { listAttachments, readAttachment, readThumbnail } from './attachments.view.ts'
import { findForPlacing, placeAttachments } from './place-attachments.ts'
import type { Viewer } from './sight.ts'
import { type Places, takeIn } from './take-in.ts'

interface Options extends Places {
  /** Whether internal notes are for a caller. */
  readonly maySeeNotes: (caller: Caller) => boolean
}

/** Files that belong to cases and to what is said in them. */
export function attachmentRoutes({ maySeeNotes, ...places }: Options): RouteHandler[] {
  const { database, storage } = places
  const viewerOf = (caller: Caller): Viewer => ({ caller, notes: maySeeNotes(caller) })
  return [
    handle(routes.uploadAttachment, ({ body, query, caller, now }) =>
      takeIn(places, { ...body, name: query.name, by: caller.email, now }),
    ),
    handle(routes.getAttachment, ({ params, query, caller }) =>
      readAttachment(database, storage, { ...params, ...query, viewer: viewerOf(caller) }),
    ),
    handle(routes.getThumbnail, ({ params, caller }) =>
      readThumbnail(database, storage, { ...params, viewer: viewerOf(caller) }),
    ),
    handle(routes.listAttachments, ({ params, query, caller }) =>
      listAttachments(database, params.id, viewerOf(caller), query),
    ),
    handle(routes.placeAttachments, ({ params, body, caller, now }) =>
      inTransaction(database, async (tx): Answer<typeof routes.placeAttachments> => {
        const sight = await caseSight(tx, caller, 'cases.reply')
        const found = (await casesNamed(tx, [params.id], sight)).get(params.id)
        if (found === undefined) return refuse({ code: 'cases.not-found' })
        const [given] = await findForPlacing(tx, [body.attachments], viewerOf(caller))
        if (given === undefined) throw new Error('expected an answer for the list of attachments')
        if (!given.ok) return given
        const attachments = given.value.map(({ id }) => id)
        const placing = { caseId: found.id, entryId: null, isInternal: false, attachments }
        await placeAttachments(tx, [placing], { by: caller.email, now })
        return accept({ items: given.value.map(attachmentOf) })
      }),
    ),
  ]
}
