import type { Caller, KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Engine } from '../../../engine/index.ts'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { listPersons } from '../../access/index.ts'
import { casesNamed } from '../../cases/index.ts'
import { tellClocks } from '../../clocks/index.ts'
import { insertWatchers } from '../watching/watcher.store.ts'
import { type EntryRow, insertEntries } from './entry.store.ts'
import { type Said, typedEntry } from './entry.ts'
import { mentionsIn } from './mentions.ts'

type Item = Said & { readonly key: string; readonly case: string }
type Written = { readonly id: string; readonly caseId: string; readonly watching: string[] }
interface When {
  readonly engine: Pick<Engine, 'calendars'>
  readonly caller: Caller
  readonly hidden: readonly string[]
  readonly now: Instant
}

/**
 * Writes what people say in cases, each once under its key. Whom a note names by `@` watches the case from then on; a reply
 * to the customer is one for the clocks of the case too.
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
  { engine, caller, hidden, now }: When,
): Promise<Result<Written, KnownRefusal<'cases.not-found'>>[]> {
  const cases = await casesNamed(
    tx,
    items.map((item) => item.case),
    hidden,
  )
  const isNaming = items.some(({ kind, text }) => kind === 'note' && text.includes('@'))
  const persons = isNaming ? await listPersons(tx) : []
  const written = items.map((item) => {
    const found = cases.get(item.case)
    if (found === undefined) return null
    const row = typedEntry(found.id, item, caller, now)
    return { row, caseId: found.id, watching: item.kind === 'note' ? mentionsIn(item.text, persons) : [] }
  })
  const rows = written.flatMap((one) => one ?? [])
  await insertEntries(
    tx,
    rows.map(({ row }) => row),
  )
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
    if (one === null) return refuse({ code: 'cases.not-found' })
    return accept({ id: one.row.id, caseId: one.caseId, watching: one.watching })
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
