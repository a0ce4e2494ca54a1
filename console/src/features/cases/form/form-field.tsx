import type { FieldLook, Field as FormFieldModel } from '@aftersale/form'
import { Field } from '../../../shell/fields/field.tsx'
import { labelIn } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { FieldInput } from './field-input.tsx'

type FormFieldProps = {
  readonly field: FormFieldModel
  readonly look: FieldLook | undefined
  readonly options: readonly unknown[]
  readonly isReadonly: boolean
  readonly value: unknown
  readonly problem: string | undefined
  readonly onChange: (value: unknown) => void
}

/** A field with its label and description in the page's language, and what is wrong with it. */
export function FormField({ field, look, options, isReadonly, value, problem, onChange }: FormFieldProps) {
  const language = useLanguage()
  const label = labelIn(field.label, language)
  const sentence = problem === undefined ? undefined : language === 'en' ? `${label} ${problem}` : `${label}${problem}`
  return (
    <Field
      id={`field-${field.name}`}
      label={label}
      hint={look?.description === undefined ? undefined : labelIn(look.description, language)}
      problem={sentence}
      required={field.isRequired}
    >
      {(ties) => (
        <FieldInput
          ties={ties}
          kind={field.kind}
          look={look}
          options={options.map((option) => ({
            value: option,
            label: labelIn(look?.optionLabels.get(option) ?? String(option), language),
          }))}
          isReadonly={isReadonly}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
