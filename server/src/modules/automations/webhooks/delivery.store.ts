import { type Instant, isoOf } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Transaction } from '../../../platform/database.ts'
import { givenRows, type RowOf } from '../../../platform/given-rows.ts'
import { insertMany } from '../../../platform/insert-many.ts'

const DELIVERY = {
  id: 'uuid',
  run_id: 'uuid',
  action: 'integer',
  url: 'text',
  secret: 'text',
  body: 'text',
  made_at: 'timestamptz',
  next_at: 'timestamptz',
} as const

/** Writes down what is to be posted, once for each action of a run; answers the ids by `<run>/<action>`. */
export async function enqueueDeliveries(
  tx: Transaction,
  rows: readonly RowOf<typeof DELIVERY>[],
): Promise<Map<string, string>> {
  const written = await insertMany(tx, 'webhook_delivery', DELIVERY, rows, {
    // What failed for good is sent once more where a person has the run done again.
    ending: sql<{ id: string; run_id: string; action: number }>`on conflict (run_id, action) do update
      set next_at = case when webhook_delivery.next_at is null and webhook_delivery.trouble is not null
        then excluded.next_at else webhook_delivery.next_at end
      returning id, run_id, action`,
  })
  return new Map(written.map(({ id, run_id, action }) => [`${run_id}/${action}`, id]))
}

export interface Delivery {
  readonly id: string
  readonly run_id: string
  readonly url: string
  readonly secret: string
  readonly body: string
  readonly tries: number
}

/** Whether a delivery is due. */
export const isDeliveryDue = (now: Instant) =>
  sql<boolean>`exists (select from webhook_delivery where next_at <= ${isoOf(now)}::timestamptz)`

/** Takes deliveries that are due, which nobody else takes, and leaves them alone until then. */
export async function takeDeliveries(tx: Transaction, now: Instant, until: Instant, most: number): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    update webhook_delivery set tries = tries + 1, next_at = ${isoOf(until)}::timestamptz
    where id in (select id from webhook_delivery where next_at <= ${isoOf(now)}::timestamptz order by next_at
      limit ${most} for update skip locked)
    returning id, run_id, url, secret, body, tries`.execute(tx)
  return rows
}

const ANSWERED = { id: 'uuid', next_at: 'timestamptz', answered: 'integer', trouble: 'text' } as const

export async function recordAnswers(tx: Transaction, rows: readonly RowOf<typeof ANSWERED>[]): Promise<void> {
  if (rows.length === 0) return
  await sql`update webhook_delivery set next_at = given.next_at, answered = given.answered, trouble = given.trouble
    from ${givenRows(ANSWERED, rows)} where webhook_delivery.id = given.id`.execute(tx)
}

/** Runs whose webhooks nobody took are failed, and say why. */
export async function failRuns(
  tx: Transaction,
  rows: readonly { readonly id: string; readonly trouble: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`update automation_run set status = 'failed', trouble = given.trouble
    from ${givenRows({ id: 'uuid', trouble: 'jsonb' }, rows)} where automation_run.id = given.id`.execute(tx)
}

/** Where a delivery stands: one that is not sent any more was taken, or there is trouble with it. */
export const STATE: RawBuilder<string> = sql<string>`case when delivery.next_at is not null then 'waiting'
  when delivery.trouble is null then 'taken' else 'failed' end`

/** Locks deliveries of runs that are seen, in the order of their ids; answers where they stand. */
export async function lockDeliveries(
  tx: Transaction,
  ids: readonly string[],
  seen: RawBuilder<boolean>,
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; state: string }>`
    select delivery.id, ${STATE} as state
    from webhook_delivery as delivery join automation_run as run on run.id = delivery.run_id
      left join service_case on service_case.id = run.case_id
    where delivery.id = any(${[...ids]}::uuid[]) and (run.case_id is null or ${seen})
    order by delivery.id for update of delivery`.execute(tx)
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** Has them sent from now on, as if never before. A run that was failed for want of them alone has done what it could. */
export async function reopenDeliveries(tx: Transaction, ids: readonly string[], now: Instant): Promise<void> {
  if (ids.length === 0) return
  await sql`update webhook_delivery set next_at = ${isoOf(now)}::timestamptz, tries = 0, answered = null, trouble = null
    where id = any(${[...ids]}::uuid[])`.execute(tx)
  await sql`
    update automation_run as run set trouble = null,
      status = case when results @> '[{"outcome": "refused"}]' then 'refused' else 'done' end
    where run.id in (select run_id from webhook_delivery where id = any(${[...ids]}::uuid[])) and status = 'failed'
      and not exists (
        select from webhook_delivery as other where other.run_id = run.id and other.next_at is null and other.trouble is not null
      )`.execute(tx)
}
