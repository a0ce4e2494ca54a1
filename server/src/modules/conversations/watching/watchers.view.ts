import type { Answer, AnswerOf, Caller, QueryOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { afterId, pageOf } from '../../../platform/paging.ts'
import { personNames } from '../../access/index.ts'
import { type CaseSight, casesNamed, isSeen } from '../../cases/index.ts'
import { maySeeNotes } from '../entries/may-see-notes.ts'

/** Who watches a case, the first first. */
export async function listWatchers(
  database: Database,
  idOrNumber: string,
  sight: CaseSight,
): Answer<typeof routes.listWatchers> {
  const found = (await casesNamed(database, [idOrNumber], sight)).get(idOrNumber)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const rows = await database
    .selectFrom('case_watcher')
    .select(['person', 'added_at as addedAt', 'added_by as addedBy'])
    .where('case_id', '=', found.id)
    .orderBy('added_at')
    .orderBy('person')
    .execute()
  const names = await personNames(
    database,
    rows.map(({ person }) => person),
  )
  return accept({ items: rows.map((row) => ({ ...row, name: names.get(row.person) ?? row.person })) })
}

type Watched = AnswerOf<typeof routes.listWatchedCases>['items'][number]

type Last = NonNullable<Watched['last']>
type Row = Omit<Watched, 'last'> & {
  readonly lastAt: Last['at'] | null
  readonly lastKind: Last['kind']
  readonly lastAuthor: Last['author']
}

/** A page of the cases that the caller watches, the newest first, with what was said last that is for their eyes. */
export async function listWatchedCases(
  database: Database,
  caller: Caller,
  sight: CaseSight,
  ask: QueryOf<typeof routes.listWatchedCases>,
): Answer<typeof routes.listWatchedCases> {
  const after = afterId(ask)
  if (!after.ok) return after
  const visible = maySeeNotes(caller) ? sql`true` : sql`kind <> 'note'`
  const { rows } = await sql<Row>`
    select service_case.id, number, service_case.kind as type, status as state, customer, opened_at as "openedAt",
      added_at as "watchedSince", added_by as "addedBy",
      last.written_at as "lastAt", last.kind as "lastKind", last.author as "lastAuthor"
    from case_watcher join service_case on service_case.id = case_watcher.case_id
    left join lateral (
      select written_at, kind, author from conversation_entry
      where case_id = service_case.id and ${visible} order by id desc limit 1
    ) as last on true
    where person = ${caller.email} and ${isSeen(sight)} and ${after.value === null ? sql`true` : sql`service_case.id < ${after.value}::uuid`}
    order by service_case.id desc limit ${ask.limit + 1}`.execute(database)
  const watched = rows.map(({ lastAt, lastKind, lastAuthor, ...row }): Watched => {
    return { ...row, last: lastAt === null ? null : { at: lastAt, kind: lastKind, author: lastAuthor } }
  })
  return accept(pageOf(watched, ask, ({ id }) => id))
}
