import { type QueryOf, readCursor, type routes, writeCursor } from '@aftersale/contract'
import { accept, instantOf, isoOf, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { casesNamed } from '../find-cases.store.ts'
import { type CaseSight, isSeen, SEES_ALL } from '../sight/case-sight.ts'

type Filter = QueryOf<typeof routes.listClocks>

/** The last instant that there is, in epoch milliseconds; cursors come back from callers, who may have changed them. */
const LAST = 8.64e15

/** The clocks of a case, in the order in which they come due; none where none are kept. */
export async function clocksOf(database: Database, idOrNumber: string, sight: CaseSight) {
  const found = (await casesNamed(database, [idOrNumber], sight)).get(idOrNumber)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const rows = await selected(database).where('case_id', '=', found.id).orderBy('due_at').orderBy('name').execute()
  return accept({ items: rows.map(({ caseId: _id, caseNumber: _number, ...clock }) => clock) })
}

/** Clocks that run, by the instant at which they are due; those of cases not seen are not there. */
export async function listClocks(
  database: Database,
  { cursor, limit, ...filter }: Filter,
  sight: CaseSight = SEES_ALL,
) {
  const after = cursor === undefined ? accept(null) : readCursor(cursor, ['number', 'id', 'string'])
  if (!after.ok) return after
  let query = selected(database)
    .where('standing', '=', 'running')
    .where(isSeen(sight))
    .orderBy('due_at')
    .orderBy('case_id')
    .orderBy('name')
    .limit(limit + 1)
  if (filter.name !== undefined) query = query.where('name', '=', filter.name)
  if (filter.late === 'true') query = query.where('breached', '=', true)
  if (filter.dueBefore !== undefined) query = query.where(sql<boolean>`due_at < ${isoOf(filter.dueBefore)}`)
  if (after.value !== null) {
    const [due, caseId, name] = after.value
    if (Math.abs(due) > LAST) return refuse({ code: 'paging.cursor-wrong' })
    query = query.where(
      sql<boolean>`(due_at, case_id, name) > (${isoOf(instantOf(due))}::timestamptz, ${caseId}::uuid, ${name})`,
    )
  }
  const found = await query.execute()
  const items = found.slice(0, limit)
  const last = items.at(-1)
  const next = found.length > limit && last !== undefined ? writeCursor([last.due, last.caseId, last.name]) : null
  return accept({ items, next })
}

const selected = (database: Database) =>
  database
    .selectFrom('service_clock')
    .innerJoin('service_case', 'service_case.id', 'service_clock.case_id')
    .select([
      'name',
      'due_at as due',
      'standing',
      'breached',
      'service_clock.case_id as caseId',
      'service_case.number as caseNumber',
    ])
    .$narrowType<{
      name: 'firstResponse' | 'update' | 'solution'
      standing: 'running' | 'paused' | 'stopped'
    }>()
