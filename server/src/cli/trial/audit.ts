import { type RawBuilder, sql } from 'kysely'
import { checkLedgers } from '../../modules/orders/index.ts'
import { differingLots } from '../../modules/stock/index.ts'
import type { Database } from '../../platform/database.ts'
import type { Texts } from '../frame/index.ts'
import type { Entry } from '../sandbox/done-ledger.ts'

/** Something that should not be. */
export interface Finding {
  readonly kind: Texts
  readonly what: unknown
}

interface Audit {
  readonly counts: Readonly<Record<string, number>>
  readonly findings: readonly Finding[]
}

/** Looks at what a trial has left, beside what its providers say they have done. */
export async function audit(database: Database, entries: readonly Entry[]): Promise<Audit> {
  const findings: Finding[] = []
  const found = (kind: Texts, whats: readonly unknown[]) => findings.push(...whats.map((what) => ({ kind, what })))
  found({ en: 'A case that nothing moves on', 'zh-CN': '没有任何事情会推进的工单' }, await rowsOf(database, STILL))
  found({ en: 'A message that was sent twice', 'zh-CN': '重复发送的消息' }, await rowsOf(database, TWICE))
  found({ en: 'Stock that does not add up', 'zh-CN': '库存账不平' }, await differingLots(database))
  for await (const { differences } of checkLedgers(database)) {
    found({ en: 'A ledger that does not add up', 'zh-CN': '订单台账不平' }, differences)
  }
  const overpaid = await rowsOf(database, OVERPAID)
  found({ en: 'More went back than came in', 'zh-CN': '退款超过收款' }, overpaid)
  found(
    { en: 'A refund on which we and the provider differ', 'zh-CN': '与服务商不一致的退款' },
    await refundsApart(database, entries),
  )
  const [counts] = await rowsOf(database, COUNTS)
  return { counts: counts as Readonly<Record<string, number>>, findings }
}

const rowsOf = async (database: Database, query: RawBuilder<unknown>): Promise<readonly unknown[]> =>
  (await query.execute(database)).rows

/** Open cases without a task, a timer, something awaited, work to do, or an incident that somebody sees. */
const STILL = sql`
  select number, kind from service_case
  where status <> 'closed'
    and not exists (select 1 from user_task where root_id = service_case.instance_id and status = 'open')
    and not exists (select 1 from timer where root_id = service_case.instance_id)
    and not exists (select 1 from message_subscription where root_id = service_case.instance_id)
    and not exists (select 1 from job where root_id = service_case.instance_id)
    and not exists (
      select 1 from incident join process_instance on process_instance.id = incident.instance_id
      where process_instance.root_id = service_case.instance_id and resolved_at is null)
  order by number`

/** The same words of the same template in one case within a minute: a flow that repeats itself takes longer. */
const TWICE = sql`
  select case_id, template_key, count(*) as times from conversation_entry
  where author = 'system' and template_key is not null
  group by case_id, template_key, texts, date_trunc('minute', written_at) having count(*) > 1`

const OVERPAID = sql`
  select payment_id, sum(refund_part.amount_minor) as back, captured_minor as captured
  from refund_part join order_payment on order_payment.id = payment_id
  where refund_part.status = 'settled' group by payment_id, captured_minor
  having sum(refund_part.amount_minor) > captured_minor`

const COUNTS = sql`
  select (select count(*) from sales_order) as orders,
    (select count(*) from service_case) as cases,
    (select count(*) from service_case where status = 'closed') as "casesClosed",
    (select count(*) from user_task where status = 'completed') as "tasksDone",
    (select count(*) from user_task where status = 'open') as "tasksOpen",
    (select count(*) from incident where resolved_at is null) as "incidentsOpen",
    (select count(*) from conversation_entry) as "entriesWritten",
    (select count(*) from refund_part where status = 'settled') as "refundsPaid",
    (select count(*) from refund_part where status = 'failed') as "refundsFailed",
    (select count(*) from provider_call where status = 'stuck') as "callsStuck",
    (select count(*) from parcel) as parcels`

interface Part {
  readonly id: string
  readonly status: string
  readonly amount: number
}

/** Parts of refunds that count as paid here and not there, there and not here, or with another amount. */
async function refundsApart(database: Database, entries: readonly Entry[]): Promise<readonly unknown[]> {
  const { rows } = await sql<Part>`
    select refund_part.id, refund_part.status, amount_minor as amount
    from refund_part join provider_call on subject_id = refund_part.id and port = 'payment'
    where provider_call.provider = 'sandbox' and coalesce(ended_by, 'sandbox') = 'sandbox'`.execute(database)
  const parts = new Map(rows.map((part) => [part.id, part]))
  const paid = new Map<string, Entry[]>()
  for (const entry of entries) {
    if (entry.port !== 'payment' || entry.status !== 'done') continue
    paid.set(entry.subjectId, [...(paid.get(entry.subjectId) ?? []), entry])
  }
  const apart: unknown[] = []
  for (const [part, done] of paid) {
    const ours = parts.get(part)
    if (done.length > 1) apart.push({ part, paidTimes: done.length })
    if (ours?.status === 'failed') apart.push({ part, ours: 'failed', theirs: 'done' })
    if (ours !== undefined && Number(done[0]?.payload['amountMinor']) !== ours.amount) {
      apart.push({ part, ours: ours.amount, theirs: done[0]?.payload['amountMinor'] })
    }
  }
  for (const { id, status } of parts.values()) {
    if (status === 'settled' && !paid.has(id)) apart.push({ part: id, ours: 'settled', theirs: 'not done' })
  }
  return apart
}
