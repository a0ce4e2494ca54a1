import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { linesOf, openUnits, type SerialUnit, type SoldLine, stateAfter, type UnitName } from '../units/index.ts'
import type { Repair } from './repair.ts'

export type RepairItem = Omit<BodyOf<typeof routes.openRepairs>['items'][number], 'key'>

/** What a repair is of. */
export type RepairSubject = Pick<
  Repair,
  'unitId' | 'orderId' | 'orderLineId' | 'source' | 'customer' | 'product' | 'serial'
>

export type SubjectRefused = KnownRefusal<
  | 'repairs.subject-unclear'
  | 'repairs.unit-of-other-order'
  | 'units.not-found'
  | 'units.not-now'
  | 'orders.not-found'
  | 'orders.line-unknown'
>

/**
 * Finds what many repairs are of, and locks their units: a unit by its id or, where it is registered, by product and serial
 * number; an order line; or a thing that was not bought here.
 */
export async function repairSubjects(
  tx: Transaction,
  items: readonly RepairItem[],
): Promise<Result<RepairSubject, SubjectRefused>[]> {
  const lines = await linesOf(tx, items)
  const names = items.map((item, at) => unitName(item, lines[at]))
  const units = await openUnits(
    tx,
    names.flatMap((name) => name ?? []),
  )
  return items.map((item, at) => {
    const [line, name] = [lines[at] ?? accept(undefined), names[at]]
    if (!line.ok) return line
    const unit = name === undefined ? undefined : units.find(name)
    if (item.unit !== undefined && unit === undefined) return refuse({ code: 'units.not-found' })
    return unit === undefined ? ofThing(item, line.value) : ofUnit(item, unit, line.value)
  })
}

type FoundLine = Awaited<ReturnType<typeof linesOf>>[number] | undefined

function unitName({ unit, product, serial }: RepairItem, line: FoundLine): UnitName | undefined {
  if (unit !== undefined) return { id: unit }
  const of = product ?? (line?.ok ? line.value?.product : undefined)
  return of === undefined || serial === undefined ? undefined : { product: of, serial }
}

function ofUnit(
  { unit: id, source, customer, product, serial: named }: RepairItem,
  unit: SerialUnit,
  line: SoldLine | undefined,
): Result<RepairSubject, SubjectRefused> {
  const { serial } = unit
  // The id says all: a product or serial number beside it would only contradict it.
  if (id !== undefined && (product !== undefined || named !== undefined))
    return refuse({ code: 'repairs.subject-unclear' })
  if (line !== undefined && line.id !== unit.orderLineId) return refuse({ code: 'repairs.unit-of-other-order', serial })
  const free = stateAfter(unit, 'repairStarted')
  if (!free.ok) return free
  return accept({
    unitId: unit.id,
    orderId: unit.orderId,
    orderLineId: unit.orderLineId,
    source: customer === undefined ? unit.source : (source ?? unit.source),
    customer: customer ?? unit.customer,
    product: unit.product,
    serial,
  })
}

function ofThing(
  { product, serial, source, customer }: RepairItem,
  line: SoldLine | undefined,
): Result<RepairSubject, SubjectRefused> {
  if (line !== undefined && product !== undefined && product !== line.product) {
    return refuse({ code: 'repairs.subject-unclear' })
  }
  const of = product ?? line?.product
  if (of === undefined) return refuse({ code: 'repairs.subject-unclear' })
  return accept({
    unitId: null,
    orderId: line?.orderId ?? null,
    orderLineId: line?.id ?? null,
    source: line?.source ?? source ?? null,
    customer: line?.customer ?? customer ?? null,
    product: of,
    serial: serial ?? null,
  })
}
