import type { FieldLook, FieldNow, FormValues } from '@aftersale/form'
import { valueAt } from './values-at.ts'

/** One level of a form as it is drawn: its own fields, or those of a row of a table. */
export interface FormLevel {
  readonly values: FormValues
  /** Where these fields stand, before their names, as problems say it: nothing, or of a row `parts[0].`. */
  readonly place: string
  /** What is before their names in the form: nothing, or of columns `parts.`. */
  readonly around: string
  readonly looks: ReadonlyMap<string, FieldLook>
  readonly currency: string | null
  /** What is wrong with the field there, as the part of a sentence that follows its label. */
  readonly problemOf: (place: string) => string | undefined
  readonly onChange: (path: readonly string[], value: unknown) => void
}

/** What draws a field of a level is given. */
export function drawnAt(level: FormLevel, now: FieldNow) {
  const { field, computed } = now
  const path = `${level.place}${field.name}`
  return {
    id: idOf(path),
    now,
    look: level.looks.get(`${level.around}${field.name}`),
    currency: level.currency,
    value: field.kind.type === 'computed' ? computed : valueAt(level.values, field.path),
    problem: level.problemOf(path),
    onChange: (value: unknown) => level.onChange(field.path, value),
  }
}

export const isShown = ({ state }: FieldNow): boolean => state === 'editable' || state === 'readonly'

/** The id of the input of the field there; of a column `field-parts-0-code`. */
const idOf = (path: string): string => `field-${path.replaceAll(/\[(\d+)\]\./g, '-$1-')}`
