import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { lockDrafts, removeDrafts } from './draft.store.ts'
import { changedBy } from './save-draft.ts'

/** Takes away a draft as the caller saw it; its revisions stay. */
export async function discardDraft(
  tx: Transaction,
  resource: string,
  revision: number,
): Promise<Result<undefined, KnownRefusal<'studio.draft-changed' | 'studio.draft-not-found'>>> {
  const [draft] = await lockDrafts(tx, [resource])
  if (draft === undefined) return refuse({ code: 'studio.draft-not-found' })
  if (draft.revision !== revision) return refuse(changedBy(draft))
  await removeDrafts(tx, [resource])
  return accept(undefined)
}
