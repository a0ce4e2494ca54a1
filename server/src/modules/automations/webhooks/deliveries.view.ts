import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, type Instant } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { afterId, pageOf } from '../../../platform/paging.ts'
import { type CaseSight, isSeen } from '../../cases/index.ts'
import { STATE } from './delivery.store.ts'

type Shown = AnswerOf<typeof routes.listWebhookDeliveries>['items'][number]
type Row = Omit<Shown, 'madeAt' | 'nextAt'> & { readonly madeAt: Instant; readonly nextAt: Instant | null }

/** What was and is to be posted, the last first; of cases that are not seen, nothing. */
export async function listDeliveries(
  database: Database,
  query: QueryOf<typeof routes.listWebhookDeliveries>,
  sight: CaseSight,
): Answer<typeof routes.listWebhookDeliveries> {
  const before = afterId(query)
  if (!before.ok) return before
  const { state, automation, run } = query
  const { rows } = await sql<Row>`
    select delivery.id, run.automation, run.id as run, delivery.action, run.case_id as "caseId", delivery.url,
      ${STATE} as state, delivery.tries as attempts, delivery.answered as status, delivery.trouble,
      delivery.made_at as "madeAt", delivery.next_at as "nextAt"
    from webhook_delivery as delivery join automation_run as run on run.id = delivery.run_id
      left join service_case on service_case.id = run.case_id
    where (${before.value}::uuid is null or delivery.id < ${before.value}::uuid)
      ${state === undefined ? sql`` : sql`and ${STATE} = ${state}`}
      ${automation === undefined ? sql`` : sql`and run.automation = ${automation}`}
      ${run === undefined ? sql`` : sql`and run.id = ${run}::uuid`}
      and (run.case_id is null or ${isSeen(sight)})
    order by delivery.id desc limit ${query.limit + 1}`.execute(database)
  return accept(pageOf(rows, query, ({ id }) => id))
}
