import type { LedgerRefusal } from '@aftersale/commerce'
import { accept, type Instant, isoOf, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { type KeyTaken, type Outcome, runKeyed } from '../../platform/keyed-commands.ts'
import { findOrders, type Ledger, openLedger } from '../orders/index.ts'
import { decideReturn, type NewReturnLine, type ReturnDecision } from './decide-return.ts'
import { insertReturns, keepPrices } from './goods-return.store.ts'
import type { ReturnKind, ReturnRefusal, WantedLine } from './return-terms.ts'
import { returnableOrders } from './returnable-orders.ts'
import { writeSerials } from './serial.store.ts'

/** A return to be opened: units of one order, which is named by its id or, at a source, by its number. */
export interface NewReturn {
  readonly kind: ReturnKind
  readonly source?: string | undefined
  readonly order: string
  readonly lines: readonly WantedLine[]
}

/** A return that was opened; `worth` of its lines in minor units of the order's currency. */
export interface OpenedReturn {
  readonly id: string
  readonly number: string
  readonly lines: {
    readonly id: string
    readonly orderLineId: string
    readonly units: number
    readonly worth: number
  }[]
}

interface When {
  readonly now: Instant
  readonly by: string
}

/** Opens returns, each once by its key: their units are held from now on, and what these are worth is fixed. */
export async function requestReturns(
  tx: Transaction,
  items: readonly (NewReturn & { readonly key: string })[],
  when: When,
): Promise<Result<Outcome<OpenedReturn>, ReturnRefusal | KeyTaken>[]> {
  return runKeyed(tx, items, { scope: 'returns.request', now: when.now, run: (fresh) => requestAll(tx, fresh, when) })
}

async function requestAll(
  tx: Transaction,
  items: readonly NewReturn[],
  when: When,
): Promise<Result<OpenedReturn, ReturnRefusal>[]> {
  const orderIds = await findOrders(tx, items)
  const ledger = await openLedger(
    tx,
    orderIds.flatMap((id) => id ?? []),
  )
  const orders = await returnableOrders(tx, ledger, items, orderIds)
  const held = items.map((item, at): Result<HeldReturn, ReturnRefusal> => {
    const order = orders.get(orderIds[at] ?? '')
    if (order === undefined) return refuse({ code: 'orders.not-found', order: item.order })
    const returnId = newId(when.now)
    const ids = { returnId, newLine: () => newId(when.now) }
    const decision = decideReturn(order, item.lines, item.kind === 'refund-only', ids)
    return decision.ok
      ? holdUnits(ledger, { returnId, kind: item.kind, orderId: order.book.id }, decision.value)
      : decision
  })
  const opened = held.flatMap((one) => (one.ok ? [one.value] : []))
  const numbers = await writeReturns(tx, ledger, opened, when.now)
  await ledger.save(when)
  await writeReturnLines(
    tx,
    opened.flatMap(({ lines }) => lines),
    when.now,
  )
  return held.map((one) => (one.ok ? accept(openedOf(one.value, numbers)) : one))
}

/** A return whose units are held in the session. */
interface HeldReturn {
  readonly id: string
  readonly kind: ReturnKind
  readonly orderId: string
  readonly lines: readonly (NewReturnLine & { readonly worth: number })[]
}

/** Holds the units of a decided return; others of the same session find them taken. */
function holdUnits(
  ledger: Ledger,
  { returnId, kind, orderId }: { readonly returnId: string; readonly kind: ReturnKind; readonly orderId: string },
  { postings, lines }: ReturnDecision,
): Result<HeldReturn, LedgerRefusal> {
  const posted = ledger.post(postings)
  if (!posted.ok) return posted
  return accept({
    id: returnId,
    kind,
    orderId,
    lines: lines.map((line, at) => ({ ...line, worth: posted.value[at]?.moved ?? 0 })),
  })
}

/** Writes the headers of held returns, before their session is saved; answers the number of each by its id. */
export function writeReturns(
  tx: Transaction,
  ledger: Pick<Ledger, 'header'>,
  returns: readonly Omit<HeldReturn, 'lines'>[],
  now: Instant,
): Promise<Map<string, string>> {
  return insertReturns(
    tx,
    returns.map(({ id, kind, orderId }) => {
      const { source = null, customer = null, currency = null } = ledger.header(orderId) ?? {}
      return { id, kind, source, customer, currency, request_id: null, requested_at: isoOf(now) }
    }),
  )
}

/** Writes what else is known of the lines of held returns, once their session is saved. */
export async function writeReturnLines(
  tx: Transaction,
  lines: readonly (NewReturnLine & { readonly worth: number })[],
  now: Instant,
): Promise<void> {
  await keepPrices(
    tx,
    lines
      .filter(({ gross, tax, worth }) => gross !== worth || tax !== 0)
      .map(({ id, gross, tax }) => ({ id, gross_minor: gross, tax_minor: tax })),
  )
  await writeSerials(
    tx,
    lines.flatMap(({ id, serials }) => {
      return serials.map((serial) => ({ returnLineId: id, serial, condition: 'expected' as const }))
    }),
    now,
  )
}

function openedOf({ id, lines }: HeldReturn, numbers: ReadonlyMap<string, string>): OpenedReturn {
  return {
    id,
    number: numbers.get(id) ?? '',
    lines: lines.map(({ id: line, orderLineId, units, worth }) => ({ id: line, orderLineId, units, worth })),
  }
}
