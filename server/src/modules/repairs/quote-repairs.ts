import {
  quoteRepair,
  type RepairPrice,
  type RepairQuoteRefusal,
  type WarrantyAnswer,
  type WarrantyUnit,
} from '@aftersale/commerce'
import type { BodyOf, KnownRefusal, routes } from '@aftersale/contract'
import { accept, localDateAt, type Result, refuse } from '@aftersale/kernel'
import type { Transaction } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { runKeyed } from '../../platform/keyed-commands.ts'
import { coverageOn, type When } from '../units/index.ts'
import { decideStep, type StepRefused } from './decide-step.ts'
import { findOrderCurrencies } from './order-currency.store.ts'
import { priceBook } from './price-book.ts'
import type { PriceList } from './price-list.store.ts'
import { insertQuotes, type StoredQuote } from './quote.store.ts'
import { type QuoteOnTheWire, quoteOnTheWire } from './quote-on-the-wire.ts'
import { type Repair, type RepairStanding, standingOf } from './repair.ts'
import { repairSession } from './repair-session.ts'
import { warrantiesOfRepairs } from './warranties-of-repairs.ts'

export type QuoteItem = Omit<BodyOf<typeof routes.quoteRepairs>['items'][number], 'key'>

export type QuoteRefused =
  | StepRefused
  | RepairQuoteRefusal
  | KnownRefusal<'repairs.not-found' | 'repairs.stale' | 'repairs.no-price-list' | 'repairs.currency-differs'>

type Quoted = RepairStanding & { readonly quote: QuoteOnTheWire }

/** Quotes repairs, each once under its key: the quotation is kept line by line, and is the one that counts from then on. */
export function quoteRepairs(tx: Transaction, items: readonly (QuoteItem & { readonly key: string })[], when: When) {
  return runKeyed(tx, items, { scope: 'repairs.quote', now: when.now, run: (fresh) => quoteAll(tx, fresh, when) })
}

async function quoteAll(
  tx: Transaction,
  items: readonly QuoteItem[],
  when: When,
): Promise<Result<Quoted, QuoteRefused>[]> {
  const session = await repairSession(
    tx,
    items.map(({ repair }) => repair),
  )
  const currencies = await findOrderCurrencies(
    tx,
    session.all.flatMap(({ orderId }) => orderId ?? []),
  )
  const warranties = await warrantiesOfRepairs(tx, session.all, when.zone)
  const prices = await priceBook(
    tx,
    items.map(({ priceList, items: chosen, at }) => {
      return { code: priceList, on: localDateAt(at ?? when.now, when.zone), prices: chosen.map(({ code }) => code) }
    }),
  )
  const quotes: StoredQuote[] = []
  const results = items.map((item, at): Result<Quoted, QuoteRefused> => {
    const found = session.find(item)
    if (!found.ok) return found
    const decided = decideStep(found.value, { ...item, action: 'quote' }, undefined, when.now)
    if (!decided.ok) return decided
    const { repair, step } = decided.value
    const list = prices.of(at)
    if (!list.ok) return list
    const currency = currencies.get(repair.orderId ?? '') ?? (repair.received > 0 ? repair.currency : null)
    const quote = quoteOf(repair, { item, list: list.value, currency, warranty: warranties.get(repair.id), when })
    if (!quote.ok) return quote
    quotes.push(quote.value)
    const { id: quoteId, number, cause } = quote.value
    const kept = { quoteId, quotes: number, currency: quote.value.currency, agreed: null, cause }
    const after = session.put({ ...repair, ...kept }, { ...step, details: { ...step.details, quote: number } })
    return accept({ ...standingOf(after), quote: quoteOnTheWire(quote.value, when.by) })
  })
  await insertQuotes(tx, quotes, when.by)
  await session.save(when.by)
  return results
}

interface Facts {
  readonly item: QuoteItem
  readonly list: PriceList & { readonly prices: readonly RepairPrice[] }
  /** In which the repair must be reckoned; null: in any. */
  readonly currency: string | null
  readonly warranty: WarrantyUnit | undefined
  readonly when: When
}

/** A warranty covers what it covered on the day of the request: waiting for the workshop costs nobody a claim. */
function quoteOf(
  repair: Repair,
  { item, list, currency: expected, warranty, when }: Facts,
): Result<StoredQuote, QuoteRefused> {
  const { currency, taxIncluded, prices: priceList } = list
  if (expected !== null && currency !== expected) {
    return refuse({ code: 'repairs.currency-differs', priceList: list.code, currency, expected })
  }
  const cause = item.cause ?? repair.cause ?? 'defect'
  const coveredOn = localDateAt(repair.requestedAt, when.zone)
  const components = [...new Set(priceList.map(({ component }) => component))]
  const coverage: readonly WarrantyAnswer[] = warranty === undefined ? [] : coverageOn(warranty, components, coveredOn)
  const figures = quoteRepair({ currency, taxIncluded, priceList, items: item.items, coverage, cause })
  if (!figures.ok) return figures
  return accept({
    id: newId(when.now),
    repairId: repair.id,
    number: repair.quotes + 1,
    priceListId: list.id,
    pricedOn: localDateAt(item.at ?? when.now, when.zone),
    coveredOn,
    cause,
    currency,
    taxIncluded,
    figures: figures.value,
    coverage,
    madeAt: item.at ?? when.now,
  })
}
