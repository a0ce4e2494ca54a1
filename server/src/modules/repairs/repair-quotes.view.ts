import type { Explanation, Reason, WarrantyAnswer } from '@aftersale/commerce'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { answerOnTheWire } from '../units/index.ts'
import { explanationOnTheWire, type QuoteOnTheWire, reasonOnTheWire } from './quote-on-the-wire.ts'

type Line = QuoteOnTheWire['lines'][number]

interface Row extends Omit<QuoteOnTheWire, 'lines' | 'coverage' | 'explanation'> {
  readonly id: string
  readonly coverage: readonly WarrantyAnswer[]
  readonly explanation: Explanation
}

/** The quotations of a repair, the first one first. */
export async function quotesOf(database: Database, repairId: string): Promise<QuoteOnTheWire[]> {
  const { rows } = await sql<Row>`
    select id, number, price_list_id as "priceListId", priced_on as "pricedOn", covered_on as "coveredOn", cause, currency,
      tax_included as "taxIncluded", parts_minor as parts, labour_minor as labour, tax_minor as tax, pay_minor as pay,
      warranty_cost_minor as "warrantyCost", price_minor as price, coverage, explanation, made_at as "madeAt",
      made_by as "madeBy", answer, answered_at as "answeredAt", charged_at as "chargedAt"
    from repair_quote where repair_id = ${repairId} order by number`.execute(database)
  const lines = await linesOf(
    database,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, coverage, explanation, ...quote }) => ({
    ...quote,
    lines: lines.get(id) ?? [],
    coverage: coverage.map(answerOnTheWire),
    explanation: explanationOnTheWire(explanation),
  }))
}

async function linesOf(database: Database, quoteIds: readonly string[]): Promise<Map<string, Line[]>> {
  const { rows } = await sql<Omit<Line, 'reason'> & { readonly quoteId: string; readonly reason: Reason }>`
    select quote_id as "quoteId", code, name, kind, component, quantity, unit_price_minor as "unitPrice", net_minor as net,
      tax_minor as tax, price_minor as price, pay_minor as pay, warranty_cost_minor as "warrantyCost", reason
    from repair_quote_line where quote_id = any(${[...quoteIds]}::uuid[]) order by quote_id, position`.execute(database)
  const lines = new Map<string, Line[]>()
  for (const { quoteId, reason, ...line } of rows) {
    const of = lines.get(quoteId) ?? []
    of.push({ ...line, reason: reasonOnTheWire(reason) })
    lines.set(quoteId, of)
  }
  return lines
}
