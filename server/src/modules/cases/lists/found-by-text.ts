import { searchedFor } from '@aftersale/commerce'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import { isInScope, type SourceScope } from '../../access/index.ts'

/** One way in which a case is found: which cases are, read from an index of its own, and whether a case of `service_case` is. */
interface Way {
  readonly ids: RawBuilder<unknown>
  readonly holds: RawBuilder<boolean>
}

/** Of so many in each way the ids are told with their number: where there are no more, what found them is neither planned nor read again. */
const NAMED = 100

/** What is found by a text. */
export interface FoundByText {
  readonly holds: RawBuilder<boolean>
  /** Whether each case has to be asked; otherwise what is found was gathered beforehand. */
  readonly isOfEach: boolean
}

/**
 * Whether a case is found by what a person typed: the beginning of its number or of an order's, or every word in its title,
 * customer, product or the number its source has for it; or it is of a customer of one of the shops, or about a product, that is
 * found so. `%` and `_` stand for themselves.
 *
 * Up to `gathered` found in each way they are gathered beforehand, whoever may see them. Of a word that stands in more,
 * nobody gathers all (of all of a million cases that took 12 s): each case that is seen is asked, in the order of the list,
 * until there are enough. Measured on 30,000 cases, a third of which have the word: a page is read in 1.1 ms so, and the page of
 * somebody who sees three cases in 0.1 ms.
 */
export async function foundByText(
  database: Database,
  typed: string,
  customers: SourceScope,
  gathered: number,
): Promise<FoundByText> {
  const ways = waysOf(typed, customers)
  const upTo = ways.map(({ ids }) => sql`(select id from (${ids} limit ${gathered + 1}) as one)`)
  const each = upTo.map(
    (ids) => sql`
    select count(*)::integer as count, (array_agg(id))[1:${sql.lit(NAMED)}] as ids from ${ids} as found`,
  )
  const { rows } = await sql<{ count: number; ids: string[] | null }>`${sql.join(each, sql` union all `)}`.execute(
    database,
  )
  if (rows.every(({ count }) => count <= gathered)) {
    const named = [...new Set(rows.flatMap(({ ids }) => ids ?? []))]
    const isWhole = rows.every(({ count }) => count <= NAMED)
    const holds = isWhole
      ? sql<boolean>`service_case.id = any(${named}::uuid[])`
      : sql<boolean>`service_case.id in (${sql.join(upTo, sql` union all `)})`
    return { holds, isOfEach: false }
  }
  const holds = ways.map((way) => way.holds)
  return { holds: sql<boolean>`(${sql.join(holds, sql` or `)})`, isOfEach: true }
}

/** Asked of one case by itself: an `exists` would now and then be answered for all cases at once. */
const some = (from: RawBuilder<unknown>) => sql`(select true from ${from} limit 1)`

function waysOf(typed: string, customers: SourceScope): Way[] {
  const given = typed.trim()
  const beginnings = [...new Set([given, given.toUpperCase()])].map((text) => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const begins = (number: string) => {
    const either = beginnings.map((beginning) => sql`${sql.ref(number)} like ${beginning}`)
    return sql<boolean>`(${sql.join(either, sql` or `)})`
  }
  const requested = sql`case_id is not null and ${begins('return_request.order_number')}`
  const byNumber: Way[] = [
    {
      ids: sql`select id from service_case where ${begins('service_case.number')}`,
      holds: begins('service_case.number'),
    },
    {
      ids: sql`select id from service_case where ${begins('service_case.order_number')}`,
      holds: begins('service_case.order_number'),
    },
    {
      ids: sql`select case_id as id from return_request where ${requested}`,
      holds: sql`${some(sql`return_request where id = service_case.request_id and ${requested}`)}`,
    },
  ]
  const { words, terms } = searchedFor(typed)
  const contains = words.map((word) => sql`search_text like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  const found = sql.join([sql`terms @> ${terms}::text[]`, ...contains], sql` and `)
  const known = sql`${found} and ${isInScope(customers, sql`customer.source`)}`
  const byWords: Way = {
    ids: sql`select case_id as id from case_words where ${found}`,
    holds: sql`${some(sql`case_words where case_id = service_case.id and ${found}`)}`,
  }
  const byCustomer: Way = {
    ids: sql`select of.id from customer join service_case as of on of.source = customer.source and of.customer = customer.number
      where ${known}`,
    holds: sql`${some(sql`customer where customer.source = service_case.source and customer.number = service_case.customer
      and ${known}`)}`,
  }
  const byProduct: Way = {
    ids: sql`select of.id from product join service_case as of on of.product = product.code where ${found}`,
    holds: sql`${some(sql`product where product.code = service_case.product and ${found}`)}`,
  }
  return [...byNumber, byWords, byCustomer, byProduct]
}
