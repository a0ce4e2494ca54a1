import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { knownPersons } from '../../access/index.ts'
import { groupWatchers } from './group-watchers.ts'
import { insertWatchers } from './watcher.store.ts'

interface Watching {
  readonly caseId: string
  readonly persons: readonly string[]
  /** Of their members those watch who see the case anyway; persons who are named are shown it. */
  readonly groups?: readonly string[]
  readonly by: string
}

/** Lets people watch cases; refused where a person is not known, each case by itself. */
export async function watchCases(
  tx: Transaction,
  many: readonly Watching[],
  now: Instant,
): Promise<Result<{ readonly watching: readonly string[] }, KnownRefusal>[]> {
  const ofGroups = await groupWatchers(
    tx,
    many.flatMap(({ caseId, groups }) => (groups === undefined ? [] : [{ caseId, groups }])),
  )
  const asked = many.map(({ persons, groups, ...one }) => {
    const members = groups === undefined ? [] : (ofGroups.get(one.caseId) ?? [])
    return { ...one, persons: [...new Set([...persons.map((person) => person.toLowerCase()), ...members])] }
  })
  const known = await knownPersons(tx, [...new Set(asked.flatMap(({ persons }) => persons))])
  const results = asked.map(({ persons }): Result<{ readonly watching: readonly string[] }, KnownRefusal> => {
    const unknown = persons.filter((person) => !known.has(person))
    return unknown.length === 0
      ? accept({ watching: persons })
      : refuse({ code: 'conversations.person-unknown', persons: unknown })
  })
  const rows = asked.flatMap(({ caseId, persons, by }, at) => {
    return results[at]?.ok
      ? persons.map((person) => ({ case_id: caseId, person, added_at: isoOf(now), added_by: by }))
      : []
  })
  await insertWatchers(tx, rows)
  return results
}
