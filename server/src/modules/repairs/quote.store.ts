import type { RepairCause, RepairLine, RepairQuote, WarrantyAnswer } from '@aftersale/commerce'
import { type Instant, isoOf, type LocalDate } from '@aftersale/kernel'
import { sql } from 'kysely'
import type { Transaction } from '../../platform/database.ts'
import { givenRows } from '../../platform/given-rows.ts'
import { insertMany } from '../../platform/insert-many.ts'
import type { QuoteSums } from './decide-step.ts'

/** A quotation as it is stored. `number` counts those of a repair from 1. */
export interface StoredQuote {
  readonly id: string
  readonly repairId: string
  readonly number: number
  readonly priceListId: string
  readonly pricedOn: LocalDate
  readonly coveredOn: LocalDate
  readonly cause: RepairCause
  readonly currency: string
  readonly taxIncluded: boolean
  readonly figures: RepairQuote
  readonly coverage: readonly WarrantyAnswer[]
  readonly madeAt: Instant
}

const QUOTE = {
  id: 'uuid',
  repair_id: 'uuid',
  number: 'integer',
  price_list_id: 'uuid',
  priced_on: 'date',
  covered_on: 'date',
  cause: 'text',
  currency: 'text',
  tax_included: 'boolean',
  parts_minor: 'bigint',
  labour_minor: 'bigint',
  tax_minor: 'bigint',
  pay_minor: 'bigint',
  warranty_cost_minor: 'bigint',
  price_minor: 'bigint',
  coverage: 'jsonb',
  explanation: 'jsonb',
  made_at: 'timestamptz',
  made_by: 'text',
} as const

const LINE = {
  quote_id: 'uuid',
  position: 'integer',
  code: 'text',
  name: 'text',
  kind: 'text',
  component: 'text',
  quantity: 'integer',
  unit_price_minor: 'bigint',
  net_minor: 'bigint',
  tax_minor: 'bigint',
  price_minor: 'bigint',
  pay_minor: 'bigint',
  warranty_cost_minor: 'bigint',
  reason: 'jsonb',
} as const

export async function insertQuotes(tx: Transaction, quotes: readonly StoredQuote[], by: string): Promise<void> {
  const rows = quotes.map((quote) => ({
    id: quote.id,
    repair_id: quote.repairId,
    number: quote.number,
    price_list_id: quote.priceListId,
    priced_on: quote.pricedOn,
    covered_on: quote.coveredOn,
    cause: quote.cause,
    currency: quote.currency,
    tax_included: quote.taxIncluded,
    parts_minor: quote.figures.parts,
    labour_minor: quote.figures.labour,
    tax_minor: quote.figures.tax,
    pay_minor: quote.figures.pay,
    warranty_cost_minor: quote.figures.warrantyCost,
    price_minor: quote.figures.price,
    coverage: JSON.stringify(quote.coverage),
    explanation: JSON.stringify(quote.figures.explanation),
    made_at: isoOf(quote.madeAt),
    made_by: by,
  }))
  await insertMany(tx, 'repair_quote', QUOTE, rows)
  await insertMany(
    tx,
    'repair_quote_line',
    LINE,
    quotes.flatMap(({ id, figures }) => figures.lines.map((line, position) => lineRow(id, line, position))),
  )
}

const lineRow = (quoteId: string, line: RepairLine, position: number) => ({
  quote_id: quoteId,
  position,
  code: line.code,
  name: line.name,
  kind: line.kind,
  component: line.component,
  quantity: line.quantity,
  unit_price_minor: line.unitPrice,
  net_minor: line.net,
  tax_minor: line.tax,
  price_minor: line.price,
  pay_minor: line.pay,
  warranty_cost_minor: line.warrantyCost,
  reason: JSON.stringify(line.reason),
})

/** What these quotations come to. Nobody changes those of a locked repair. */
export async function quoteSums(tx: Transaction, ids: readonly string[]): Promise<Map<string, QuoteSums>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<QuoteSums & { id: string }>`
    select id, pay_minor as pay, warranty_cost_minor as "warrantyCost" from repair_quote
    where id = any(${[...ids]}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What became of a quotation. */
export interface QuoteAnswer {
  readonly quoteId: string
  readonly answer: 'approved' | 'declined'
  readonly at: Instant
  /** When the repair was finished by it. */
  readonly chargedAt: Instant | null
}

const ANSWER = { id: 'uuid', answer: 'text', answered_at: 'timestamptz', charged_at: 'timestamptz' } as const

export async function answerQuotes(tx: Transaction, answers: readonly QuoteAnswer[]): Promise<void> {
  if (answers.length === 0) return
  const rows = answers.map(({ quoteId, answer, at, chargedAt }) => {
    const charged = chargedAt === null ? null : isoOf(chargedAt)
    return { id: quoteId, answer, answered_at: isoOf(at), charged_at: charged }
  })
  await sql`update repair_quote set answer = given.answer, charged_at = given.charged_at,
      answered_at = coalesce(repair_quote.answered_at, given.answered_at)
    from ${givenRows(ANSWER, rows)} where repair_quote.id = given.id`.execute(tx)
}
