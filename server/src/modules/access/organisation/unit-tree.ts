import type { Unit } from './unit.store.ts'

type Placed = Pick<Unit, 'unit' | 'parent'>

/** A unit and all that are below it. */
export function unitAndBelow(units: readonly Placed[], top: string): ReadonlySet<string> {
  const found = new Set([top])
  const byParent = Map.groupBy(units, ({ parent }) => parent)
  for (const unit of found) for (const below of byParent.get(unit) ?? []) found.add(below.unit)
  return found
}

/** Whether a unit would be below itself, were it put under this parent. */
export const isCircle = (units: readonly Placed[], unit: string, parent: string): boolean =>
  unitAndBelow(units, unit).has(parent)
