import { createEvaluation, type Evaluation, type FeelContext, formatFeel, typeNameOf } from '@aftersale/feel'
import { type Instant, isoOf, multiplyRounded, parseMoney, type Result } from '@aftersale/kernel'
import { caseFactsOf } from './judge-case.ts'
import type { TableRow } from './reading/index.ts'
import { FIELDS } from './record-fields.ts'
import { digestKey } from './record-key.ts'
import type {
  CaseFacts,
  OrderLineFacts,
  ReadRecord,
  RejectedRow,
  ReturnRequestFacts,
  RowOutcome,
} from './row-outcome.ts'
import { type CellTrouble, contextOf, instantValue, type RowValues } from './row-values.ts'
import type { FieldSource, ImportTemplate, RowRule } from './template.ts'

/** The largest whole number that the quantity columns hold. */
const MOST_UNITS = 2_147_483_647

/** Characters of what records are looked up by; the API takes as many. An index of PostgreSQL holds no more than 2,700 bytes. */
const LONGEST_IDENTIFIER = 200
const IDENTIFIERS = ['orderNumber', 'requestNumber', 'product', 'customer']

/** Of a long cell a reason quotes the beginning; the reject holds the whole row beside it. */
const QUOTED = 120

type Fields = Readonly<Record<string, string | number | null>>

/** Makes the judge of a template's rows: each becomes an order line, a return request or a reject with its reason. */
export function rowJudge(
  template: ImportTemplate,
  read: (cells: readonly string[]) => Result<RowValues, CellTrouble>,
  now: Instant,
): (row: TableRow) => RowOutcome {
  const columns = Object.keys(template.columns).sort()
  return (row) => {
    if (row.defect !== undefined) return reject(row, row.defect.code, row.defect)
    const values = read(row.cells)
    if (!values.ok) return reject(row, values.refusal.code, values.refusal)
    const context = contextOf(template, values.value)
    // A fresh one a row: its budget of steps is for one row, and a million rows must not use it up together.
    const evaluation = createEvaluation({ now })
    const rule = template.rows.find((one) => one.when === null || one.when.evaluate(context, evaluation) === true)
    if (rule === undefined) return reject(row, 'intake.row-no-rule', null)
    if (rule.kind === 'reject') return reject(row, rule.reason, null)
    const value = (source: FieldSource) => fieldValue(source, values.value, context, evaluation)
    const contentKey = digestKey([template.name, ...contentOf(values.value, columns)])
    const place = placeOf(template, rule, row, { values: values.value, contentKey })
    if (rule.record === 'case') {
      const evaluate = (source: Extract<FieldSource, { kind: 'feel' }>) =>
        source.expression.evaluate(context, evaluation)
      return caseOf(caseFactsOf(rule.fields, { columns: template.columns, values: values.value, evaluate }), place, row)
    }
    const fields = Object.fromEntries(Object.entries(rule.fields).map(([name, source]) => [name, value(source)]))
    return takeRow(template, rule.record, row, { fields, place })
  }
}

/**
 * What a row says, whatever the file is that says it: the same rows as CSV, as workbook, or with columns moved or added,
 * have the same content.
 */
function contentOf(values: RowValues, columns: readonly string[]): (string | number)[] {
  const content: (string | number)[] = []
  for (const name of columns) {
    const value = values[name]
    if (value !== null && value !== undefined) content.push(name, value)
  }
  return content
}

type TakeRule = Extract<RowRule, { kind: 'take' }>
type SoundRow = Extract<TableRow, { defect?: undefined }>

function takeRow(
  template: ImportTemplate,
  record: 'orderLine' | 'returnRequest',
  row: SoundRow,
  { fields, place }: { readonly fields: Fields; readonly place: Place },
): RowOutcome {
  const empty = FIELDS[record].needed.find((name) => fields[name] === null || fields[name] === undefined)
  if (empty !== undefined) return reject(row, 'intake.row-value-missing', { field: empty })
  const long = IDENTIFIERS.find((name) => String(fields[name] ?? '').length > LONGEST_IDENTIFIER)
  if (long !== undefined) return reject(row, 'intake.row-value-long', { field: long, limit: LONGEST_IDENTIFIER })
  if (record === 'returnRequest') return requestOf(template, fields, place, row)
  return lineOf(template, fields, place, row)
}

/** What else a row of a case is refused for, its case type says when the case is to be opened. */
function caseOf(facts: CaseFacts, place: Place, row: SoundRow): RowOutcome {
  if (facts.type === '') return reject(row, 'intake.row-value-missing', { field: 'type' })
  const { type, customer, order, product, channel, title } = facts
  const long = Object.entries({ type, customer, order, product, channel, title }).find(
    ([, text]) => (text ?? '').length > LONGEST_IDENTIFIER,
  )
  if (long !== undefined) return reject(row, 'intake.row-value-long', { field: long[0], limit: LONGEST_IDENTIFIER })
  return { kind: 'case', ...place, facts }
}

