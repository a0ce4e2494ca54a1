import type { Permission } from '@aftersale/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { actorOf, admits, type CaseRange, caseScope, grantsOf, type Person, sourceScope } from '../../access/index.ts'
import { involving } from './involving.ts'
import { type Involved, readApart, type SeenApart } from './seen-apart.ts'
import { type TypesSeen, typesSeen } from './types-seen.ts'
import { isInRanges } from './when.ts'

/** Which cases somebody sees, and which of their fields: none of the hidden types and, unless that is null, those within. */
export interface CaseSight extends TypesSeen {
  /** The condition on a case, by the name of its table in the statement. */
  readonly within: ((table: string) => RawBuilder<boolean>) | null
  /** Whether all cases of a shop are within, whatever else is said of them; left out: that is not known. */
  readonly isWhole?: (source: string) => boolean
  /** The same as `within` in parts that are found by themselves, read once; left out: there are none. */
  readonly apart?: () => Promise<SeenApart>
}

/** Of whoever sees every case, and of what the program does by itself. */
export const SEES_ALL: CaseSight = { hiddenTypes: [], fields: new Map(), within: null }

/**
 * The cases on which a permission of the caller counts: those of the shops within its data ranges, and those that they have a
 * part in: opened or watched by them, with a task that is theirs, was done by them, or is offered to them by name, or by a
 * group where they may do tasks. An API key with roles of its own has a part in nothing.
 */
export async function caseSight(
  database: Database | Transaction,
  caller: Person,
  permission: Permission = 'cases.see',
): Promise<CaseSight> {
  const grants = await grantsOf(database, caller)
  const actor = await actorOf(database, caller)
  const seen = await typesSeen(database, actor)
  if (sourceScope(grants, permission).kind === 'all') return { ...seen, within: null }
  const involved = grants.isNarrowed ? null : { actor, offers: caseScope(grants, 'tasks.do', 'own-too') }
  return sightWithin(database, seen, caseScope(grants, permission), involved)
}

/** The sight of somebody who sees the cases in ranges and, unless that is null, those beside them that are their own. */
export function sightWithin(
  database: Database | Transaction,
  types: TypesSeen,
  ranges: readonly (readonly CaseRange[])[],
  involved: Involved | null,
): CaseSight {
  let apart: Promise<SeenApart> | undefined
  return {
    ...types,
    within: (table) =>
      involved === null
        ? isInRanges(ranges, table)
        : sql<boolean>`(${isInRanges(ranges, table)} or ${involving(involved.actor, involved.offers, table)})`,
    isWhole: (source) => ranges.every((set) => set.some(({ scope, when }) => when === null && admits(scope, source))),
    apart: () => (apart ??= readApart(database, ranges, involved)),
  }
}

/** The sight of the cases of one shop: where all of them are within, nothing is left to be asked of each. */
export const sightInShop = (sight: CaseSight, source: string | undefined): CaseSight =>
  source !== undefined && sight.isWhole?.(source) === true ? { ...sight, within: null } : sight

/** The condition that a case, by the name of its table in the statement, is seen. */
export function isSeen({ hiddenTypes: hidden, within }: CaseSight, table = 'service_case'): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const shown =
    hidden.length === 0
      ? sql<boolean>`true`
      : sql<boolean>`(${column('type_version')} is null or ${column('kind')} <> all(${[...hidden]}::text[]))`
  return within === null ? shown : sql<boolean>`(${shown} and ${within(table)})`
}
