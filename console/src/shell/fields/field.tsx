import type { ReactNode } from 'react'
import styles from './field.module.css'

/** What ties an input to its label, hint and problem. */
export type FieldTies = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean | undefined
  readonly 'aria-required': boolean | undefined
  readonly status: '' | 'error'
}

type FieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly required?: boolean
  readonly children: (ties: FieldTies) => ReactNode
}

/** A label, the input, and below it a hint or what is wrong, read out together. */
export function Field({ id, label, hint, problem, required = false, children }: FieldProps) {
  const note = problem ?? hint
  return (
    <div className={styles.field}>
      <label htmlFor={id} id={`${id}-label`} className={styles.label} data-required={required || undefined}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': note === undefined ? undefined : `${id}-note`,
        'aria-invalid': problem === undefined ? undefined : true,
        'aria-required': required || undefined,
        status: problem === undefined ? '' : 'error',
      })}
      {note === undefined ? null : (
        <p id={`${id}-note`} className={problem === undefined ? styles.hint : styles.problem}>
          {note}
        </p>
      )}
    </div>
  )
}
