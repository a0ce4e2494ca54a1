import { accept, type Result, refuse } from '@aftersale/kernel'
import type { ColumnRefusal } from './reading-refusal.ts'

/**
 * Finds the columns that are needed in a header: `{ orderNumber: '订单编号' }` becomes `{ orderNumber: 3 }`, places from 0.
 * Names match whole, without regard to surrounding space, letter case or full-width forms. All that are missing are named
 * at once; a needed column that stands there twice is refused, because one of the two would be ignored.
 */
export function locateColumns<Field extends string>(
  header: readonly string[],
  needed: Readonly<Record<Field, string>>,
): Result<Readonly<Record<Field, number>>, ColumnRefusal> {
  const places = new Map<string, number[]>()
  for (const [place, name] of header.entries()) {
    const key = keyOf(name)
    places.set(key, [...(places.get(key) ?? []), place])
  }
  const entries = Object.entries<string>(needed)
  const missing = entries.map(([, name]) => name).filter((name) => !places.has(keyOf(name)))
  if (missing.length > 0) return refuse({ code: 'intake.column-missing', missing, found: header })
  const twice = entries.find(([, name]) => (places.get(keyOf(name))?.length ?? 0) > 1)
  if (twice !== undefined) return refuse({ code: 'intake.column-twice', column: twice[1] })
  const located = entries.map(([field, name]) => [field, places.get(keyOf(name))?.[0] ?? -1])
  return accept(Object.fromEntries(located) as Record<Field, number>)
}

function keyOf(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}
