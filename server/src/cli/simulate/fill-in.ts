import { type FieldNow, type Form, formState, readForm, type Table } from '@aftersale/form'
import { addDays, type Instant, localDateAt } from '@aftersale/kernel'
import { products, type Random } from '../../modules/demo/index.ts'
import { ZONE } from './hours.ts'
import { notes } from './words.ts'

interface GivenForm {
  readonly schema: unknown
  readonly rights: Readonly<Record<string, 'hidden' | 'readonly' | 'editable'>>
  readonly data: Readonly<Record<string, unknown>>
}

interface Filling {
  readonly random: Random
  readonly now: Instant
  /** Whom a dispatcher sends, by name. */
  readonly engineer: string
}

type Scalar = string | number | boolean | null
type Row = Record<string, Scalar>
type Values = Record<string, Scalar | Row[]>

type Draw = (around: Filling & { readonly data: Readonly<Record<string, unknown>> }) => unknown

const lot =
  (...chances: readonly (readonly [value: string, weight: number])[]): Draw =>
  ({ random }) =>
    random.weighted(chances.map(([value, weight]) => ({ value, weight }))).value
const digits =
  (length: number): Draw =>
  ({ random }) =>
    Array.from({ length }, () => random.whole(0, 9)).join('')

const DECIDED = lot(['approve', 84], ['refuse', 15], ['settled', 1])

/** What clerks usually put into a field of this name; amounts of whole numbers are of fen, as their fields say. */
const USUAL: Readonly<Record<string, Draw>> = {
  decision: (around) => (isUnknownOrder(around.data) ? 'refuse' : DECIDED(around)),
  appraisal: lot(['refund', 60], ['exchange', 25], ['give-back', 15]),
  condition: lot(['good', 86], ['damaged', 10], ['wrong', 4]),
  receivedUnits: ({ data }) => unitsAskedFor(data),
  next: lot(['wait', 50], ['arrived', 25], ['lost', 10], ['give-up', 15]),
  supply: lot(['refund', 60], ['refuse', 40]),
  stopped: lot(['yes', 70], ['no', 30]),
  paid: lot(['yes', 90], ['account', 10]),
  answer: lot(['repair', 75], ['decline', 25]),
  result: lot(['passed', 90], ['failed', 10]),
  cause: lot(['defect', 75], ['misuse', 15], ['accident', 10]),
  partsHere: lot(['yes', 80], ['no', 20]),
  code: lot(['PJ-MB', 1], ['PJ-BAT', 2], ['PJ-SEAL', 2]),
  quantity: () => 1,
  labourCode: () => 'GS-STD',
  labourQuantity: ({ random }) => random.whole(1, 3),
  visit: lot(['done', 85], ['again', 9], ['impossible', 6]),
  charge: () => 0,
  claim: lot(['made', 90], ['none', 10]),
  doing: lot(['answer', 88], ['pass-on', 12]),
  issued: lot(['yes', 92], ['no', 8]),
  fault: lot(['seller', 60], ['buyer', 40]),
  compensation: lot(['0', 60], ['2000', 20], ['5000', 12], ['20000', 6], ['80000', 2]),
  feePercent: lot(['0', 60], ['10', 30], ['20', 10]),
  fraud: () => false,
  carrier: () => 'shunfeng',
  trackingNumber: (around) => `SF${digits(13)(around)}`,
  claimReference: (around) => `LP${digits(8)(around)}`,
  invoiceNumber: (around) => digits(20)(around),
  engineer: ({ engineer }) => engineer,
  appointment: ({ now, random }) => appointmentWithin(now, random),
  unitPrice: () => 9_900,
  granted: () => 500,
  amount: ({ random }) => random.whole(10, 400) / 2,
  serial: () => null,
  invoiceUrl: () => null,
}

/**
 * Fills a form in as somebody would who knows the trade: field by field, each seeing what was filled in before, so that
 * what a condition hides is left out. Null where the form cannot be read.
 */
export function fillIn(given: GivenForm, around: Filling): Values | null {
  const read = readForm(given.schema)
  if (!read.ok) return null
  const values: Values = {}
  for (const { name, kind } of read.value.fields) {
    const field = stateOf(read.value, name, values, given, around.now)
    if (field?.state !== 'editable') continue
    if (kind.type === 'rows') {
      values[name] = [
        rowFor(kind, (row) => stateOf(read.value, name, { ...values, [name]: [row] }, given, around.now), {
          ...around,
          data: given.data,
        }),
      ]
      continue
    }
    const value = valueFor(field, { ...around, data: given.data })
    if (value !== null) values[name] = value
  }
  return values
}

/** One row, as most have one: column by column, like a form. */
function rowFor(table: Table, now: (row: Row) => FieldNow | undefined, around: Around): Row {
  const row: Row = {}
  for (const { name } of table.columns) {
    const field = now(row)?.rows[0]?.fields.find((one) => one.field.name === name)
    const value = field?.state === 'editable' ? valueFor(field, around) : null
    if (value !== null) row[name] = value
  }
  return row
}

function stateOf(form: Form, name: string, values: Record<string, unknown>, given: GivenForm, now: Instant) {
  const { rights, data } = given
  return formState(form, values, { now, zone: ZONE, rights, data }).find(({ field }) => field.name === name)
}

type Around = Filling & { readonly data: Readonly<Record<string, unknown>> }

function valueFor({ field, options }: FieldNow, around: Around): Scalar {
  const usual = USUAL[field.name]
  const isChoice = field.kind.type === 'one'
  const drawn = usual?.(around)
  if (usual !== undefined && (!isChoice || options.includes(drawn))) return ofKind(drawn, field.kind)
  if (isChoice) return String(around.random.pick(options))
  if (!field.isRequired) return null
  if (field.kind.type === 'text')
    return field.name === 'otherProduct' ? itemCode(around.random) : around.random.pick(notes)
  return field.kind.type === 'number' ? ofKind(1, field.kind) : null
}

const itemCode = (random: Random): string => random.pick(products).code

function ofKind(value: unknown, kind: FieldNow['field']['kind']): Scalar {
  if (kind.type === 'number') return kind.isText ? String(value) : Number(value)
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}

/** One of the next three days, in working hours and on the half hour, as forms write it. */
function appointmentWithin(now: Instant, random: Random): string {
  const day = addDays(localDateAt(now, ZONE), random.whole(1, 3))
  const hour = String(random.whole(9, 17)).padStart(2, '0')
  return `${day}T${hour}:${random.pick(['00', '30'])}+08:00`
}

/** Whoever cannot find the order refuses: nobody knows what would be paid back. */
function isUnknownOrder({ facts }: Readonly<Record<string, unknown>>): boolean {
  return typeof facts === 'object' && facts !== null && 'order' in facts && facts.order === null
}

function unitsAskedFor(data: Readonly<Record<string, unknown>>): number {
  const { request } = data
  const units = typeof request === 'object' && request !== null && 'units' in request ? request.units : 1
  return typeof units === 'number' && units >= 1 ? units : 1
}
