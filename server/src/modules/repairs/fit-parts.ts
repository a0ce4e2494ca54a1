import type { RepairStage } from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import type { When } from '../units/index.ts'
import { fittedParts, insertParts, type UsedPart } from './part.store.ts'
import { type Repair, type RepairStanding, standingOf } from './repair.ts'
import { repairSession } from './repair-session.ts'

type PartsItem = BodyOf<typeof routes.fitRepairParts>['items'][number]
type GivenPart = PartsItem['parts'][number]

type Refused = KnownRefusal<
  | 'repairs.not-found'
  | 'repairs.stale'
  | 'repairs.parts-not-now'
  | 'repairs.serials-too-many'
  | 'repairs.parts-not-fitted'
  | 'repairs.out-of-order'
>

const WORKING: ReadonlySet<RepairStage> = new Set(['approved', 'waiting-for-parts', 'repairing', 'tested'])

/** Whether something may be fitted or replaced: the work may have begun, and has not ended. */
export const isWorkedOn = ({ stage, goodsHere }: Repair): boolean => goodsHere && WORKING.has(stage)

/**
 * When something was done about a repair that is no step of it: after it was asked for, and not in the future.
 */
export function doneAt(
  { requestedAt }: Repair,
  at: Instant | undefined,
  now: Instant,
): Result<Instant, KnownRefusal<'repairs.out-of-order'>> {
  const time = at ?? now
  return time < requestedAt || time > now
    ? refuse({ code: 'repairs.out-of-order', after: isoOf(requestedAt) })
    : accept(time)
}

/**
 * Records which parts went into goods and which came out, each call once under its key. Issuing them from stock is the
 * flow's: `stockReference` says for what it was done.
 */
export function fitParts(tx: Transaction, items: readonly PartsItem[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.parts', now: when.now, run: (fresh) => fitAll(tx, fresh, when) })
}

async function fitAll(
  tx: Transaction,
  items: readonly PartsItem[],
  when: When,
): Promise<Result<RepairStanding, Refused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const fitted = await fittedParts(
    tx,
    session.all.map(({ id }) => id),
  )
  const used: UsedPart[] = []
  const results = items.map((item): Result<RepairStanding, Refused> => {
    const found = session.find(item)
    if (!found.ok) return found
    if (!isWorkedOn(found.value)) return refuse({ code: 'repairs.parts-not-now', stage: found.value.stage })
    const at = doneAt(found.value, item.at, when.now)
    if (!at.ok) return at
    const { id } = found.value
    const before = new Map(fitted.get(id))
    for (const part of item.parts) {
      const wrong = flawOf(part, before)
      if (wrong !== undefined) return refuse(wrong)
    }
    fitted.set(id, before)
    used.push(...item.parts.map((part) => ({ ...part, id: newId(when.now), repairId: id, at: at.value })))
    return accept(standingOf(session.put(found.value)))
  })
  await insertParts(tx, used, when.by)
  await session.save(when.by)
  return results
}

/** Counts the part among those fitted, or says what is wrong with it. */
function flawOf({ code, quantity, use, fittedSerials, faultySerials }: GivenPart, fitted: Map<string, number>) {
  const isTooMany = (serials: readonly string[]) => serials.length > quantity || new Set(serials).size < serials.length
  if (isTooMany(fittedSerials) || isTooMany(faultySerials)) {
    return { code: 'repairs.serials-too-many', part: code, quantity } as const
  }
  const before = fitted.get(code) ?? 0
  if (use === 'unused' && quantity > before) {
    return { code: 'repairs.parts-not-fitted', part: code, fitted: before } as const
  }
  fitted.set(code, use === 'fitted' ? before + quantity : before - quantity)
  return undefined
}
