import type { Bilingual, ListedCase } from '@aftersale/contract'
import type { Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { givenRows } from '../../../platform/given-rows.ts'
import { admits } from '../../access/index.ts'
import { type selectCases, summaryOf } from '../case.view.ts'
import { fieldsSeen } from '../field-rights/case-field-rights.ts'
import type { Asking } from './case-conditions.ts'

type CaseRow = Awaited<ReturnType<ReturnType<typeof selectCases>['execute']>>[number]

/** A case of a page, with what its place in the list is reckoned by. */
export interface FoundCase extends CaseRow {
  readonly type_version: number | null
  readonly fields: unknown
  readonly instance_id: string
  readonly sort_key: number
}

interface Beside {
  readonly id: string
  readonly customer_name: string | null
  readonly product_words: Bilingual | null
  readonly due_at: Instant | null
  readonly score: number | null
  readonly groups: string[] | null
  readonly assignees: { readonly email: string; readonly name: string }[] | null
}

const ASKED = { id: 'uuid', source: 'text', customer: 'text', product: 'text', instance_id: 'uuid' } as const

/** Adds to the cases of a page the words for what they name and what has to be done about them, for all at once. */
export async function listedCases(
  database: Database,
  found: readonly FoundCase[],
  { sight, customers }: Pick<Asking, 'sight' | 'customers'>,
): Promise<ListedCase[]> {
  if (found.length === 0) return []
  const given = givenRows(
    ASKED,
    found.map(({ id, source, customer, product, instance_id }) => ({ id, source, customer, product, instance_id })),
  )
  const { rows } = await sql<Beside>`
    select given.id, customer.name as customer_name, product.name as product_words,
      (select min(due_at) from service_clock where case_id = given.id and standing = 'running') as due_at,
      (select score from case_rating where case_id = given.id) as score,
      task.groups, task.assignees
    from ${given}
      left join customer on customer.source = given.source and customer.number = given.customer
      left join product on product.code = given.product
      left join lateral (
        select array(select distinct one from user_task, unnest(candidate_groups) as one
            where root_id = given.instance_id and status = 'open' order by one) as groups,
          (select jsonb_agg(distinct jsonb_build_object('email', assignee, 'name', coalesce(access_user.name, assignee)))
            from user_task left join access_user on access_user.email = assignee
            where root_id = given.instance_id and status = 'open' and assignee is not null) as assignees
      ) as task on true`.execute(database)
  const beside = new Map(rows.map((row) => [row.id, row]))
  return found.map((row) => {
    const more = beside.get(row.id)
    return {
      ...summaryOf(row),
      customerName: admits(customers, row.source) ? (more?.customer_name ?? null) : null,
      productWords: more?.product_words ?? null,
      dueAt: more?.due_at ?? null,
      score: more?.score ?? null,
      groups: more?.groups ?? [],
      assignees: more?.assignees ?? [],
      fields: fieldsSeen(sight.fields.get(row.kind), row.fields as ListedCase['fields']),
    }
  })
}
