import { type FeelValue, feelToJson, type Json } from '@aftersale/feel'
import { type Instant, isoOf } from '@aftersale/kernel'
import { CASE_FIELD } from './record-fields.ts'
import type { CaseFacts } from './row-outcome.ts'
import type { RowValues } from './row-values.ts'
import type { ColumnRead, FieldSource } from './template.ts'

interface RowAtHand {
  readonly columns: Readonly<Record<string, ColumnRead>>
  readonly values: RowValues
  /** What an expression of the template says of the row. */
  readonly evaluate: (source: Extract<FieldSource, { kind: 'feel' }>) => FeelValue
}

/** The case that a row asks for. Values travel as the API takes them: exact decimals as numbers, times in ISO 8601. */
export function caseFactsOf(sources: Readonly<Record<string, FieldSource>>, row: RowAtHand): CaseFacts {
  const fields: Record<string, Json> = {}
  const own: Record<string, string | null> = {}
  for (const [name, source] of Object.entries(sources)) {
    const value = valueOf(source, row)
    const field = CASE_FIELD.exec(name)?.[1]
    if (field === undefined) own[name] = value === null ? null : String(value)
    else if (value !== null) fields[field] = value
  }
  const { type = null, customer = null, order = null, product = null, channel = null, title = null } = own
  return { type: type ?? '', customer, order, product, channel, title, fields }
}

function valueOf(source: FieldSource, { columns, values, evaluate }: RowAtHand): Json {
  if (source.kind === 'feel') return feelToJson(evaluate(source))
  const value = values[source.name] ?? null
  const type = columns[source.name]?.type
  if (value === null || type === 'text' || type === 'integer') return value
  return type === 'decimal' ? Number(value) : isoOf(value as Instant)
}
