import { Input } from 'antd'
import { Field } from '../../../shell/fields/field.tsx'

type SecretFieldProps = {
  readonly id: string
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew?: boolean
  readonly hint?: string
  readonly problem?: string | undefined
}

/** A password, the present one or a new one: managers of passwords tell them apart. */
export function SecretField({ id, label, value, onChange, isNew = false, hint, problem }: SecretFieldProps) {
  return (
    <Field id={id} label={label} hint={hint} problem={problem} required>
      {(ties) => (
        <Input.Password
          {...ties}
          autoComplete={isNew ? 'new-password' : 'current-password'}
          maxLength={128}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
