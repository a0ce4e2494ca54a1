import type { Permission } from '@aftersale/contract'
import { type RawBuilder, sql } from 'kysely'
import type { Database, Transaction } from '../../../platform/database.ts'
import { actorOf, admits, caseScope, grantsOf, type Person, sourceScope } from '../../access/index.ts'
import { involving } from './involving.ts'
import { type TypesSeen, typesSeen } from './types-seen.ts'
import { isInRanges } from './when.ts'

/** Which cases somebody sees, and which of their fields: none of the hidden types and, unless that is null, those within. */
export interface CaseSight extends TypesSeen {
  /** The condition on a case, by the name of its table in the statement. */
  readonly within: ((table: string) => RawBuilder<boolean>) | null
  /** Whether all cases of a shop are within, whatever else is said of them; left out: that is not known. */
  readonly isWhole?: (source: string) => boolean
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
  const ranges = caseScope(grants, permission)
  const isWhole = (source: string) =>
    ranges.every((set) => set.some(({ scope, when }) => when === null && admits(scope, source)))
  if (grants.isNarrowed) return { ...seen, isWhole, within: (table) => isInRanges(ranges, table) }
  const offers = caseScope(grants, 'tasks.do', 'own-too')
  const within = (table: string) => sql<boolean>`(${isInRanges(ranges, table)} or ${involving(actor, offers, table)})`
  return { ...seen, isWhole, within }
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
