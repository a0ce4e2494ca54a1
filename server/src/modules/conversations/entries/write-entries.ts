import type { Caller, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { listPersons } from '../../access/index.ts'
import { findForPlacing, placeAttachments } from '../../attachments/index.ts'
import { type CaseSight, casesNamed } from '../../cases/index.ts'
import { tellClocks } from '../../clocks/index.ts'
import { insertWatchers } from '../watching/watcher.store.ts'
import { type EntryRow, insertEntries } from './entry.store.ts'
import { type Said, typedEntry } from './entry.ts'
import { maySeeNotes } from './may-see-notes.ts'
import { mentionsIn } from './mentions.ts'

type Item = Said & { readonly key: string; readonly case: string; readonly attachments: readonly string[] }
type Written = { readonly id: string; readonly caseId: string; readonly watching: string[] }
interface When {
  readonly engine: Pick<Engine, 'calendars'>
  readonly caller: Caller
  readonly sight: CaseSight
  /** The cases in which the caller may answer the customer; null: none. */
  readonly answers: CaseSight | null
  readonly now: Instant
}

/**
 * Writes what people say in cases, each once under its key; what is public where the caller may answer the customer, and notes
 * where they are for the caller. Whom a note names by `@` watches the case from then on; a reply to the customer is one for the
 * clocks of the case too.
 */
export function writeEntries(tx: Transaction, items: readonly Item[], when: When) {
  return runKeyed(tx, items, {
    scope: 'conversations.write',
    now: when.now,
    run: (fresh) => write(tx, fresh, when),
  })
}

async function write(
  tx: Transaction,
  items: readonly Item[],
  { engine, caller, sight, answers, now }: When,
): Promise<Result<Written, KnownRefusal<'cases.not-found' | 'access.not-permitted' | 'attachments.unknown'>>[]> {
  const cases = await casesNamed(
    tx,
    items.map((item) => item.case),
    sight,
  )
  const publicly = items.flatMap((item) => (item.kind === 'public' ? [item.case] : []))
  const answerable = answers === null ? new Map() : await casesNamed(tx, publicly, answers)
  const isNaming = items.some(({ kind, text }) => kind === 'note' && text.includes('@'))
  const persons = isNaming ? await listPersons(tx) : []
  const lists = items.map(({ attachments }) => attachments)
  const given = await findForPlacing(tx, lists, { caller, notes: maySeeNotes(caller) })
  const written = items.map((item, at) => {
    const found = cases.get(item.case)
    if (found === undefined) return refuse({ code: 'cases.not-found' })
    if (item.kind === 'public' && !answerable.has(item.case)) {
      return refuse({ code: 'access.not-permitted', permission: 'cases.answer' })
    }
    if (item.kind === 'note' && !maySeeNotes(caller)) {
      return refuse({ code: 'access.not-permitted', permission: 'cases.notes' })
    }
    const attached = given[at]
    if (attached === undefined) throw new Error('expected an answer for each list of attachments')
    if (!attached.ok) return attached
    const row = typedEntry(found.id, item, caller, now)
    const attachments = attached.value.map(({ id }) => id)
    const watching = item.kind === 'note' ? mentionsIn(item.text, persons) : []
    return accept({ row, caseId: found.id, attachments, watching })
  })
  const rows = written.flatMap((one) => (one.ok ? [one.value] : []))
  await insertEntries(
    tx,
    rows.map(({ row }) => row),
  )
  const placings = rows.map(({ row, caseId, attachments }) => {
    return { caseId, entryId: row.id, isInternal: row.kind === 'note', attachments }
  })
  await placeAttachments(tx, placings, { by: caller.email, now })
  await insertWatchers(
    tx,
    rows.flatMap(({ caseId, watching }) =>
      watching.map((person) => ({ case_id: caseId, person, added_at: isoOf(now), added_by: caller.email })),
    ),
  )
  await tellClocks(
    tx,
    { engine },
    rows.flatMap(({ row, caseId }) => (isAnswer(row) ? [answered(caseId, row.id, caller, now)] : [])),
    now,
  )
  return written.map((one) => {
    return one.ok ? accept({ id: one.value.row.id, caseId: one.value.caseId, watching: one.value.watching }) : one
  })
}

const isAnswer = ({ kind, direction }: Pick<EntryRow, 'kind' | 'direction'>) =>
  kind === 'public' && direction === 'to-customer'

const answered = (caseId: string, entryId: string, caller: Caller, now: Instant) => ({
  caseId,
  type: 'replied' as const,
  at: now,
  cause: `entry ${entryId}`,
  by: caller.name,
})
