import type { Facts } from './rule-table.ts'

/** Decides for each of the facts, in order; what a peer needs to be as fast as it can is inside. */
export type DecideAll = (facts: readonly Facts[]) => readonly Facts[] | Promise<readonly Facts[]>

export interface RuleEngine {
  readonly name: string
  readonly version: string
  /** A table on its own. */
  readonly table: DecideAll
  /** The last of three tables that build on one another. */
  readonly graph: DecideAll
}
