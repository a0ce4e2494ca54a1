import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { nameUnit } from './name-unit.ts'
import { type Standing, standingOf } from './standing.ts'
import type { When } from './unit.ts'
import { decideEvent, type UnitRefusal } from './unit-rules.ts'
import { openUnits } from './unit-session.ts'

type EventItem = BodyOf<typeof routes.recordUnitEvents>['items'][number]
type Refused = UnitRefusal | KnownRefusal<'units.unnamed' | 'units.not-found'>

/** Records what happened to units, in the order given, each once under its key. */
export function recordUnitEvents(tx: Transaction, items: readonly EventItem[], when: When) {
  return runKeyed(tx, items, { scope: 'units.event', now: when.now, run: (fresh) => recordAll(tx, fresh, when) })
}

async function recordAll(
  tx: Transaction,
  items: readonly EventItem[],
  when: When,
): Promise<Result<Standing, Refused>[]> {
  const names = items.map(nameUnit)
  const session = await openUnits(
    tx,
    names.flatMap((name) => (name.ok ? [name.value] : [])),
  )
  const results = items.map((item, at): Result<Standing, Refused> => {
    const name = names[at] ?? refuse({ code: 'units.unnamed' } as const)
    if (!name.ok) return name
    const unit = session.find(name.value)
    if (unit === undefined) return refuse({ code: 'units.not-found' })
    const told = { ...item, kind: item.event }
    const change = decideEvent(unit, session.warranty(unit.id), told, when, () => newId(when.now))
    if (!change.ok) return change
    session.apply(change.value)
    return accept(standingOf(change.value.units[0]))
  })
  await session.save(when.by)
  return results
}
