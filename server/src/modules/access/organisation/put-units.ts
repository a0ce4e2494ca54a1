import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../../platform/database.ts'
import { runKeyed } from '../../../platform/keyed-commands.ts'
import { countInUnits, lockUnits, readUnits, type Unit, writeUnits } from './unit.store.ts'
import { isCircle } from './unit-tree.ts'

type Item = BodyOf<typeof routes.putOrganisationUnits>['items'][number]
type Wrong = KnownRefusal<
  'access.unit-unknown' | 'access.unit-circle' | 'access.unit-at-top' | 'access.unit-in-use' | 'access.source-taken'
>

/** Makes and changes units one after the other, each once under its key: a later one may stand below an earlier one. */
export function putUnits(tx: Transaction, items: readonly Item[], by: string, now: Instant) {
  return runKeyed(tx, items, { scope: 'access.put-units', now, run: (fresh) => put(tx, fresh, by, now) })
}

async function put(tx: Transaction, items: readonly Item[], by: string, now: Instant) {
  await lockUnits(tx)
  const units = new Map((await readUnits(tx)).map((unit) => [unit.unit, unit]))
  const closing = items.filter(({ closed }) => closed).map(({ unit }) => unit)
  const used = await countInUnits(tx, closing)
  const written = new Map<string, Unit>()
  const results = items.map((item): Result<{ unit: string }, Wrong> => {
    const before = units.get(item.unit)
    const wrong = whyNot(item, units, used.get(item.unit) ?? { openCases: 0, assignments: 0 })
    if (wrong !== null) return refuse(wrong)
    const { unit, name, parent, closed } = item
    const closedAt = closed ? (before?.closedAt ?? now) : null
    const after = { unit, name, parent, sources: [...new Set(item.sources)], closedAt }
    units.set(unit, after)
    written.delete(unit)
    written.set(unit, after)
    return accept({ unit })
  })
  await writeUnits(tx, [...written.values()], by, now)
  return results
}

function whyNot(
  { unit, parent, sources, closed }: Item,
  units: ReadonlyMap<string, Unit>,
  used: { readonly openCases: number; readonly assignments: number },
): Wrong | null {
  const all = [...units.values()]
  const top = all.find((one) => one.parent === null)?.unit ?? unit
  if ((parent === null) !== (unit === top) || (closed && unit === top)) return { code: 'access.unit-at-top', unit: top }
  if (parent !== null) {
    const above = units.get(parent)
    if (above === undefined || above.closedAt !== null) return { code: 'access.unit-unknown', unit: parent }
    if (isCircle(all, unit, parent)) return { code: 'access.unit-circle', unit }
  }
  const taken = all.flatMap((one) =>
    one.unit === unit ? [] : one.sources.map((source) => ({ source, unit: one.unit })),
  )
  const clash = taken.find(({ source }) => sources.includes(source))
  if (clash !== undefined) return { code: 'access.source-taken', ...clash }
  const below = all.filter((one) => one.parent === unit && one.closedAt === null).length
  const { openCases, assignments } = used
  const isUsed = openCases + below + assignments > 0
  return closed && isUsed ? { code: 'access.unit-in-use', unit, openCases, units: below, assignments } : null
}
