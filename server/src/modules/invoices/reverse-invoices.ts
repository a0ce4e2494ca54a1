import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { afterStating, type BilledOrder, openBilledOrders } from './billed-orders.ts'
import { type InvoiceHead, readHeads, readInvoiceLines } from './invoice.store.ts'
import { overstated, type Stated, takenBack } from './invoice-amounts.ts'
import { type DraftInvoice, drafted } from './issue-call.ts'
import { lineNamed, type RequestedInvoice, requested, statedBy, writeAndAsk } from './request-invoices.ts'

export interface Reversal {
  readonly key: string
  readonly invoice: string
  readonly provider: string
  readonly reason: string
  readonly of: 'left' | 'credited' | readonly { readonly line: string; readonly amount: number }[]
}

/** A line of a normal invoice, with what red ones took back of it. */
interface LeftLine {
  readonly line: string | null
  readonly name: string
  readonly taxRate: string | null
  readonly own: Stated
  readonly reversed: Stated
}

/** Asks for red invoices: each takes back of one that was issued at most what is left of it, with the tax in it. */
export function reverseInvoices(tx: Transaction, items: readonly Reversal[], now: Instant) {
  return runKeyed(tx, items, {
    scope: 'invoices.reverse',
    now,
    run: async (fresh): Promise<Result<RequestedInvoice, KnownRefusal>[]> => {
      const ids = [...new Set(fresh.map(({ invoice }) => invoice))]
      const named = await readHeads(tx, ids)
      // Their orders' locks are what keeps two from taking back the same; what is read under them is true.
      const orders = await openBilledOrders(
        tx,
        [...named.values()].map(({ order_id }) => order_id),
      )
      const heads = await readHeads(tx, ids)
      const lines = await readLeftLines(tx, ids)
      const drafts: DraftInvoice[] = []
      const results = fresh.map((item): Result<RequestedInvoice, KnownRefusal> => {
        const head = heads.get(item.invoice)
        const order = orders.get(head?.order_id ?? '')
        if (head === undefined || order === undefined)
          return refuse({ code: 'invoices.not-found', invoice: item.invoice })
        if (head.kind === 'red' || head.status !== 'issued') {
          return refuse({ code: 'invoices.not-issued', status: head.kind === 'red' ? 'red' : head.status })
        }
        const draft = draftOf(head, order, lines.get(head.id) ?? [], item, now)
        if (!draft.ok) return draft
        drafts.push(draft.value)
        orders.set(order.id, afterStating(order, statedBy(draft.value), -1))
        lines.set(head.id, afterTaking(lines.get(head.id) ?? [], draft.value))
        return accept(requested(draft.value))
      })
      await writeAndAsk(tx, drafts, now)
      return results
    },
  })
}

async function readLeftLines(tx: Transaction, ids: readonly string[]): Promise<Map<string, readonly LeftLine[]>> {
  const rows = await readInvoiceLines(tx, ids)
  const lines = rows.map((row) => ({
    invoice: row.invoice_id,
    line: row.order_line_id,
    name: row.name,
    taxRate: row.tax_rate,
    own: { total: row.total_minor, tax: row.tax_minor },
    reversed: { total: row.reversed_total, tax: row.reversed_tax },
  }))
  return Map.groupBy(lines, ({ invoice }) => invoice)
}

const leftOf = ({ own, reversed }: LeftLine) => own.total - reversed.total

function draftOf(
  head: InvoiceHead,
  order: BilledOrder,
  lines: readonly LeftLine[],
  item: Reversal,
  now: Instant,
): Result<DraftInvoice, KnownRefusal> {
  const amounts = amountsOf(order, lines, item)
  if (!amounts.ok) return amounts
  const taken = lines.flatMap((line) => {
    const amount = amounts.value.get(line.line) ?? 0
    return amount === 0 ? [] : [{ ...line, ...takenBack(line.own, line.reversed, amount) }]
  })
  if (taken.length === 0) return refuse({ code: 'invoices.nothing-left' })
  const red = {
    order_id: head.order_id,
    kind: 'red',
    reverses_id: head.id,
    provider: item.provider,
    title: head.title,
    tax_number: head.tax_number,
    email: head.email,
    reason: item.reason,
    currency: head.currency,
  }
  return accept(drafted(red, taken, head.number, now))
}

function amountsOf(
  order: BilledOrder,
  lines: readonly LeftLine[],
  { of }: Reversal,
): Result<ReadonlyMap<string | null, number>, KnownRefusal> {
  if (of === 'left') return accept(new Map(lines.map((line) => [line.line, leftOf(line)])))
  if (of === 'credited') {
    const credited = lines.map((line) => {
      const billed = order.lines.get(line.line)
      return [line.line, billed === undefined ? 0 : overstated(billed.sold, billed.stated, leftOf(line))] as const
    })
    return accept(new Map(credited))
  }
  const amounts = new Map<string | null, number>()
  for (const { line: name, amount } of of) {
    const line = lines.find((one) => one.line === lineNamed(name))
    if (line === undefined) return refuse({ code: 'invoices.line-unknown', line: name })
    const sum = (amounts.get(line.line) ?? 0) + amount
    if (sum > leftOf(line)) return refuse({ code: 'invoices.more-than-left', left: leftOf(line) })
    amounts.set(line.line, sum)
  }
  return accept(amounts)
}

const afterTaking = (lines: readonly LeftLine[], draft: DraftInvoice): readonly LeftLine[] => {
  const taken = new Map(statedBy(draft).map((stated) => [stated.line, stated]))
  return lines.map((line) => {
    const { total = 0, tax = 0 } = taken.get(line.line) ?? {}
    return { ...line, reversed: { total: line.reversed.total + total, tax: line.reversed.tax + tax } }
  })
}
