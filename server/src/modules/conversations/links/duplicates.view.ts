import type { Answer, AnswerOf, routes } from '@aftersale/contract'
import { accept, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { type CaseSight, casesNamed, isSeen } from '../../cases/index.ts'

type Duplicate = AnswerOf<typeof routes.listDuplicates>['items'][number]

/** More than a person looks through; a wholesaler may have thousands of cases a month. */
const MOST = 50

/**
 * Cases of the same customer and type, about the same order or product, opened at most 30 days before or after: the open
 * ones first, then the nearest in time. Those that were merged into another are left out: the other one is there.
 */
export async function listDuplicates(
  database: Database,
  idOrNumber: string,
  sight: CaseSight,
): Answer<typeof routes.listDuplicates> {
  const found = (await casesNamed(database, [idOrNumber], sight)).get(idOrNumber)
  if (found === undefined) return refuse({ code: 'cases.not-found' })
  const { rows } = await sql<Duplicate>`
    with this as (
      select service_case.*, coalesce(service_case.order_number, return_request.order_number) as about_order
      from service_case left join return_request on return_request.id = service_case.request_id
      where service_case.id = ${found.id}::uuid
    )
    select other.id, other.number, other.kind as type, other.status as state, other.product,
      coalesce(other.order_number, request.order_number) as order, other.opened_at as "openedAt",
      case when coalesce(other.order_number, request.order_number) = this.about_order then 'order' else 'product' end as same
    from this join service_case as other on other.customer = this.customer and other.source = this.source
      and other.opened_at between this.opened_at - interval '30 days' and this.opened_at + interval '30 days'
    left join return_request as request on request.id = other.request_id
    where other.id <> this.id and other.kind = this.kind and ${isSeen(sight, 'other')}
      and (coalesce(other.order_number, request.order_number) = this.about_order or other.product = this.product)
      and not exists (select from case_link where case_link.case_id = other.id and case_link.kind = 'merged')
    order by (other.status = 'closed'), abs(extract(epoch from other.opened_at - this.opened_at)), other.id
    limit ${sql.lit(MOST)}`.execute(database)
  return accept({ items: rows })
}
