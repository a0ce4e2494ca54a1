import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, isId, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { type LineRoom, lineRoom } from './line-room.ts'
import { linesOf } from './lines-of.ts'
import { nameUnit } from './name-unit.ts'
import type { SoldLine } from './sold-line.store.ts'
import { type Standing, standingOf } from './standing.ts'
import { decideSwap, type SwapRefused } from './swap-unit.ts'
import { readUnits } from './unit.store.ts'
import type { When } from './unit.ts'
import { openUnits, type UnitName, type UnitSession } from './unit-session.ts'

type ReplacementItem = BodyOf<typeof routes.replaceUnits>['items'][number]

type Refused =
  | SwapRefused
  | KnownRefusal<'units.unnamed' | 'units.not-found' | 'units.product-differs'>
  | KnownRefusal<'orders.not-found' | 'orders.line-unknown'>
  | Extract<ReturnType<LineRoom['check']>, { ok: false }>['refusal']

type Replaced = Standing & { readonly replaces: string }

/** Puts units in the place of others, each once under its key. */
export function replaceUnits(tx: Transaction, items: readonly ReplacementItem[], when: When) {
  return runKeyed(tx, items, { scope: 'units.replace', now: when.now, run: (fresh) => replaceAll(tx, fresh, when) })
}

async function replaceAll(
  tx: Transaction,
  items: readonly ReplacementItem[],
  when: When,
): Promise<Result<Replaced, Refused>[]> {
  const lines = await linesOf(
    tx,
    items.map(({ by }) => by),
  )
  const room = await lineRoom(
    tx,
    lines.flatMap((line) => (line.ok && line.value !== undefined ? [line.value] : [])),
  )
  const session = await openBoth(tx, items, (at) => {
    const line = lines[at]
    return line?.ok ? line.value : undefined
  })
  const results = items.map((item, at): Result<Replaced, Refused> => {
    const line = lines[at] ?? accept(undefined)
    if (!line.ok) return line
    return replaceOne(session, room, item, line.value, when)
  })
  await session.save(when.by)
  return results
}

/** Both units of each replacement. The new one is of the old one's product where nothing else is said. */
async function openBoth(
  tx: Transaction,
  items: readonly ReplacementItem[],
  lineOf: (at: number) => SoldLine | undefined,
): Promise<UnitSession> {
  const ids = items.flatMap(({ unit }) => (unit !== undefined && isId(unit) ? [unit.toLowerCase()] : []))
  const products = new Map((await readUnits(tx, ids, [])).map(({ id, product }) => [id, product]))
  const names = items.flatMap((item, at): UnitName[] => {
    const product =
      item.by.product ?? lineOf(at)?.product ?? item.product ?? products.get(item.unit?.toLowerCase() ?? '')
    const name = nameUnit(item)
    return [...(name.ok ? [name.value] : []), ...(product === undefined ? [] : [{ product, serial: item.by.serial }])]
  })
  return openUnits(tx, names)
}

function replaceOne(
  session: UnitSession,
  room: LineRoom,
  item: ReplacementItem,
  line: SoldLine | undefined,
  when: When,
): Result<Replaced, Refused> {
  const name = nameUnit(item)
  if (!name.ok) return name
  const old = session.find(name.value)
  if (old === undefined) return refuse({ code: 'units.not-found' })
  const product = item.by.product ?? line?.product ?? old.product
  const { serial } = item.by
  if (line !== undefined && line.product !== product) {
    return refuse({ code: 'units.product-differs', line: line.id, product: line.product })
  }
  const { reason, at, reference, note } = item
  const swap = { product, serial, line, reason, at, reference, note }
  const known = session.find({ product, serial })
  const change = decideSwap(old, session.warranty(old.id), known, swap, when, () => newId(when.now))
  if (!change.ok) return change
  const fits = line === undefined ? accept(undefined) : room.check(line, serial)
  if (!fits.ok) return fits
  session.apply(change.value)
  if (line !== undefined) room.take(line)
  return accept({ ...standingOf(change.value.replacement), replaces: old.id })
}
