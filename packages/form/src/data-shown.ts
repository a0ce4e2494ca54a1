import { rightOn } from './field-state.ts'
import type { Field, FieldRights, Form, FormValues } from './form.ts'
import { isPlainObject, type PlainObject } from './plain-object.ts'
import { columnRights, rowsIn } from './rows.ts'

/** The data as somebody may have it: without the values of fields that are withheld by right, in rows of tables too. */
export const dataShown = ({ fields }: Form, data: FormValues, rights: FieldRights): FormValues =>
  shownOf(fields, data, rights)

const shownOf = (fields: readonly Field[], data: PlainObject, rights: FieldRights): PlainObject =>
  fields.reduce((shown, field) => {
    const { kind, name, path } = field
    if (rightOn(rights, name) === 'hidden') return changedAt(shown, path, () => undefined)
    if (kind.type !== 'rows') return shown
    const inRows = columnRights(kind, name, 'editable', rights)
    return changedAt(shown, path, (value) => rowsIn(value)?.map((row) => shownOf(kind.columns, row, inRows)) ?? value)
  }, data)

/** A copy with the value at a path made another, or taken away where nothing is answered; as it is where nothing is there. */
function changedAt(values: PlainObject, path: readonly string[], change: (value: unknown) => unknown): PlainObject {
  const [key = '', ...rest] = path
  if (!Object.hasOwn(values, key)) return values
  const { [key]: value, ...others } = values
  if (rest.length > 0) return isPlainObject(value) ? { ...values, [key]: changedAt(value, rest, change) } : values
  const changed = change(value)
  return changed === undefined ? others : { ...values, [key]: changed }
}
