import type { Actor } from '../../../engine/index.ts'
import type { Database, Transaction } from '../../../platform/database.ts'
import { type FieldRightsByType, fieldRights } from '../field-rights/case-field-rights.ts'
import { newestTypes } from '../types/case-type.store.ts'
import { isAmong } from '../types/is-among.ts'

/** What case types say that somebody sees: by the newest version of each, whichever version a case has. */
export interface TypesSeen {
  /** The types whose cases they do not see. */
  readonly hiddenTypes: readonly string[]
  /** What they may do with the fields of the others. */
  readonly fields: FieldRightsByType
}

export async function typesSeen(database: Database | Transaction, actor: Actor): Promise<TypesSeen> {
  if (actor.isAdministrator) return { hiddenTypes: [], fields: new Map() }
  const documents = [...(await newestTypes(database)).values()].map(({ document }) => document)
  const hidden = documents.filter(({ permissions }) => !isAmong(actor, permissions.see)).map(({ key }) => key)
  return { hiddenTypes: hidden, fields: fieldRights(documents, actor) }
}
