import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isId, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { AttachmentRow } from './attachment.store.ts'
import { copyPlaces, insertPlaces, placesOfEntries } from './attachment.store.ts'
import { type Viewer, visibleAttachments } from './sight.ts'

/** A case or an entry of its conversation, and the attachments that shall stand there. */
export interface Placing {
  readonly caseId: string
  readonly entryId: string | null
  readonly isInternal: boolean
  readonly attachments: readonly string[]
}

type Found = Result<readonly AttachmentRow[], KnownRefusal<'attachments.unknown'>>

/** What each of these lists of ids names, or those of it that are nothing the viewer may see; none of them goes meanwhile. */
export async function findForPlacing(
  tx: Transaction,
  lists: readonly (readonly string[])[],
  viewer: Viewer,
): Promise<Found[]> {
  const visible = await visibleAttachments(tx, lists.flat().filter(isId), viewer, 'lock')
  return lists.map((list): Found => {
    const ids = [...new Set(list)]
    const unknown = ids.filter((id) => !visible.has(id))
    if (unknown.length > 0) return refuse({ code: 'attachments.unknown', attachments: unknown })
    return accept(ids.flatMap((id) => visible.get(id) ?? []))
  })
}

/** Puts attachments that were found where they shall stand; there already, they stay as they were put. */
export async function placeAttachments(
  tx: Transaction,
  placings: readonly Placing[],
  { by, now }: { readonly by: string; readonly now: Instant },
): Promise<void> {
  const rows = placings.flatMap(({ caseId, entryId, isInternal, attachments }) =>
    attachments.map((id) => ({
      id: newId(now),
      attachment_id: id,
      case_id: caseId,
      entry_id: entryId,
      is_internal: isInternal,
      placed_at: isoOf(now),
      placed_by: by,
    })),
  )
  await insertPlaces(tx, rows)
}

/** Lets copies of entries have the same attachments; nothing but the reference is copied. */
export async function copyToEntries(
  tx: Transaction,
  copies: readonly { readonly from: string; readonly to: string; readonly caseId: string }[],
  now: Instant,
): Promise<void> {
  const places = await placesOfEntries(
    tx,
    copies.map(({ from }) => from),
  )
  await copyPlaces(
    tx,
    copies.flatMap(({ from, to, caseId }) =>
      places
        .filter(({ entryId }) => entryId === from)
        .map(({ attachmentId }) => ({
          id: newId(now),
          from_entry: from,
          to_entry: to,
          attachment_id: attachmentId,
          to_case: caseId,
        })),
    ),
  )
}
