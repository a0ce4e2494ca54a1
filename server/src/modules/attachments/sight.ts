import type { Caller } from '@aftersale/contract'
import type { Database, Transaction } from '../../platform/database.ts'
import { caseSight, casesNamed, SEES_ALL } from '../cases/index.ts'
import { type AttachmentRow, placesOf, selectAttachments } from './attachment.store.ts'

/** Who asks, and whether internal notes are for them. */
export interface Viewer {
  readonly caller: Caller
  readonly notes: boolean
}

/**
 * Those of these attachments that somebody may see, by id: of cases that they see, and not on internal notes alone where
 * those are not for them. One that stands nowhere yet is its uploader's. All others are as if they were not there.
 */
export async function visibleAttachments(
  database: Database | Transaction,
  ids: readonly string[],
  { caller, notes }: Viewer,
  lock: 'lock' | 'look' = 'look',
): Promise<ReadonlyMap<string, AttachmentRow>> {
  const rows = await selectAttachments(database, ids, lock)
  const places = await placesOf(
    database,
    rows.map(({ id }) => id),
  )
  const sight = places.length === 0 ? SEES_ALL : await caseSight(database, caller)
  const seen = await casesNamed(database, [...new Set(places.map(({ caseId }) => caseId))], sight)
  const visible = rows.filter(({ id, uploaded_by }) => {
    const own = places.filter(({ attachmentId }) => attachmentId === id)
    if (own.length === 0) return uploaded_by === caller.email
    return own.some(({ caseId, isInternal }) => seen.has(caseId) && (notes || !isInternal))
  })
  return new Map(visible.map((row) => [row.id, row]))
}
