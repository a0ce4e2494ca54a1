import { type RawBuilder, sql } from 'kysely'
import type { Actor } from '../../../engine/index.ts'
import type { CaseRange } from '../../access/index.ts'
import { isInRanges } from './when.ts'

/** The tasks that are somebody's, were done by them, of which they got a copy, or that are offered to them by name. */
export const tasksNaming = ({ who }: Pick<Actor, 'who'>): RawBuilder<unknown> => sql`tasks_naming(${who})`

/** The condition that somebody has a part in a case, by the name of its table; offers to their groups count in these ranges. */
export function involving(actor: Actor, offers: readonly (readonly CaseRange[])[], table: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const groups = ['*', ...actor.groups.map((group) => `g:${group}`)]
  const offered = sql`(${isInRanges(offers, table)} and ${column('instance_id')} in (
    select flows_offering(${groups}::text[])))`
  return sql<boolean>`(${column('opened_by')} is not distinct from ${actor.who}
    or ${column('id')} in (select case_id from case_watcher where person = ${actor.who})
    or ${column('instance_id')} in (select root_id from ${tasksNaming(actor)} as named)
    or ${offered})`
}
