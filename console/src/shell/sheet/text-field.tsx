import { Input } from 'antd'
import { Field } from '../fields/field.tsx'

type TextFieldProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly isRequired?: boolean
  readonly rows?: number
  readonly longest?: number
  readonly isFixed?: boolean
  readonly isFocused?: boolean
}

/** A line of text, or several. */
export function TextField(props: TextFieldProps) {
  const { id, label, value, onChange, hint, problem, isRequired = false, rows, longest = 200 } = props
  const shared = { value, maxLength: longest, disabled: props.isFixed ?? false, autoFocus: props.isFocused ?? false }
  return (
    <Field id={id} label={label} hint={hint} problem={problem} required={isRequired}>
      {(ties) =>
        rows === undefined ? (
          <Input {...ties} {...shared} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input.TextArea {...ties} {...shared} rows={rows} onChange={(event) => onChange(event.target.value)} />
        )
      }
    </Field>
  )
}
