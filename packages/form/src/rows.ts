import { rightOn } from './field-state.ts'
import type { FieldRight, FieldRights, Table } from './form.ts'
import { isPlainObject, type PlainObject } from './plain-object.ts'

/** No table has more rows than this, whatever the form says: each of them is gone through at every key that is struck. */
export const ROW_LIMIT = 200

/** The rows in a value; undefined where it is none of a table's: no list, or things in it that are no rows. */
export function rowsIn(value: unknown): readonly PlainObject[] | undefined {
  return Array.isArray(value) && value.every(isPlainObject) ? value : undefined
}

/** What somebody may do with the columns, by their names: no more than with the table. */
export function columnRights({ columns }: Table, table: string, whole: FieldRight, rights?: FieldRights): FieldRights {
  return Object.fromEntries(
    columns.map(({ name }) => {
      const own = rightOn(rights, `${table}.${name}`)
      return [name, whole === 'readonly' && own === 'editable' ? whole : own]
    }),
  )
}

/**
 * Whether rows belong to those of the data by their places, so that none is added or taken away: where a column is not for
 * this person to change, nothing else tells which of its values a row has.
 */
export function isPaired({ columns }: Table, rights: FieldRights, present: readonly PlainObject[]): boolean {
  const isKept = ({ name, kind, isReadonly }: Table['columns'][number]) =>
    rightOn(rights, name) !== 'editable' || (kind.type !== 'computed' && isReadonly !== false)
  return present.length > 0 && columns.some(isKept)
}

/** Whether nothing was filled in: nothing, blank text, an empty list. */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === ''
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