function placeOf(
  template: ImportTemplate,
  rule: TakeRule,
  row: SoundRow,
  { values, contentKey }: { readonly values: RowValues; readonly contentKey: string },
): Place {
  return {
    lineNumber: row.lineNumber,
    original: row.raw,
    contentKey,
    key: template.key?.map((name) => String(values[name] ?? '')) ?? null,
    details: detailsOf(template, rule.details, values),
  }
}

function detailsOf(template: ImportTemplate, names: readonly string[], values: RowValues): Record<string, string> {
  const details: Record<string, string> = {}
  for (const name of names) {
    const value = values[name]
    if (value === null || value === undefined) continue
    details[name] = template.columns[name]?.type === 'date and time' ? isoOf(value as Instant) : String(value)
  }
  return details
}

function fieldValue(source: FieldSource, values: RowValues, context: FeelContext, evaluation: Evaluation) {
  if (source.kind === 'column') return values[source.name] ?? null
  const value = source.expression.evaluate(context, evaluation)
  if (typeof value === 'string' || (typeof value === 'number' && Number.isSafeInteger(value))) return value
  // A decimal travels as text, as the cells of decimal columns do; what is no text and no number is no field.
  return typeNameOf(value) === 'number' ? formatFeel(value) : null
}

type Place = Omit<ReadRecord, 'kind' | 'facts'>

function lineOf(template: ImportTemplate, fields: Fields, place: Place, row: TableRow): RowOutcome {
  const quantity = unitsOf(fields['quantity'])
  if (quantity === null) return reject(row, 'intake.row-quantity', { quantity: fields['quantity'] })
  const paid = paidOf(fields, quantity, template.currency)
  if (paid === null || paid < 0)
    return reject(row, 'intake.row-amount', {
      amount: String(fields['paid'] ?? fields['unitPrice'] ?? ''),
      currency: template.currency,
    })
  const orderedAt = instantValue(fields['orderedAt'] ?? null)
  if (orderedAt === null) return reject(row, 'intake.row-value-missing', { field: 'orderedAt' })
  const facts: OrderLineFacts = {
    orderNumber: textOf(fields['orderNumber']),
    product: textOf(fields['product']),
    productName: textOf(fields['productName']),
    customer: textOf(fields['customer']),
    quantity,
    paidMinor: paid,
    currency: template.currency,
    orderedAt,
    deliveredAt: instantValue(fields['deliveredAt'] ?? null),
  }
  return { kind: 'orderLine', ...place, facts }
}

function requestOf(template: ImportTemplate, fields: Fields, place: Place, row: TableRow): RowOutcome {
  const units = unitsOf(fields['units'])
  if (units === null) return reject(row, 'intake.row-quantity', { quantity: fields['units'] })
  const requestedAt = instantValue(fields['requestedAt'] ?? null)
  if (requestedAt === null) return reject(row, 'intake.row-value-missing', { field: 'requestedAt' })
  const facts: ReturnRequestFacts = {
    requestNumber: optionalText(fields['requestNumber']),
    orderNumber: optionalText(fields['orderNumber']),
    product: textOf(fields['product']),
    productName: optionalText(fields['productName']),
    customer: optionalText(fields['customer']),
    units,
    currency: template.currency,
    requestedAt,
    cause: optionalText(fields['cause']),
  }
  return { kind: 'returnRequest', ...place, facts }
}

/** The amount paid as the row states it, else unit price × quantity, rounded half up to the minor unit. */
function paidOf(fields: Fields, quantity: number, currency: string): number | null {
  const paid = optionalText(fields['paid'])
  if (paid !== null) {
    const parsed = parseMoney(paid, currency)
    return parsed.ok ? parsed.value.minor : null
  }
  const unitPrice = optionalText(fields['unitPrice'])
  if (unitPrice === null) return null
  const product = multiplyRounded(unitPrice, quantity, currency)
  return product.ok ? product.value.minor : null
}

function unitsOf(value: string | number | null | undefined): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= MOST_UNITS ? value : null
}

const textOf = (value: string | number | null | undefined) => String(value ?? '')
const optionalText = (value: string | number | null | undefined) =>
  value === null || value === undefined ? null : String(value)

function reject(row: TableRow, reason: string, facts: object | null): RejectedRow {
  return { kind: 'reject', lineNumber: row.lineNumber, reason, facts: facts && quoted(facts), original: row.raw }
}

function quoted(facts: object): object {
  const cut = ([name, fact]: [string, unknown]) =>
    typeof fact === 'string' && fact.length > QUOTED ? [name, `${fact.slice(0, QUOTED).toWellFormed()}…`] : [name, fact]
  return Object.fromEntries(Object.entries(facts).map(cut))
}
