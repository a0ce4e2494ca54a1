import type { Answer, AnswerOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { type CaseSight, casesNamed, isSeen } from '../../cases/index.ts'

type Link = AnswerOf<typeof routes.listLinks>['items'][number]
type Row = Omit<Link, 'case'> & Link['case']

/** The cases that a case has to do with, the first linked first. What has no direction is told as `to`. */
export async function listLinks(
  database: Database,
  idOrNumber: string,
  sight: CaseSight,
): Answer<typeof routes.listLinks> {
  const found = (await casesNamed(database, [idOrNumber], sight)).get(idOrNumber)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const { rows } = await sql<Row>`
    select linked.kind, linked.direction, linked_at as "linkedAt", linked_by as "linkedBy",
      service_case.id, number, status as state
    from (
      select kind, 'to' as direction, other_id as id, linked_at, linked_by from case_link where case_id = ${found.id}::uuid
      union all
      select kind, case kind when 'relates' then 'to' else 'from' end, case_id, linked_at, linked_by
      from case_link where other_id = ${found.id}::uuid
    ) as linked join service_case using (id)
    where ${isSeen(sight)}
    order by linked_at, service_case.id, linked.kind`.execute(database)
  return accept({ items: rows.map(({ id, number, state, ...link }) => ({ ...link, case: { id, number, state } })) })
}
