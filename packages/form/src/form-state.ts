import { createEvaluation, type Evaluation, feelToJson } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import { currentOptions, type FieldState, fieldState, rightOn } from './field-state.ts'
import type { Field, FieldRight, FieldRights, Form, FormValues, Linked, Table } from './form.ts'
import { knownValues } from './known-values.ts'
import { type PlainObject, valueAt } from './plain-object.ts'
import { columnRights, isEmpty, isPaired, ROW_LIMIT, rowsIn } from './rows.ts'
import { Scene } from './scene.ts'

export type ValidationOptions = {
  /** The time that expressions of the form believe. */
  readonly now: Instant
  /** A zone of the tz database for `now()` and `today()`; UTC where left out. */
  readonly zone?: string
  /** What the person may see and change at this step. */
  readonly rights?: FieldRights
  /** What is known besides the values: the present values of fields shown readonly, facts and options expressions use. */
  readonly data?: FormValues
  /** The records that look-ups of the form name, as the person may see them. */
  readonly linked?: Linked
}

/**
 * A field as it is to somebody at this moment; `options` is what may be chosen in it, empty where it is no choice, and
 * `optionLabels` what those are called that come from data. `computed` is what a formula comes to, null of any other field.
 */
export type FieldNow = {
  readonly field: Field
  readonly state: FieldState
  /** Whether its value is written when the form is submitted: filled in here, or worked out. */
  readonly isWritten: boolean
  readonly options: readonly unknown[]
  readonly optionLabels: ReadonlyMap<unknown, string>
  readonly computed: unknown
  /** Of a table; none of any other field. */
  readonly rows: readonly RowNow[]
  /** Whether rows of the table may be added and taken away here. */
  readonly mayGrow: boolean
}

/** A row of a table, with its fields in the order of the columns. */
export type RowNow = {
  readonly fields: readonly FieldNow[]
  /** What was there of it before; nothing of a row that is new, or may be. */
  readonly before: FormValues | null
  /** Whether nothing was filled in: then it is no row of what is submitted. */
  readonly isBlank: boolean
}

/**
 * What every field of a form is while it is filled in, in the order of the form: for drawing it, and what `validateForm`
 * judges by, so that a field that is `editable` here is one whose value is taken there, with the same options.
 */
export function formState(form: Form, values: FormValues, options: ValidationOptions): readonly FieldNow[] {
  const { now, zone = 'UTC', data = {}, rights = {}, linked = {} } = options
  const scene = new Scene(knownValues(form.fields, data, values, rights))
  return fieldsNow(form.fields, { scene, values, data, rights, linked, evaluation: createEvaluation({ now, zone }) })
}

/** One level of a form: its own fields, or those of a row. */
type Level = {
  readonly scene: Scene
  readonly values: PlainObject
  readonly data: PlainObject
  readonly rights: FieldRights
  readonly linked: Linked
  readonly evaluation: Evaluation
}

const fieldsNow = (fields: readonly Field[], level: Level): readonly FieldNow[] =>
  fields.map((field) => fieldNow(field, level))

function fieldNow(field: Field, level: Level): FieldNow {
  const { scene, evaluation, rights } = level
  const { kind, path } = field
  const right = rightOn(rights, field.name)
  const state = fieldState(field, right, scene, evaluation)
  if (state === 'hidden') scene.put(path, null)
  const isShown = state === 'editable' || state === 'readonly'
  if (kind.type === 'computed' && isShown && right === 'editable') {
    scene.put(path, feelToJson(scene.evaluate(kind.formula, evaluation)))
  }
  if (kind.type === 'text' && kind.lookUp !== undefined) {
    scene.link(path, isShown ? recordOf(level.linked, kind.lookUp, valueAt(scene.values, path)) : null)
  }
  const isChoice = kind.type === 'one' || kind.type === 'many'
  const chosen = isChoice && isShown ? currentOptions(kind.options, scene, evaluation) : []
  const table = kind.type === 'rows' && isShown ? tableNow(field, kind, state, level) : NO_TABLE
  return {
    field,
    state,
    isWritten: state === 'editable' || (kind.type === 'computed' && state === 'readonly' && right === 'editable'),
    options: chosen.map(({ value }) => value),
    optionLabels: new Map(chosen.flatMap(({ value, label }) => (label === undefined ? [] : [[value, label]]))),
    computed: kind.type === 'computed' ? (valueAt(scene.values, path) ?? null) : null,
    ...table,
  }
}

type TableNow = Pick<FieldNow, 'rows' | 'mayGrow'>
const NO_TABLE: TableNow = { rows: [], mayGrow: false }

/** Goes through the rows, each with what stands before the table; what comes after the table sees them all. */
function tableNow(field: Field, table: Table, state: FieldRight | FieldState, level: Level): TableNow {
  const whole = state === 'editable' ? 'editable' : 'readonly'
  const rights = columnRights(table, field.name, whole, level.rights)
  const present = rowsIn(valueAt(level.data, field.path)) ?? []
  const isOfData = whole === 'readonly' || isPaired(table, rights, present)
  const submitted = whole === 'readonly' ? undefined : rowsIn(valueAt(level.values, field.path))
  const mayGrow = table.mayGrow && !isOfData
  const rows = (submitted ?? present).slice(0, ROW_LIMIT).map((values, at) => {
    const before = isOfData ? (present[at] ?? {}) : null
    const data = before ?? {}
    const scene = new Scene(knownValues(table.columns, data, values, rights), level.scene, at + 1)
    const fields = fieldsNow(table.columns, { ...level, scene, values, data, rights })
    return { row: { fields, before, isBlank: mayGrow && isBlank(fields, values) }, known: scene.values }
  })
  const known = rows.filter(({ row }) => !row.isBlank).map((row) => row.known)
  level.scene.put(field.path, known)
  return { rows: rows.map(({ row }) => row), mayGrow }
}

function isBlank(fields: readonly FieldNow[], values: PlainObject): boolean {
  const asked = fields.filter(({ state }) => state === 'editable').map(({ field }) => valueAt(values, field.path))
  return asked.length > 0 && asked.every((value) => isEmpty(value) || value === false)
}

function recordOf(linked: Linked, kind: keyof Linked, text: unknown): FormValues | null {
  const known = linked[kind] ?? {}
  const name = typeof text === 'string' ? text.trim() : ''
  return Object.hasOwn(known, name) ? (known[name] ?? null) : null
}
