import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { InForce } from '../shelves/shelf.ts'
import type { Draft } from './draft.store.ts'
import { changedBy } from './save-draft.ts'

/** A draft as its reader saw it. */
export interface DraftSeen {
  readonly resource: string
  readonly revision: number
  /** The version in force that they have seen, where it is newer than the one that the draft began from. */
  readonly over?: number | undefined
}

/** The draft that was seen, unless it or what is in force is another one by now. */
export function asSeen(
  drafts: readonly Draft[],
  { resource, revision, over }: DraftSeen,
  inForce: readonly InForce[],
): Result<Draft, KnownRefusal<'studio.draft-changed' | 'studio.draft-behind' | 'studio.draft-not-found'>> {
  const draft = drafts.find((one) => one.resource === resource)
  if (draft === undefined) return refuse({ code: 'studio.draft-not-found' })
  if (draft.revision !== revision) return refuse(changedBy(draft))
  const current = inForce.find((one) => one.resource === resource)
  if (current !== undefined && (over ?? draft.base_version) !== current.version) {
    return refuse({ code: 'studio.draft-behind', version: current.version, by: current.deployedBy ?? '' })
  }
  return accept(draft)
}
