import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { isNewName } from '../model-kind.ts'
import { type DraftHead, findDraft, insertDraft, type Saving, updateDraft } from './draft.store.ts'
import { keepRevision, nextRevision } from './revision.store.ts'

type Refused = KnownRefusal<'studio.draft-changed' | 'studio.draft-not-found' | 'studio.name-unusable'>

export interface DraftSaving extends Omit<Saving, 'baseVersion'> {
  /** The one that was changed; 0: none. */
  readonly revision: number
  /** The version that a new draft was begun from; null: none. */
  readonly version: number | null
  /** Whether nothing of that name is in force. */
  readonly isNew: boolean
}

/** Saves over what the caller has seen, and over nothing else. */
export async function saveDraft(tx: Transaction, saving: DraftSaving): Promise<Result<DraftHead, Refused>> {
  const { resource, content, revision, version, isNew, now, by } = saving
  if (revision === 0 && isNew && !isNewName(resource)) return refuse({ code: 'studio.name-unusable' })
  const asked = { ...saving, baseVersion: version }
  const saved =
    revision === 0
      ? await insertDraft(tx, asked, await nextRevision(tx, resource))
      : await updateDraft(tx, asked, revision)
  if (saved === undefined) return whatIsThere(tx, resource, content)
  await keepRevision(tx, { resource, revision: saved.revision, content, saved_at: now, saved_by: by }, revision > 0)
  return accept(saved)
}

/** Whoever asks again because the answer was lost is answered as the first time. */
async function whatIsThere(tx: Transaction, resource: string, content: string): Promise<Result<DraftHead, Refused>> {
  const draft = await findDraft(tx, resource)
  if (draft?.content === content) return accept(draft)
  return refuse(draft === undefined ? { code: 'studio.draft-not-found' } : changedBy(draft))
}

export const changedBy = (draft: {
  readonly changed_by: string
  readonly changed_at: Instant
  readonly revision: number
}) => ({
  code: 'studio.draft-changed' as const,
  by: draft.changed_by,
  at: isoOf(draft.changed_at),
  revision: draft.revision,
})
