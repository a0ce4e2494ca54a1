import { isId } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { insertUnits, lockUnits, type SerialName, updateUnits } from './unit.store.ts'
import type { SerialUnit, UnitChange, UnitEvent, Warranty } from './unit.ts'
import { heldWarranties, insertEvents, writeWarranties } from './warranty.store.ts'

/** A unit by its id, or by its product and serial number. */
export type UnitName = { readonly id: string } | SerialName

/**
 * Units under their locks, which change in memory and are then saved at once. What is not saved has not happened. Their
 * locks are taken after those of repairs and orders.
 */
export interface UnitSession {
  find(name: UnitName): SerialUnit | undefined
  /** The warranty that the unit holds. */
  warranty(unitId: string): Warranty | undefined
  apply(change: UnitChange): void
  save(by: string): Promise<void>
}

const keyOf = ({ product, serial }: SerialName) => JSON.stringify([product, serial])

export async function openUnits(tx: Transaction, names: readonly UnitName[]): Promise<UnitSession> {
  const ids = names.flatMap((name) => ('id' in name && isId(name.id) ? [name.id.toLowerCase()] : []))
  const serials = names.flatMap((name) => ('id' in name ? [] : [name]))
  const stored = await lockUnits(tx, [...new Set(ids)], serials)
  const known = new Set(stored.map(({ id }) => id))
  const warranties = await heldWarranties(tx, [...known])
  const units = new Map(stored.map((unit) => [unit.id, unit]))
  const idByName = new Map(stored.map((unit) => [keyOf(unit), unit.id]))
  const holders = new Map([...warranties.values()].map(({ id, unitId }) => [id, unitId]))
  const changed = { units: new Set<string>(), warranties: new Map<string, Warranty>(), events: [] as UnitEvent[] }
  return {
    find: (name) => units.get('id' in name ? name.id.toLowerCase() : (idByName.get(keyOf(name)) ?? '')),
    warranty: (unitId) => warranties.get(unitId),
    apply: (change) => {
      for (const unit of change.units) {
        const before = units.get(unit.id)
        if (before !== undefined) idByName.delete(keyOf(before))
        idByName.set(keyOf(unit), unit.id)
        units.set(unit.id, unit)
        changed.units.add(unit.id)
      }
      for (const warranty of change.warranties) {
        warranties.delete(holders.get(warranty.id) ?? '')
        holders.set(warranty.id, warranty.unitId)
        if (warranty.endedAt === null) warranties.set(warranty.unitId, warranty)
        changed.warranties.set(warranty.id, warranty)
      }
      changed.events.push(...change.events)
    },
    save: async (by) => {
      const saved = [...changed.units].flatMap((id) => units.get(id) ?? [])
      await insertUnits(
        tx,
        saved.filter(({ id }) => !known.has(id)),
      )
      await updateUnits(
        tx,
        saved.filter(({ id }) => known.has(id)),
      )
      await writeWarranties(tx, [...changed.warranties.values()])
      await insertEvents(tx, changed.events, by)
      for (const { id } of saved) known.add(id)
      changed.units.clear()
      changed.warranties.clear()
      changed.events = []
    },
  }
}
