import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { openLedger } from '../orders/index.ts'
import { registeredOn, type SoldLine, soldSerials } from './sold-line.store.ts'

type Refused = KnownRefusal<'units.line-full' | 'units.serial-not-sold'>

/** How many units order lines still have without a serial number. */
export interface LineRoom {
  /** Whether this serial number may be one of the line's; it does not take the place. */
  check(line: SoldLine, serial: string): Result<void, Refused>
  take(line: SoldLine): void
}

/** Locks the orders of these lines, to the end of the transaction. */
export async function lineRoom(tx: Transaction, lines: readonly SoldLine[]): Promise<LineRoom> {
  const ledger = await openLedger(
    tx,
    lines.map(({ orderId }) => orderId),
  )
  const ids = [...new Set(lines.map(({ id }) => id))]
  const registered = await registeredOn(tx, ids)
  const listed = await soldSerials(tx, ids)
  const unitsOf = ({ id, orderId }: SoldLine): number => {
    const book = ledger.book(orderId)?.lines.get(id)
    if (book === undefined) throw new Error(`expected the line ${id} in the book of its order, found none`)
    return book.quantity - book.cancelled
  }
  return {
    check: (line, serial) => {
      const units = unitsOf(line)
      if ((registered.get(line.id) ?? 0) >= units) return refuse({ code: 'units.line-full', line: line.id, units })
      const serials = listed.get(line.id)
      if (serials !== undefined && serials.size >= units && !serials.has(serial)) {
        return refuse({ code: 'units.serial-not-sold', serial, line: line.id })
      }
      return accept(undefined)
    },
    take: ({ id }) => void registered.set(id, (registered.get(id) ?? 0) + 1),
  }
}
