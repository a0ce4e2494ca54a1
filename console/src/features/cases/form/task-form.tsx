import type { FieldLook, FormValues } from '@aftersale/form'
import { defaultValues, type Form, formState, validateForm } from '@aftersale/form'
import { instantOf } from '@aftersale/kernel'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './form.module.css'
import { FormField } from './form-field.tsx'
import { valueAt, valuesOf, withValue } from './values-at.ts'

type TaskFormProps = {
  readonly form: Form
  readonly looks: ReadonlyMap<string, FieldLook>
  readonly data: FormValues
  /** Of amounts in minor units, where it is known. */
  readonly currency: string | null
  readonly draft: FormValues | null
  readonly onDraft: (values: FormValues) => void
  /** What the server found wrong, by the field's name. */
  readonly problems: Readonly<Record<string, string>>
  readonly isBusy?: boolean
  readonly onSubmit: (values: FormValues) => void
}

/** A form of a task: fields come and go as it is filled in, and it is checked here as the server will check it. */
export function TaskForm({ form, looks, data, currency, ...more }: TaskFormProps) {
  const { draft, onDraft, problems, isBusy = false, onSubmit } = more
  const { t } = useTranslation()
  const language = useLanguage()
  const [values, setValues] = useState<FormValues>(() => draft ?? defaultValues(form, data))
  const [isTried, setTried] = useState(false)
  const now = instantOf(serverNow())
  const shown = formState(form, values, { now, data }).filter(
    ({ state }) => state === 'editable' || state === 'readonly',
  )
  const asked = shown.filter(({ state }) => state === 'editable').map(({ field }) => field)
  const checked = validateForm(form, valuesOf(asked, values), { now, data })
  const found = checked.ok || !isTried ? [] : checked.refusal.fields
  const problemOf = (name: string) => found.find(({ path }) => path === name)?.[language] ?? problems[name]
  const change = (path: readonly string[], value: unknown) => {
    const changed = withValue(values, path, value)
    setValues(changed)
    onDraft(changed)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.ok) onSubmit(valuesOf(asked, values))
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {shown.map(({ field, state, options, optionLabels, computed }) => (
        <FormField
          key={field.name}
          field={field}
          look={looks.get(field.name)}
          currency={currency}
          options={options}
          optionLabels={optionLabels}
          isReadonly={state === 'readonly'}
          value={field.kind.type === 'computed' ? computed : valueAt(values, field.path)}
          problem={problemOf(field.name)}
          onChange={(value) => change(field.path, value)}
        />
      ))}
      <Button type="primary" htmlType="submit" loading={isBusy} className={`${styles.submit}`}>
        {t('task.submit')}
      </Button>
    </form>
  )
}
