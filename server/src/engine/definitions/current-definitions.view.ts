import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DefinitionKind } from './definitions.store.ts'

/** The newest version of a definition, with the file that it came in. */
export interface CurrentDefinition {
  readonly id: string
  readonly kind: DefinitionKind
  readonly key: string
  readonly resource: string
  readonly content: string
}

/** Everything that is in force now; what was deployed last comes last. */
export async function readCurrentDefinitions(database: Database): Promise<readonly CurrentDefinition[]> {
  const { rows } = await sql<CurrentDefinition>`
    select id, kind, key, resource, content from (
      select distinct on (kind, key) id, kind, key, resource, content, deployed_at from definition
      where not is_pilot order by kind, key, version desc
    ) as newest order by deployed_at, kind, key`.execute(database)
  return rows
}
