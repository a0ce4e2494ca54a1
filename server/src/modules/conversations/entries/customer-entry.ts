import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { newId } from '../../../platform/ids.ts'
import { findUploads, placeAttachments } from '../../attachments/index.ts'
import { CUSTOMER } from '../../cases/index.ts'
import { insertEntries } from './entry.store.ts'

/** What a customer says in a case of theirs, with files that were uploaded under a name of theirs. */
export interface CustomerEntry {
  readonly caseId: string
  readonly text: string
  readonly attachments: readonly string[]
  /** What the files were uploaded by. */
  readonly uploader: string
  readonly now: Instant
}

/** Writes it as an entry that everybody reads; refused where a file is not theirs. */
export async function writeCustomerEntry(
  tx: Transaction,
  { caseId, text, attachments, uploader, now }: CustomerEntry,
): Promise<Result<{ readonly id: string }, KnownRefusal<'attachments.unknown'>>> {
  const found = await findUploads(tx, attachments, uploader)
  if (!found.ok) return found
  const id = newId(now)
  await insertEntries(tx, [
    {
      id,
      case_id: caseId,
      kind: 'public',
      direction: 'from-customer',
      author: 'customer',
      by_person: CUSTOMER,
      by_name: CUSTOMER,
      text,
      texts: null,
      template_key: null,
      template_version: null,
      effect_key: null,
      written_at: isoOf(now),
    },
  ])
  const placing = { caseId, entryId: id, isInternal: false, attachments: found.value }
  await placeAttachments(tx, [placing], { by: uploader, now })
  return accept({ id })
}
