import type { OrderAction, ReturnBook } from '@aftersale/commerce'
import { accept, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type Ledger, openLedger, type Posting } from '../orders/index.ts'
import { type FoundReturn, findReturns } from '../refunds/index.ts'
import { type Acceptance, type Reception, returnState } from './return-state.ts'
import type { ReturnRefusal } from './return-terms.ts'

/** A return whose orders are locked. */
export interface OpenReturn {
  readonly found: FoundReturn
  readonly ledger: Ledger
  /** One of its lines as it stands, with what of it is known that never changes. */
  line(id: string): Result<OpenLine, ReturnRefusal>
  lines(): OpenLine[]
}

export interface OpenLine {
  readonly orderId: string
  readonly orderLineId: string
  readonly entry: ReturnBook
}

/** How a return stands after a command. */
export interface Standing {
  readonly id: string
  readonly number: string
  readonly reception: Reception
  readonly acceptance: Acceptance
  readonly awaited: number
}

/** Finds returns by their names and locks their orders; undefined where there is no such return. */
export async function openReturns(
  tx: Transaction,
  names: readonly string[],
): Promise<{ readonly ledger: Ledger; readonly returns: readonly (OpenReturn | undefined)[] }> {
  const found = await findReturns(tx, names)
  const ledger = await openLedger(
    tx,
    found.flatMap((one) => one?.lines.map(({ orderId }) => orderId) ?? []),
  )
  return { ledger, returns: found.map((one) => one && openReturn(one, ledger)) }
}

function openReturn(found: FoundReturn, ledger: Ledger): OpenReturn {
  const open = ({ id, orderId, orderLineId }: FoundReturn['lines'][number]): OpenLine => {
    const entry = ledger.book(orderId)?.returns.get(id)
    if (entry === undefined) throw new Error(`expected the return line ${id} in the book of its order, found none`)
    return { orderId, orderLineId, entry }
  }
  return {
    found,
    ledger,
    line: (id) => {
      const line = found.lines.find((one) => one.id === id)
      return line === undefined ? refuse({ code: 'returns.line-not-found', line: id }) : accept(open(line))
    },
    lines: () => found.lines.map(open),
  }
}

type LineAction = Extract<OrderAction, { readonly returnLine: string }>['kind']
type Counting = Exclude<LineAction, 'request-return' | 'credit-return'>

/** A step of a return line that moves units and nothing else. */
export function stepOf(kind: Counting, { orderId, entry }: OpenLine, units: number): Posting {
  return { orderId, action: { kind, returnLine: entry.id, units } } as Posting
}

/** How a return stands in the session. */
export function standingOf(open: OpenReturn): Standing {
  const { reception, acceptance, awaited } = returnState(open.lines().map(({ entry }) => entry))
  return { id: open.found.id, number: open.found.number, reception, acceptance, awaited }
}
