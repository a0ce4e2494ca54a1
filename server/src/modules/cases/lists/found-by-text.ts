import { searchedFor } from '@aftersale/commerce'
import { type RawBuilder, sql } from 'kysely'
import { isInScope, type SourceScope } from '../../access/index.ts'

/** Of customers of whose name a part was typed, so many are looked at. */
const MOST_CUSTOMERS = 200
/**
 * Of the cases that are found in one of the ways, the newest so many: of a word that stands in every case, nobody reads more.
 * Without this a word of all of a million cases took 12 s on a busy machine.
 */
const MOST_FOUND = 5_000

/**
 * Whether a case is found by what a person typed: the beginning of its number or of an order's, or every word in its title,
 * customer, product or the number its source has for it; or it is of a customer of one of the shops who is found so. Each part is read from an
 * index of its own, the newest cases first; `%` and `_` stand for themselves.
 */
export function isFoundByText(typed: string, customers: SourceScope): RawBuilder<boolean> {
  const given = typed.trim()
  const beginnings = [...new Set([given, given.toUpperCase()])].map((text) => `${text.replaceAll(/[\\%_]/g, '\\$&')}%`)
  const { words, terms } = searchedFor(typed)
  const holds = words.map((word) => sql`search_text like ${`%${word.replaceAll(/[\\%_]/g, '\\$&')}%`}`)
  const found = sql.join([sql`terms @> ${terms}::text[]`, ...holds], sql` and `)
  const byNumber = beginnings.flatMap((beginning) => [
    sql`(select id from service_case where number like ${beginning} order by number desc limit ${MOST_FOUND})`,
    sql`(select id from service_case where order_number like ${beginning} limit ${MOST_FOUND})`,
    sql`(select case_id from return_request where order_number like ${beginning} and case_id is not null
      limit ${MOST_FOUND})`,
  ])
  const byWords = sql`(select case_id from case_words where ${found} order by case_id desc limit ${MOST_FOUND})`
  const byCustomer = sql`(select of.id from
    (select source, number from customer
      where ${found} and ${isInScope(customers, sql`source`)} limit ${MOST_CUSTOMERS}) as known
    join service_case as of on of.source = known.source and of.customer = known.number limit ${MOST_FOUND})`
  return sql<boolean>`service_case.id in (${sql.join([...byNumber, byWords, byCustomer], sql` union all `)})`
}
