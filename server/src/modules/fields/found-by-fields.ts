import { type FieldCondition, type FieldEntity, isOrdered, readFieldCondition } from '@aftersale/commerce'
import type { KnownRefusal } from '@aftersale/contract'
import { accept, type Result } from '@aftersale/kernel'
import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { readDefinitions } from './field-definition.store.ts'
import { FIELD_TABLES } from './field-tables.ts'
import { orderedValue } from './ordered-value.ts'

type Refused = KnownRefusal<'fields.condition-wrong' | 'fields.not-searchable'>

/** What must be true of a record of the entity so that all of these conditions hold: `colour=red`, `weight>=2.5`. */
export async function isFoundByFields(
  database: Database,
  entity: FieldEntity,
  conditions: readonly string[] = [],
): Promise<Result<RawBuilder<boolean>, Refused>> {
  if (conditions.length === 0) return accept(sql<boolean>`true`)
  const definitions = await readDefinitions(database, [entity])
  const parts: RawBuilder<boolean>[] = []
  for (const condition of conditions) {
    const read = readFieldCondition(definitions, condition)
    if (!read.ok) return read
    parts.push(conditionOn(FIELD_TABLES[entity], read.value))
  }
  return accept(sql<boolean>`(${sql.join(parts, sql` and `)})`)
}

/**
 * Equality is containment, which the index of all fields serves; an order is asked of the index that `indexFields` made for
 * this field alone.
 */
function conditionOn(table: string, { name, type, comparison, value }: FieldCondition): RawBuilder<boolean> {
  const fields = sql.ref(`${table}.fields`)
  if (comparison === '=' || !isOrdered(type)) {
    return sql<boolean>`(${fields} <> '{}' and ${fields} @> ${JSON.stringify({ [name]: value })}::jsonb)`
  }
  const bound = type === 'number' ? sql`${String(value)}::numeric` : sql`${String(value)}::text`
  const { expression, isThere } = orderedValue(fields, name, type)
  return sql<boolean>`(${isThere} and ${expression} ${sql.raw(comparison)} ${bound})`
}
