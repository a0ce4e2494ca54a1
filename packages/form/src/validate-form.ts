import { accept, type Result, refuse } from '@aftersale/kernel'
import { checkValue } from './check-value.ts'
import type { Field, Form, FormValues, Sentence, Table } from './form.ts'
import { type FieldNow, formState, type ValidationOptions } from './form-state.ts'
import { isPlainObject, type PlainObject, valueAt, withValueAt } from './plain-object.ts'
import { isEmpty, rowsIn } from './rows.ts'
import { isSameValue } from './same-value.ts'

/**
 * What is wrong with one field: `path` is its name, of a column with the place of its row (`parts[0].quantity`, counted from
 * zero); the texts are what follows the field's label in a sentence.
 */
export type FieldProblem = Sentence & { readonly path: string }

export type ValuesRefused = { readonly code: 'form.values-wrong'; readonly fields: readonly FieldProblem[] }

const says = (en: string, chinese: string): Sentence => ({ en, 'zh-CN': chinese })
const MISSING = says('is missing', '不能为空')
const UNKNOWN = says('is no field of this form', '不是此表单的字段')
const NOT_ASKED = says('is not asked for here', '此处无需填写')
const NOT_YOURS = says('may not be changed here', '此处不可修改')
const NO_ROWS = says('must be a list of rows', '必须是由行组成的列表')
const KEEPS_ROWS = says('keeps its rows here: none is added or taken away', '此处不可增加或删除行')

/**
 * Checks the values somebody submits and answers the ones to keep: each field that was asked for and may be changed, by
 * its path, with null where it was left empty (nothing, blank text, an empty list). Everything wrong is named at once, in
 * the order of the form, and then keys the form does not have.
 *
 * A field that a condition hides, or that is withheld by right, is not required and takes no value; a withheld one is
 * answered like one that does not exist. A readonly field takes only the value the data has for it, and is not kept.
 * Conditions see data and values together; later conditions see null for a field that an earlier one hid. A computed field
 * is worked out from what stands before it, and kept; what is submitted for it says nothing. One that is hidden is not kept.
 *
 * A table is kept as its rows, those left out in which nothing was filled in. Where a column is not the person's to change, rows
 * stay with those of the data by their places and keep what they have there besides.
 */
export function validateForm(
  form: Form,
  values: unknown,
  options: ValidationOptions,
): Result<FormValues, ValuesRefused> {
  if (!isPlainObject(values)) {
    return refuse({ code: 'form.values-wrong', fields: [{ path: '', ...says('must be an object', '必须是对象') }] })
  }
  const fields: FieldProblem[] = []
  const kept = keep(formState(form, values, options), values, options.data ?? {}, {}, '', fields)
  return fields.length === 0 ? accept(kept) : refuse({ code: 'form.values-wrong', fields })
}

/** The values of one level to keep, over what is there already; what is wrong there is added to the problems. */
function keep(
  state: readonly FieldNow[],
  values: PlainObject,
  data: PlainObject,
  over: PlainObject,
  place: string,
  problems: FieldProblem[],
): PlainObject {
  let kept = over
  for (const now of state) {
    const { field, computed, isWritten } = now
    const value = valueAt(values, field.path)
    const path = `${place}${field.name}`
    const problem = problemOf(now, value, valueAt(data, field.path))
    if (problem !== undefined) problems.push({ path, ...problem })
    if (!isWritten) continue
    if (field.kind.type === 'computed') kept = withValueAt(kept, field.path, computed)
    else if (field.kind.type !== 'rows') kept = withValueAt(kept, field.path, isEmpty(value) ? null : value)
    else kept = withValueAt(kept, field.path, keptRows(now, field.kind.most, value, path, problems))
  }
  const fields = state.map(({ field }) => field)
  problems.push(...unknownPaths(fields, values, []).map((path) => ({ path: `${place}${path}`, ...UNKNOWN })))
  return kept
}

function keptRows(
  { rows }: FieldNow,
  most: number,
  value: unknown,
  table: string,
  problems: FieldProblem[],
): PlainObject[] | null {
  const submitted = rowsIn(value) ?? []
  if (submitted.length > most) return null
  const kept = submitted.flatMap((row, at) => {
    const now = rows[at]
    if (now === undefined) return []
    const before = now.before ?? {}
    const wrong: FieldProblem[] = []
    const inner = keep(now.fields, row, before, before, `${table}[${at}].`, wrong)
    // A row that is none lacks nothing; what does not belong there is named all the same.
    problems.push(...wrong.filter(({ en }) => !now.isBlank || en !== MISSING.en))
    return now.isBlank ? [] : [inner]
  })
  return kept.length === 0 ? null : kept
}

function problemOf(now: FieldNow, value: unknown, present: unknown): Sentence | undefined {
  const { field, state, options } = now
  const { kind } = field
  switch (state) {
    case 'withheld':
      return value === undefined ? undefined : UNKNOWN
    case 'hidden':
      return isEmpty(value) ? undefined : NOT_ASKED
    case 'readonly':
      // It is worked out here anew, whatever whoever submits has worked out.
      if (kind.type === 'computed') return undefined
      return value === undefined || isSameValue(value, present ?? null) ? undefined : NOT_YOURS
    case 'editable': {
      if (kind.type === 'rows') return tableProblem(now, kind, value, present)
      const isMissing = isEmpty(value) || (kind.type === 'checkbox' && value === false)
      if (isMissing && field.isRequired) return MISSING
      return isEmpty(value) ? undefined : checkValue(kind, value, options)
    }
  }
}

function tableProblem(now: FieldNow, { least, most, mayGrow, start }: Table, value: unknown, present: unknown) {
  const submitted = value === undefined || value === null ? [] : rowsIn(value)
  if (submitted === undefined) return NO_ROWS
  if (submitted.length > most) return says(`must have at most ${most} rows`, `不得超过 ${most} 行`)
  const filled = submitted.length - now.rows.filter(({ isBlank }) => isBlank).length
  if (filled === 0 && now.field.isRequired) return MISSING
  const before = rowsIn(present) ?? []
  const expected = before.length > 0 ? before.length : mayGrow ? submitted.length : start
  if (!now.mayGrow && submitted.length !== expected) return KEEPS_ROWS
  if (filled < least) return says(`must have at least ${least} ${least === 1 ? 'row' : 'rows'}`, `不得少于 ${least} 行`)
  return undefined
}

/** The paths of values that no field stands for. */
function unknownPaths(fields: readonly Field[], values: PlainObject, path: readonly string[]): string[] {
  return Object.keys(values).flatMap((key) => {
    const inner = [...path, key]
    const name = inner.join('.')
    if (fields.some((field) => field.name === name)) return []
    const value = values[key]
    const leadsOn = fields.some((field) => field.name.startsWith(`${name}.`))
    return leadsOn && isPlainObject(value) ? unknownPaths(fields, value, inner) : [name]
  })
}
