import type { FieldLook, FieldNow } from '@aftersale/form'
import { labelIn } from '@aftersale/kernel'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../shell/fields/field.tsx'
import { useLanguage } from '../../../text/use-language.ts'
import { FieldInput } from './field-input.tsx'

type FormFieldProps = {
  readonly id: string
  readonly now: FieldNow
  readonly look: FieldLook | undefined
  readonly currency: string | null
  readonly value: unknown
  readonly problem: string | undefined
  readonly onChange: (value: unknown) => void
}

/** A field with its label and description in the page's language, and what is wrong with it. */
export function FormField({ id, now, look, currency, value, problem, onChange }: FormFieldProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { field, options, optionLabels, state } = now
  const label = labelIn(field.label, language)
  const sentence = problem === undefined ? undefined : language === 'en' ? `${label} ${problem}` : `${label}${problem}`
  const described = look?.description === undefined ? '' : labelIn(look.description, language)
  const hint = look?.isMinor === true && currency === null ? `${described} ${t('task.minorUnits')}`.trim() : described
  return (
    <Field id={id} label={label} hint={hint === '' ? undefined : hint} problem={sentence} required={field.isRequired}>
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
          isReadonly={state === 'readonly'}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
