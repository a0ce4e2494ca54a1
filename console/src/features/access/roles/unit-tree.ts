import type { Unit } from './role-queries.ts'

/** Units in the order of a tree, each with how deep it is. */
export function unitTree<U extends Pick<Unit, 'unit' | 'parent'>>(units: readonly U[]): (U & { depth: number })[] {
  const below = Map.groupBy(units, ({ parent }) => parent)
  const walk = (parent: string | null, depth: number): (U & { depth: number })[] =>
    (below.get(parent) ?? []).flatMap((unit) => [{ ...unit, depth }, ...walk(unit.unit, depth + 1)])
  return walk(null, 0)
}

/** A unit and all below it; none where there is no such unit. */
export function unitsWithin<U extends Pick<Unit, 'unit' | 'parent'>>(units: readonly U[], unit: string): Set<string> {
  const tree = unitTree(units)
  const at = tree.findIndex((one) => one.unit === unit)
  if (at === -1) return new Set()
  const depth = tree[at]?.depth ?? 0
  const end = tree.findIndex((one, index) => index > at && one.depth <= depth)
  return new Set(tree.slice(at, end === -1 ? undefined : end).map((one) => one.unit))
}

/** Those that a unit may be put under: not itself, and nothing below it. */
export function possibleParents<U extends Pick<Unit, 'unit' | 'parent' | 'closedAt'>>(
  units: readonly U[],
  unit: string | null,
): U[] {
  const inside = unit === null ? new Set() : unitsWithin(units, unit)
  return units.filter((one) => !inside.has(one.unit) && one.closedAt === null)
}
