import type { FieldType } from '@aftersale/commerce'
import { type RawBuilder, sql } from 'kysely'

/**
 * The value of a field as something with an order, and whether a record has one: in an index and in the questions that it
 * serves this must be the same text, so the name stands in it as a literal. Names are letters, digits and `_`. What is no
 * number has no place among numbers: a field may hold text by the time that its index is dropped.
 */
export function orderedValue(fields: RawBuilder<unknown>, name: string, type: FieldType) {
  if (!/^\w+$/.test(name)) throw new Error(`expected the name of a field, got ${JSON.stringify(name)}`)
  const literal = sql.lit(name)
  const text = sql`(${fields} ->> ${literal})`
  return {
    expression:
      type === 'number'
        ? sql`(case when jsonb_typeof(${fields} -> ${literal}) = 'number' then ${text}::numeric end)`
        : sql`(${text} collate "C")`,
    isThere: sql`(${fields} <> '{}' and ${fields} ? ${literal})`,
  }
}
