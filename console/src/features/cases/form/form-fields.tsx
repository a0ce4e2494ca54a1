import type { FieldLook, FieldNow, FormValues } from '@aftersale/form'
import styles from './form.module.css'
import { FormField } from './form-field.tsx'
import { RowsField } from './rows-field.tsx'
import { valueAt } from './values-at.ts'

export type FormFieldsProps = {
  readonly state: readonly FieldNow[]
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

/** The fields of one level of a form, its own or those of a row, that somebody sees. */
export function FormFields({ state, values, ...more }: FormFieldsProps) {
  const { place, around, looks, currency, problemOf, onChange } = more
  return state.map((now) => {
    const { field, computed } = now
    if (now.state !== 'editable' && now.state !== 'readonly') {
      // In a row its place stays, so that what follows stands below what it is.
      return place === '' ? null : <span key={field.name} className={styles.gap} />
    }
    const path = `${place}${field.name}`
    const given = {
      id: idOf(path),
      now,
      look: looks.get(`${around}${field.name}`),
      currency,
      value: field.kind.type === 'computed' ? computed : valueAt(values, field.path),
      problem: problemOf(path),
      onChange: (value: unknown) => onChange(field.path, value),
    }
    if (field.kind.type !== 'rows') return <FormField key={field.name} {...given} />
    return <RowsField key={field.name} {...given} table={field.kind} place={path} looks={looks} problemOf={problemOf} />
  })
}

/** The id of the input of the field there; of a column `field-parts-0-code`. */
const idOf = (path: string): string => `field-${path.replaceAll(/\[(\d+)\]\./g, '-$1-')}`
