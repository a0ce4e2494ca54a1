import type { FieldLook, FieldRights, FormValues } from '@aftersale/form'
import { defaultValues, type Form, formState, validateForm } from '@aftersale/form'
import { instantOf } from '@aftersale/kernel'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './form.module.css'
import { FormFields } from './form-fields.tsx'
import { valuesOf, withValue } from './values-at.ts'

type TaskFormProps = {
  readonly form: Form
  readonly looks: ReadonlyMap<string, FieldLook>
  /** What may be done with its fields at this step. */
  readonly rights: FieldRights
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
export function TaskForm({ form, looks, rights, data, currency, ...more }: TaskFormProps) {
  const { draft, onDraft, problems, isBusy = false, onSubmit } = more
  const { t } = useTranslation()
  const language = useLanguage()
  const [values, setValues] = useState<FormValues>(() => draft ?? defaultValues(form, data))
  const [isTried, setTried] = useState(false)
  const now = instantOf(serverNow())
  const state = formState(form, values, { now, data, rights })
  const sent = valuesOf(state, values)
  const checked = validateForm(form, sent, { now, data, rights })
  const found = checked.ok || !isTried ? [] : checked.refusal.fields
  const problemOf = (place: string) => found.find(({ path }) => path === place)?.[language] ?? problems[place]
  const change = (path: readonly string[], value: unknown) => {
    const changed = withValue(values, path, value)
    setValues(changed)
    onDraft(changed)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.ok) onSubmit(sent)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <FormFields
        state={state}
        values={values}
        place=""
        around=""
        looks={looks}
        currency={currency}
        problemOf={problemOf}
        onChange={change}
      />
      <Button type="primary" htmlType="submit" loading={isBusy} className={`${styles.submit}`}>
        {t('task.submit')}
      </Button>
    </form>
  )
}
