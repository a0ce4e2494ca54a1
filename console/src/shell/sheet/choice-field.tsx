import { Select } from 'antd'
import { Field } from '../fields/field.tsx'
import { PartFailure, type PartQuery } from '../states/part-failure.tsx'

type Choice = { readonly value: string; readonly label: string }

type ChoiceFieldProps = {
  readonly id: string
  readonly label: string
  readonly options: readonly Choice[]
  /** Where the options are asked of the server: what came of asking. */
  readonly asked?: PartQuery
  readonly value: string | null
  readonly onChange: (value: string) => void
  readonly hint?: string | undefined
  readonly problem?: string | undefined
  readonly isRequired?: boolean
  readonly placeholder?: string
}

/** One of several, found by a part of its name. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { id, label, options, asked, value, onChange, hint, problem, isRequired = false, placeholder } = props
  return (
    <Field id={id} label={label} hint={hint} problem={problem} required={isRequired}>
      {(ties) => (
        <>
          <Select
            {...ties}
            aria-labelledby={`${id}-label`}
            showSearch={{ optionFilterProp: 'label' }}
            options={[...options]}
            value={value}
            placeholder={placeholder}
            onChange={onChange}
          />
          {asked === undefined ? null : <PartFailure query={asked} />}
        </>
      )}
    </Field>
  )
}
