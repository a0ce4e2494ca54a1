import type { Instant } from '@aftersale/kernel'
import { newId } from '../../platform/ids.ts'
import type { NewInvoice, NewInvoiceLine } from './invoice.store.ts'

/** An invoice to be written and asked for. */
export interface DraftInvoice {
  readonly invoice: NewInvoice
  readonly lines: readonly NewInvoiceLine[]
  /** The number of the invoice that a red one takes back. */
  readonly reverses: string | null
}

/** What its provider is asked for. */
export function callFor({ invoice, lines, reverses }: DraftInvoice, now: Instant) {
  const payload = {
    title: invoice.title ?? '',
    taxNumber: invoice.tax_number,
    email: invoice.email,
    currency: invoice.currency ?? '',
    totalMinor: invoice.total_minor ?? 0,
    taxMinor: invoice.tax_minor ?? 0,
    reverses,
    lines: lines.map(({ name, tax_rate, net_minor, tax_minor }) => ({
      name: name ?? '',
      taxRate: tax_rate,
      netMinor: net_minor ?? 0,
      taxMinor: tax_minor ?? 0,
    })),
  }
  const about = {
    id: newId(now),
    port: 'invoice',
    provider: invoice.provider ?? '',
    subjectId: invoice.id ?? '',
    payload,
  } as const
  return invoice.kind === 'red' ? ({ ...about, action: 'reverse' } as const) : ({ ...about, action: 'issue' } as const)
}

interface StatedLine {
  readonly line: string | null
  readonly name: string
  readonly taxRate: string | null
  readonly total: number
  readonly tax: number
}

type Head = Omit<NewInvoice, 'id' | 'status' | 'net_minor' | 'tax_minor' | 'total_minor' | 'requested_at'>

/** Lines and their sums. */
export function drafted(head: Head, lines: readonly StatedLine[], reverses: string | null, now: Instant): DraftInvoice {
  const id = newId(now)
  const total = lines.reduce((sum, line) => sum + line.total, 0)
  const tax = lines.reduce((sum, line) => sum + line.tax, 0)
  const sums = { net_minor: total - tax, tax_minor: tax, total_minor: total }
  return {
    invoice: { ...head, id, status: 'requested', ...sums, requested_at: now },
    lines: lines.map((line, position) => ({
      invoice_id: id,
      position,
      order_line_id: line.line,
      name: line.name,
      tax_rate: line.taxRate,
      net_minor: line.total - line.tax,
      tax_minor: line.tax,
      total_minor: line.total,
    })),
    reverses,
  }
}
