import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/database.ts'
import type { RowOf } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'

const SIGNAL = {
  id: 'uuid',
  name: 'text',
  variables: 'jsonb',
  published_at: 'timestamptz',
  instance_id: 'uuid',
} as const

/** Writes signals down, with everybody who waits for them now and every process that they begin; answers how many are to have them. */
export async function insertSignals(tx: Transaction, rows: readonly RowOf<typeof SIGNAL>[]): Promise<number> {
  if (rows.length === 0) return 0
  await insertMany(tx, 'signal', SIGNAL, rows)
  const ids = rows.map(({ id }) => id)
  const { numAffectedRows } = await sql`
    insert into signal_delivery (signal_id, root_id, instance_id, owner, definition_id, event, index)
    select signal.id, waiting.root_id, waiting.instance_id, waiting.owner, null, waiting.event, waiting.index
    from signal join signal_subscription as waiting using (name)
    where signal.id = any(${ids}::uuid[]) and not waiting.suspended
    union all
    select signal.id, null, null, null, starting.definition_id, starting.event, starting.index
    from signal join start_subscription as starting on starting.kind = 'signal' and starting.name = signal.name
    where signal.id = any(${ids}::uuid[])`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Whether any signal is on its way to anybody. */
export const isOnItsWay = sql<boolean>`exists (select from signal_delivery)`

/** Instances that a signal is on its way to. */
export async function deliveriesTo(database: Database, most: number): Promise<string[]> {
  const { rows } = await sql<{ instance_id: string }>`
    select distinct instance_id from (
      select delivery.instance_id from signal_delivery as delivery
        join process_instance as root on root.id = delivery.root_id
      where root.suspended_at is null order by delivery.number limit ${most}) as first`.execute(database)
  return rows.map(({ instance_id }) => instance_id)
}

export interface Delivery {
  readonly number: number
  readonly instance_id: string
  readonly owner: number
  readonly event: string
  readonly index: number
  readonly variables: unknown
}

/** Takes the deliveries to these instances, in the order of their signals. */
export async function takeDeliveries(
  tx: Transaction,
  instances: readonly { readonly id: string; readonly rootId: string }[],
): Promise<Delivery[]> {
  const roots = instances.map(({ rootId }) => rootId)
  const ids = instances.map(({ id }) => id)
  const { rows } = await sql<Delivery>`
    with taken as (delete from signal_delivery where root_id = any(${roots}::uuid[])
      and instance_id = any(${ids}::uuid[]) returning *)
    select taken.number, taken.instance_id, taken.owner, taken.event, taken.index, signal.variables
    from taken join signal on signal.id = taken.signal_id order by taken.number`.execute(tx)
  return rows
}

export interface StartDelivery {
  readonly definition_id: string
  readonly event: string
  readonly index: number
  readonly variables: unknown
}

/** Deliveries that begin processes, by their numbers. */
export async function startDeliveries(database: Database, most: number): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select number from signal_delivery where definition_id is not null order by number limit ${most}`.execute(database)
  return rows.map(({ number }) => number)
}

/** Takes those of these deliveries that nobody else takes. */
export async function takeStartDeliveries(tx: Transaction, numbers: readonly number[]): Promise<StartDelivery[]> {
  const { rows } = await sql<StartDelivery & { number: number }>`
    with taken as (delete from signal_delivery where number in (
      select number from signal_delivery where number = any(${[...numbers]}::bigint[]) for update skip locked) returning *)
    select taken.number, taken.definition_id, taken.event, taken.index, signal.variables
    from taken join signal on signal.id = taken.signal_id order by taken.number`.execute(tx)
  return rows
}

/** Takes away signals that everybody has had. */
export async function deleteDelivered(database: Database): Promise<void> {
  await sql`delete from signal where not exists (select from signal_delivery where signal_id = signal.id)`.execute(
    database,
  )
}
