import type { FieldLook, Field as FormFieldModel } from '@aftersale/form'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { labelIn } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import { FieldInput } from './field-input.tsx'

type FormFieldProps = {
  readonly field: FormFieldModel
  readonly look: FieldLook | undefined
  readonly currency: string | null
  readonly options: readonly unknown[]
  /** What options are called that come from data. */
  readonly optionLabels: ReadonlyMap<unknown, string>
  readonly isReadonly: boolean
  readonly value: unknown
  readonly problem: string | undefined
  readonly onChange: (value: unknown) => void
}

/** A field with its label and description in the page's language, and what is wrong with it. */
export function FormField({ field, look, currency, options, optionLabels, ...more }: FormFieldProps) {
  const { isReadonly, value, problem, onChange } = more
  const { t } = useTranslation()
  const language = useLanguage()
  const label = labelIn(field.label, language)
  const sentence = problem === undefined ? undefined : language === 'en' ? `${label} ${problem}` : `${label}${problem}`
  const described = look?.description === undefined ? '' : labelIn(look.description, language)
  const hint = look?.isMinor === true && currency === null ? `${described} ${t('task.minorUnits')}`.trim() : described
  return (
    <Field
      id={`field-${field.name}`}
      label={label}
      hint={hint === '' ? undefined : hint}
      problem={sentence}
      required={field.isRequired}
    >
      {(ties) => (
        <FieldInput
          ties={ties}
          kind={field.kind}
          look={look}
          currency={currency}
          options={options.map((option) => ({
            value: option,
            label: labelIn(optionLabels.get(option) ?? look?.optionLabels.get(option) ?? String(option), language),
          }))}
          isReadonly={isReadonly}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
