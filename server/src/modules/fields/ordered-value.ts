import type { FieldType } from '@aftersale/commerce'
import { type RawBuilder, sql } from 'kysely'

/**
 * The value of a field as something with an order, and whether a record has one: in an index and in the questions that it
 * serves this must be the same text, so the name stands in it as a literal. Names are letters, digits and `_`.
 */
export function orderedValue(fields: RawBuilder<unknown>, name: string, type: FieldType) {
  if (!/^\w+$/.test(name)) throw new Error(`expected the name of a field, got ${JSON.stringify(name)}`)
  const literal = sql.lit(name)
  const text = sql`(${fields} ->> ${literal})`
  return {
    expression: type === 'number' ? sql`(${text}::numeric)` : sql`(${text} collate "C")`,
    isThere: sql`(${fields} <> '{}' and ${fields} ? ${literal})`,
  }
}
