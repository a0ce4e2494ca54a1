import type { Answer, routes } from '@aftersale/contract'
import { type Instant, isoOf, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { knownPersons } from '../../access/index.ts'
import { type CaseSight, casesNamed } from '../../cases/index.ts'
import { deleteWatchers, insertWatchers } from './watcher.store.ts'
import { listWatchers } from './watchers.view.ts'

interface Change {
  readonly case: string
  readonly add: readonly string[]
  readonly remove: readonly string[]
  readonly sight: CaseSight
  readonly by: string
  readonly now: Instant
}

/** Lets people watch a case, and takes others off; who is in both lists watches. Answers who watches it then. */
export async function changeWatchers(tx: Transaction, change: Change): Answer<typeof routes.changeWatchers> {
  const found = (await casesNamed(tx, [change.case], change.sight)).get(change.case)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const [add, remove] = [change.add, change.remove].map((list) => [...new Set(list.map((one) => one.toLowerCase()))])
  const known = await knownPersons(tx, add ?? [])
  const unknown = (add ?? []).filter((person) => !known.has(person))
  if (unknown.length > 0) return refuse({ code: 'conversations.person-unknown', persons: unknown })
  const rows = (persons: readonly string[] = []) => persons.map((person) => ({ case_id: found.id, person }))
  await deleteWatchers(tx, rows(remove))
  await insertWatchers(
    tx,
    rows(add).map((row) => ({ ...row, added_at: isoOf(change.now), added_by: change.by })),
  )
  return listWatchers(tx, found.id, change.sight)
}
