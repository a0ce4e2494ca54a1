import { balanceOf, type LedgerRefusal } from '@aftersale/commerce'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { type Ledger, openLedger } from '../orders/index.ts'
import { endLooseParts, type FoundPart, findParts, lockLooseParts, type PartEnd } from './refund-part.store.ts'

/** A part as it stands once that was heard. */
export interface EndedPart {
  readonly id: string
  readonly status: 'settled' | 'failed'
  /** It had been taken for failed, and the money went after all. */
  readonly late: boolean
  /** Minor units that went although nothing was owed any more: the customer owes them. */
  readonly overpaid: number
}

export type EndRefusal = LedgerRefusal | { readonly code: 'refunds.part-not-found' }

/**
 * Hears how parts ended. The same again changes nothing. Money of a failed part that went after all has gone: the ledger
 * says so, and where the part was tried again meanwhile, the customer owes the difference. What has gone cannot fail.
 */
export async function endParts(
  tx: Transaction,
  ends: readonly PartEnd[],
  { now, by }: { readonly now: Instant; readonly by: string },
): Promise<Result<EndedPart, EndRefusal>[]> {
  const parts = await findParts(
    tx,
    ends.map(({ part }) => part),
  )
  const ledger = await openLedger(
    tx,
    [...parts.values()].flatMap(({ orderId }) => orderId ?? []),
  )
  const loose = await lockLooseParts(
    tx,
    [...parts.values()].flatMap(({ id, orderId }) => (orderId === null ? [id] : [])),
  )
  const moved = new Map<string, PartEnd>()
  const results = ends.map((end) => {
    const part = parts.get(end.part)
    if (part === undefined) return refuse({ code: 'refunds.part-not-found' })
    if (part.orderId !== null) return endInLedger(ledger, part, part.orderId, end)
    const result = endLoose(part.id, loose.get(part.id) ?? 'pending', end)
    if (result.ok && loose.get(part.id) !== end.outcome) {
      loose.set(part.id, end.outcome)
      moved.set(part.id, end)
    }
    return result
  })
  await ledger.save({ now, by })
  await endLooseParts(tx, [...moved.values()], now)
  return results
}

function endInLedger(
  ledger: Ledger,
  { id }: FoundPart,
  orderId: string,
  { outcome, failure }: PartEnd,
): Result<EndedPart, LedgerRefusal> {
  const book = ledger.book(orderId)
  const status = book?.parts.get(id)?.status
  if (book === undefined || status === undefined) throw new Error(`expected the part ${id} in the book of its order`)
  if (status === outcome) return accept({ id, status, late: false, overpaid: 0 })
  const owedBefore = balanceOf(book).owed
  const posted = ledger.post([
    outcome === 'settled'
      ? { orderId, action: { kind: 'settle-part', part: id } }
      : { orderId, action: { kind: 'fail-part', part: id }, ...(failure !== null && { failure }) },
  ])
  if (!posted.ok) return posted
  const overpaid = Math.max(0, -balanceOf(book).owed) - Math.max(0, -owedBefore)
  return accept({ id, status: outcome, late: status === 'failed', overpaid: Math.max(0, overpaid) })
}

function endLoose(
  id: string,
  status: 'pending' | 'settled' | 'failed',
  { outcome }: PartEnd,
): Result<EndedPart, LedgerRefusal> {
  if (status === 'settled' && outcome === 'failed') return refuse({ code: 'orders.part-ended', part: id, status })
  return accept({ id, status: outcome, late: status === 'failed' && outcome === 'settled', overpaid: 0 })
}
