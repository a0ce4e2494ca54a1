import type { Answer, AnswerOf, QueryOf, routes } from '@aftersale/contract'
import { accept, isId, type LocalDate, localDateAt, refuse } from '@aftersale/kernel'
import { sql } from 'kysely'
import { beginningWith } from '../../platform/beginning-with.ts'
import type { Database } from '../../platform/database.ts'
import { afterId, inOrderOf, pageOf } from '../../platform/paging.ts'
import { isFoundByFields } from '../fields/index.ts'
import { componentsOf, coverageOn, remediesOn } from './coverage.ts'
import { answerOnTheWire, remediesOnTheWire } from './on-the-wire.ts'
import type { When } from './unit.ts'
import { warrantiesOfUnits } from './warranties.ts'

type Listed = AnswerOf<typeof routes.listUnits>['items'][number]
type Detail = AnswerOf<typeof routes.getUnit>

/** A page of units, the last registered first: which, planned for what is asked, and then what lists show of them, which is prepared. */
export async function listUnits(
  database: Database,
  ask: QueryOf<typeof routes.listUnits>,
): Answer<typeof routes.listUnits> {
  const after = afterId(ask)
  if (!after.ok) return after
  const byFields = await isFoundByFields(database, 'serial-unit', ask.field)
  if (!byFields.ok) return byFields
  let query = database
    .selectFrom('serial_unit')
    .select('serial_unit.id')
    .where(byFields.value)
    .orderBy('serial_unit.id', 'desc')
    .limit(ask.limit + 1)
  if (ask.product !== undefined) query = query.where('serial_unit.product', '=', ask.product)
  if (ask.serial !== undefined) query = query.where('serial_unit.serial', '=', ask.serial)
  if (ask.q !== undefined) query = query.where('serial_unit.serial', 'like', beginningWith(ask.q))
  if (ask.state !== undefined) query = query.where('serial_unit.state', '=', ask.state)
  if (ask.orderId !== undefined) query = query.where('serial_unit.order_id', '=', ask.orderId)
  if (ask.source !== undefined) query = query.where('serial_unit.source', '=', ask.source)
  if (ask.customer !== undefined) query = query.where('serial_unit.customer', '=', ask.customer)
  if (after.value !== null) query = query.where(sql<boolean>`serial_unit.id < ${after.value}::uuid`)
  const page = pageOf(await query.execute(), ask, ({ id }) => id)
  return accept({ ...page, items: (await unitsOf(database, page.items)).map(unitOnTheWire) })
}

async function unitsOf(database: Database, found: readonly { readonly id: string }[]): Promise<Row[]> {
  if (found.length === 0) return []
  const ids = found.map(({ id }) => id)
  const rows = await selectUnits(database).where(sql<boolean>`serial_unit.id = any(${ids}::uuid[])`).execute()
  return inOrderOf(ids, rows)
}

/** One unit with its life and what its warranty says on a day. */
export async function getUnit(
  database: Database,
  id: string,
  { on, now, zone }: Pick<When, 'now' | 'zone'> & { readonly on: string | undefined },
): Answer<typeof routes.getUnit> {
  const row = isId(id) ? await selectUnits(database).where('serial_unit.id', '=', id).executeTakeFirst() : undefined
  if (row === undefined) return refuse({ code: 'units.not-found' })
  const held = (await warrantiesOfUnits(database, [row.id], zone)).get(row.id)
  const day = (on as LocalDate | undefined) ?? localDateAt(now, zone)
  const coverage = held && {
    on: day,
    components: coverageOn(held, componentsOf(held.terms), day).map(answerOnTheWire),
    remedies: remediesOn(held, { on: day, waitingForParts: false }).map(remediesOnTheWire),
  }
  return accept({ ...unitOnTheWire(row), coverage: coverage ?? null, events: await eventsOf(database, row.id) })
}

function selectUnits(database: Database) {
  return database
    .selectFrom('serial_unit')
    .leftJoin('sales_order', 'sales_order.id', 'serial_unit.order_id')
    .leftJoin('serial_unit as old', 'old.id', 'serial_unit.replaces_id')
    .leftJoin('serial_unit as heir', 'heir.id', 'serial_unit.replaced_by_id')
    .select(['serial_unit.id', 'serial_unit.product', 'serial_unit.serial', 'serial_unit.source'])
    .select(['serial_unit.customer', 'serial_unit.order_id', 'serial_unit.order_line_id', 'serial_unit.sold_on'])
    .select(['serial_unit.delivered_on', 'serial_unit.fields', 'serial_unit.version'])
    .select(sql<Listed['state']>`serial_unit.state`.as('state'))
    .select(['sales_order.number as order_number', 'old.id as old_id', 'old.serial as old_serial'])
    .select(['heir.id as heir_id', 'heir.serial as heir_serial'])
}

type Row = Awaited<ReturnType<ReturnType<typeof selectUnits>['execute']>>[number]

const linkOf = (id: string | null, serial: string | null) => (id === null || serial === null ? null : { id, serial })

function unitOnTheWire(row: Row): Listed {
  return {
    id: row.id,
    product: row.product,
    serial: row.serial,
    state: row.state,
    source: row.source,
    customer: row.customer,
    orderId: row.order_id,
    orderNumber: row.order_number,
    orderLineId: row.order_line_id,
    soldOn: row.sold_on,
    deliveredOn: row.delivered_on,
    replaces: linkOf(row.old_id, row.old_serial),
    replacedBy: linkOf(row.heir_id, row.heir_serial),
    fields: row.fields as Listed['fields'],
    version: row.version,
  }
}

async function eventsOf(database: Database, unitId: string): Promise<Detail['events']> {
  const rows = await database
    .selectFrom('unit_event')
    .leftJoin('serial_unit as other', 'other.id', 'unit_event.other_unit_id')
    .select(['unit_event.at', 'unit_event.reference', 'unit_event.note', 'unit_event.by', 'other.id', 'other.serial'])
    .select(sql<Detail['events'][number]['kind']>`unit_event.kind`.as('kind'))
    .where('unit_id', '=', unitId)
    .orderBy('unit_event.at')
    .orderBy('unit_event.id')
    .execute()
  return rows.map(({ id, serial, ...event }) => ({ ...event, other: linkOf(id, serial) }))
}
