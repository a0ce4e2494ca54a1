import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { decideSwap, openUnits, type SwapRefused, type UnitName, type UnitSession, type When } from '../units/index.ts'
import { isWorkedOn } from './fit-parts.ts'
import { type Repair, type RepairStanding, standingOf } from './repair.ts'
import { repairSession } from './repair-session.ts'

type ReplacementItem = BodyOf<typeof routes.replaceRepairUnits>['items'][number]

type Refused =
  | SwapRefused
  | KnownRefusal<
      | 'repairs.not-found'
      | 'repairs.stale'
      | 'repairs.parts-not-now'
      | 'repairs.unit-not-registered'
      | 'units.not-found'
    >

type Replaced = RepairStanding & { readonly unitId: string; readonly replacedUnitId: string }

/** Puts other units in the place of those in repair, each once under its key; the repair and the warranty go on with them. */
export function replaceRepairUnits(tx: Transaction, items: readonly ReplacementItem[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.replace', now: when.now, run: (fresh) => replaceAll(tx, fresh, when) })
}

async function replaceAll(
  tx: Transaction,
  items: readonly ReplacementItem[],
  when: When,
): Promise<Result<Replaced, Refused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const names = items.flatMap((item): UnitName[] => {
    const found = session.find(item)
    if (!found.ok || found.value.unitId === null) return []
    return [{ id: found.value.unitId }, { product: item.by.product ?? found.value.product, serial: item.by.serial }]
  })
  const units = await openUnits(tx, names)
  const results = items.map((item): Result<Replaced, Refused> => {
    const found = session.find(item)
    if (!found.ok) return found
    if (!isWorkedOn(found.value)) return refuse({ code: 'repairs.parts-not-now', stage: found.value.stage })
    const swapped = swap(units, found.value, item, when)
    if (!swapped.ok) return swapped
    const { oldId, unitId } = swapped.value
    const replacedUnitId = found.value.replacedUnitId ?? oldId
    return accept({ ...standingOf(session.put({ ...found.value, unitId, replacedUnitId })), unitId, replacedUnitId })
  })
  await units.save(when.by)
  await session.save(when.by)
  return results
}

function swap(
  units: UnitSession,
  { unitId, number, product: own }: Repair,
  { by, at, note }: ReplacementItem,
  when: When,
): Result<{ readonly oldId: string; readonly unitId: string }, Refused> {
  if (unitId === null) return refuse({ code: 'repairs.unit-not-registered' })
  const old = units.find({ id: unitId })
  if (old === undefined) return refuse({ code: 'units.not-found' })
  const { product = own, serial } = by
  const change = decideSwap(
    old,
    units.warranty(unitId),
    units.find({ product, serial }),
    { product, serial, line: undefined, reason: 'repair', at, note, reference: number },
    when,
    () => newId(when.now),
  )
  if (!change.ok) return change
  units.apply(change.value)
  return accept({ oldId: old.id, unitId: change.value.replacement.id })
}
