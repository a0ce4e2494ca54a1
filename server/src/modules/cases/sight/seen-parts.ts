import { type RawBuilder, sql } from 'kysely'
import { type CaseSight, isSeen, sightInShop } from './case-sight.ts'
import { isInRanges } from './when.ts'

/**
 * What is seen, as conditions on `service_case` of which no two hold of the same case: for statements that look among many. Of each
 * PostgreSQL knows how many cases it holds, and has an index that finds them. Whether somebody has a part in a case, asked case by
 * case, is neither: it took those who see few cases to walk along all. (docs/decisions/0177)
 */
export async function seenParts(sight: CaseSight, source?: string): Promise<RawBuilder<boolean>[]> {
  const inShop = sightInShop(sight, source)
  if (inShop.within === null || inShop.apart === undefined) return [isSeen(inShop)]
  const { ranges, own } = await inShop.apart()
  if (own === null) return [isSeen(inShop)]
  const shown = isSeen({ ...sight, within: null })
  const inRanges = sql<boolean>`(${shown} and ${isInRanges(ranges, 'service_case')})`
  if (own.length === 0) return [inRanges]
  return [inRanges, sql<boolean>`(${shown} and service_case.instance_id = any(${[...own]}::uuid[]))`]
}

/** The same as one condition. */
export async function isAmongSeen(sight: CaseSight, source?: string): Promise<RawBuilder<boolean>> {
  const parts = await seenParts(sight, source)
  return sql<boolean>`(${sql.join(parts, sql` or `)})`
}
