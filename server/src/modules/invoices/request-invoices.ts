import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { findOrders } from '../orders/index.ts'
import { enqueueCalls } from '../providers/index.ts'
import { afterStating, type BilledOrder, openBilledOrders } from './billed-orders.ts'
import { insertInvoices } from './invoice.store.ts'
import { stillToState } from './invoice-amounts.ts'
import { callFor, type DraftInvoice, drafted } from './issue-call.ts'

export interface InvoiceRequest {
  readonly key: string
  readonly source?: string | undefined
  readonly order: string
  readonly provider: string
  readonly title: string
  readonly taxNumber?: string | undefined
  readonly email?: string | undefined
  readonly lines?: readonly string[] | undefined
}

export type RequestedInvoice = { readonly id: string; readonly status: 'requested'; readonly total: number }

/** Asks for invoices: each states what nobody has stated yet of what the customer paid and keeps. */
export function requestInvoices(tx: Transaction, items: readonly InvoiceRequest[], now: Instant) {
  return runKeyed(tx, items, {
    scope: 'invoices.request',
    now,
    run: async (fresh): Promise<Result<RequestedInvoice, KnownRefusal>[]> => {
      const ids = await findOrders(tx, fresh)
      const orders = await openBilledOrders(
        tx,
        ids.flatMap((id) => id ?? []),
      )
      const drafts: DraftInvoice[] = []
      const results = fresh.map((item, at): Result<RequestedInvoice, KnownRefusal> => {
        const order = orders.get(ids[at] ?? '')
        if (order === undefined) return refuse({ code: 'orders.not-found', order: item.order })
        const draft = draftOf(order, item, now)
        if (!draft.ok) return draft
        drafts.push(draft.value)
        orders.set(order.id, afterStating(order, statedBy(draft.value), 1))
        return accept(requested(draft.value))
      })
      await writeAndAsk(tx, drafts, now)
      return results
    },
  })
}

/** Writes invoices and asks their providers for them. */
export async function writeAndAsk(tx: Transaction, drafts: readonly DraftInvoice[], now: Instant): Promise<void> {
  await insertInvoices(
    tx,
    drafts.map(({ invoice }) => invoice),
    drafts.flatMap(({ lines }) => lines),
  )
  await enqueueCalls(
    tx,
    drafts.map((draft) => callFor(draft, now)),
    now,
  )
}

export const requested = ({ invoice }: DraftInvoice): RequestedInvoice => {
  return { id: invoice.id ?? '', status: 'requested', total: invoice.total_minor ?? 0 }
}

export const statedBy = ({ lines }: DraftInvoice) =>
  lines.map(({ order_line_id, total_minor, tax_minor }) => {
    return { line: order_line_id, total: total_minor ?? 0, tax: tax_minor ?? 0 }
  })

/** `shipping` is no line of the order. */
export const lineNamed = (name: string): string | null => (name === 'shipping' ? null : name)

function draftOf(order: BilledOrder, item: InvoiceRequest, now: Instant): Result<DraftInvoice, KnownRefusal> {
  const wanted = item.lines === undefined ? null : new Set(item.lines.map(lineNamed))
  const stray = [...(wanted ?? [])].find((line) => !order.lines.has(line))
  if (stray !== undefined) return refuse({ code: 'invoices.line-unknown', line: stray ?? 'shipping' })
  const lines = [...order.lines.values()].flatMap((line) => {
    const { total, tax } = stillToState(line.sold, line.stated)
    return (wanted?.has(line.line) ?? true) && total > 0 ? [{ ...line, total, tax }] : []
  })
  if (lines.length === 0) return refuse({ code: 'invoices.nothing-left' })
  const head = {
    order_id: order.id,
    kind: 'normal',
    reverses_id: null,
    provider: item.provider,
    title: item.title,
    tax_number: item.taxNumber ?? null,
    email: item.email ?? null,
    reason: null,
    currency: order.currency,
  }
  return accept(drafted(head, lines, null, now))
}
