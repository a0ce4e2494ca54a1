import type { Client } from '@aftersale/contract'
import { isoOf } from '@aftersale/kernel'
import { sql } from 'kysely'
import { systemClock } from '../../server/src/platform/clock.ts'
import type { Database } from '../../server/src/platform/database.ts'
import { chunks } from '../engine/measure.ts'
import { allDone, BATCH, SOURCE } from './shop.ts'

/** Calls at once: the server steps one batch while PostgreSQL writes another. */
const LANES = 2
/** Of one call that completes tasks. */
const TASKS = 1_000

export interface Stages {
  readonly opened: number
  readonly arrived: number
  readonly inspected: number
  readonly refunded: number
}

/**
 * Takes so many returns from the request to the money, all through the API, and answers the milliseconds of each stage:
 * opened (looked up, judged, registered, the customer told), arrived (parcels delivered), inspected (received, restocked, the
 * refund decided, the customer told), refunded (the provider has paid each back and each case is closed).
 */
export async function fullReturns(
  client: Client,
  database: Database,
  run: string,
  orders: readonly string[],
): Promise<Stages> {
  const paidBefore = await paidBack(database)
  const opened = await stage(orders, BATCH, async (some) => {
    const items = some.map((order) => ({
      key: `case ${order}`,
      type: 'return-refund',
      source: SOURCE,
      channel: 'portal',
      order,
      fields: { reason: 'no-reason', units: 1 },
    }))
    allDone(await client.openCases({ body: { items } }))
  })
  const returns = await returnsOf(database, run)
  const parcels = returns.map((number) => {
    return { key: `parcel ${number}`, carrier: 'shunfeng', trackingNumber: `SF${run}${number}`, return: number }
  })
  const arrived = await stage(parcels, BATCH, async (some) => {
    const items = some.map((parcel) => ({ ...parcel, direction: 'return' as const, ship: false }))
    allDone(await client.registerParcels({ body: { items } }))
    const at = isoOf(systemClock.now())
    const events = some.map(({ key, carrier, trackingNumber }) => ({
      key: `delivered ${key}`,
      carrier,
      trackingNumber,
      at,
      status: 'delivered' as const,
    }))
    allDone(await client.reportParcelEvents({ body: { items: events } }))
  })
  const waited = await timedUntil(async () => (await openTasks(database, run)).length === orders.length)
  const inspected = await stage(await openTasks(database, run), TASKS, async (some) => {
    const values = { condition: 'good', receivedUnits: 1 }
    const answer = await client.completeTasks({ body: { tasks: some.map((id) => ({ id, values })) } })
    if (!answer.ok) throw new Error(`expected tasks to be completed, got ${answer.refusal.code}`)
    const refused = answer.value.items.find(({ refusal }) => refusal !== null)
    if (refused !== undefined) throw new Error(`expected a task to be completed, got ${refused.refusal?.code}`)
  })
  const refunded = await timedUntil(async () => (await paidBack(database)) === paidBefore + orders.length)
  const closed = await closedCases(database, run)
  if (closed !== orders.length) throw new Error(`expected ${orders.length} refunded cases, got ${closed}`)
  return { opened, arrived: arrived + waited, inspected, refunded }
}

/** Milliseconds that all of it takes, so many in a call. */
async function stage<Item>(
  items: readonly Item[],
  size: number,
  work: (some: Item[]) => Promise<void>,
): Promise<number> {
  const started = performance.now()
  const rest = chunks(items, size).values()
  const lane = async () => {
    for (const some of rest) await work(some)
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return performance.now() - started
}

const PATIENCE = 120_000

/** Milliseconds until it is so. */
async function timedUntil(isSo: () => Promise<boolean>): Promise<number> {
  const started = performance.now()
  while (!(await isSo())) {
    if (performance.now() - started > PATIENCE) throw new Error('expected every case to get on within two minutes')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return performance.now() - started
}

const like = (run: string) => `${run}-%`

async function returnsOf(database: Database, run: string): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select number from goods_return where source = ${SOURCE} and customer like ${`C-${run}-%`}`.execute(database)
  return rows.map(({ number }) => number)
}

async function openTasks(database: Database, run: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select user_task.id from user_task join service_case on service_case.instance_id = user_task.root_id
    where user_task.status = 'open' and user_task.element = 'Inspect' and service_case.source = ${SOURCE}
      and service_case.order_number like ${like(run)}`.execute(database)
  return rows.map(({ id }) => id)
}

/** Refunds of all runs that the provider has paid. Asked over and over, so it must cost next to nothing. */
async function paidBack(database: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from refund_part where status = 'settled'`.execute(database)
  return Number(rows[0]?.count ?? 0)
}

async function closedCases(database: Database, run: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from service_case where source = ${SOURCE} and order_number like ${like(run)} and status = 'closed'
      and outcome = 'refunded'`.execute(database)
  return Number(rows[0]?.count ?? 0)
}
