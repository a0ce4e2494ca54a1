import { Field } from '../../../shell/fields/field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { TypeField, TypeFieldValues } from './type-field.ts'
import { TypeFieldInput } from './type-field-input.tsx'

type TypeFieldsFormProps = {
  /** Ids of inputs begin with it, so that two forms can stand on a page. */
  readonly id: string
  readonly fields: readonly TypeField[]
  readonly values: TypeFieldValues
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (values: TypeFieldValues) => void
}

/** The fields of a case type or of news, to be filled in. */
export function TypeFieldsForm({ id, fields, values, problems, onChange }: TypeFieldsFormProps) {
  const language = useLanguage()
  return fields.map(({ name, label, kind, required }) => (
    <Field
      key={name}
      id={`${id}-${name}`}
      label={inLanguage(label, language)}
      required={required}
      problem={problems[name] || undefined}
    >
      {(ties) => (
        <TypeFieldInput
          ties={ties}
          kind={kind}
          value={values[name]}
          onChange={(value) => onChange({ ...values, [name]: value })}
        />
      )}
    </Field>
  ))
}
