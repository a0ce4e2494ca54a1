import type { FieldLook, FieldRights, FormValues } from '@aftersale/form'
import { defaultValues, type Form, formState, validateForm } from '@aftersale/form'
import { instantOf } from '@aftersale/kernel'
import { Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { serverNow } from '../../../api/server-time.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './form.module.css'
import { FormField } from './form-field.tsx'
import { drawnAt, type FormLevel, isShown } from './form-level.ts'
import { RowsField } from './rows-field.tsx'
import { useLinked } from './use-linked.ts'
import { valuesOf, withDefaults, withValue } from './values-at.ts'

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
  const [typed, setTyped] = useState<FormValues>(draft ?? {})
  const values = withDefaults(form, typed, defaultValues(form, data))
  const [isTried, setTried] = useState(false)
  const now = instantOf(serverNow())
  // Of fields that are only shown the values are those of the data.
  const linked = useLinked(form, values, data)
  const state = formState(form, values, { now, data, rights, linked })
  const sent = valuesOf(state, values)
  const checked = validateForm(form, sent, { now, data, rights, linked })
  const found = checked.ok || !isTried ? [] : checked.refusal.fields
  const problemOf = (place: string) => found.find(({ path }) => path === place)?.[language] ?? problems[place]
  const change = (path: readonly string[], value: unknown) => {
    const changed = withValue(values, path, value)
    setTyped(changed)
    onDraft(changed)
  }
  const level: FormLevel = { values, place: '', around: '', looks, currency, problemOf, onChange: change }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (checked.ok) onSubmit(sent)
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {state.filter(isShown).map((one) => {
        const { kind, name } = one.field
        const given = drawnAt(level, one)
        if (kind.type !== 'rows') return <FormField key={name} {...given} />
        return <RowsField key={name} {...given} table={kind} place={name} looks={looks} problemOf={problemOf} />
      })}
      <Button type="primary" htmlType="submit" loading={isBusy} className={`${styles.submit}`}>
        {t('task.submit')}
      </Button>
    </form>
  )
}
