import type { Json, ListedCase } from '@aftersale/contract'
import { EditOutlined } from '@ant-design/icons'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readCasesAnew } from '../../../api/cases-anew.ts'
import { api } from '../../../api/client.ts'
import { commandKey } from '../../../api/command-key.ts'
import { failureOf } from '../../../api/failure.ts'
import { answered } from '../../../api/refused.ts'
import { None } from '../../../shell/states/none.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import styles from './field-cell.module.css'
import type { TypeField } from './use-type-fields.ts'

type FieldCellProps = { readonly of: ListedCase; readonly field: TypeField; readonly text: string | null }

/** What can be written on one line; a longer text, an amount or several choices are changed at the case. */
const WRITABLE = new Set(['text', 'number', 'date', 'boolean', 'choice'])

/** The value of a field that can be changed where it stands: Enter writes it, Escape leaves it. */
export function FieldCell({ of: one, field, text }: FieldCellProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [draft, setDraft] = useState<string | null>(null)
  const { name, kind } = field
  const write = useMutation({
    mutationFn: async (value: Json) => {
      const item = { key: commandKey(), case: one.number, fields: { [name]: value } }
      const { items } = await answered(api().changeCases({ body: { items: [item] } }))
      return items[0]?.refusal ?? null
    },
    onSuccess: async (refusal) => {
      if (refusal !== null) return void message.error(refusal.message)
      await readCasesAnew(queries)
      setDraft(null)
      return undefined
    },
    onError: (error) => {
      const failure = failureOf(error)
      void message.error('message' in failure && failure.message ? failure.message : t('states.notSent'))
    },
  })
  if (!WRITABLE.has(kind.type)) return <>{text ?? <None />}</>
  const label = inLanguage(field.label, language)
  const present = one.fields[name]
  if (draft === null) {
    return (
      <button
        type="button"
        className={`${styles.value}`}
        aria-label={t('lists.changeField', { field: label, number: one.number })}
        onClick={() => setDraft(present === undefined || present === null ? '' : String(present))}
      >
        {text ?? <None />} <EditOutlined aria-hidden />
      </button>
    )
  }
  const options =
    kind.type === 'choice'
      ? kind.options.map((option) => ({ value: option.value, label: inLanguage(option.label, language) }))
      : [
          { value: 'true', label: t('values.yes') },
          { value: 'false', label: t('values.no') },
        ]
  if (kind.type === 'choice' || kind.type === 'boolean') {
    return (
      <Select
        autoFocus
        defaultOpen
        size="small"
        className={`${styles.input}`}
        aria-label={label}
        value={draft || undefined}
        loading={write.isPending}
        options={options}
        onChange={(value) => write.mutate(kind.type === 'boolean' ? value === 'true' : (value ?? null))}
        onBlur={() => setDraft(null)}
      />
    )
  }
  const give = () => {
    const given = draft.trim()
    write.mutate(given === '' ? null : kind.type === 'number' && !Number.isNaN(Number(given)) ? Number(given) : given)
  }
  return (
    <Input
      autoFocus
      size="small"
      className={styles.input}
      type={kind.type === 'date' ? 'date' : 'text'}
      aria-label={label}
      value={draft}
      disabled={write.isPending}
      onChange={(event) => setDraft(event.target.value)}
      onPressEnter={give}
      onKeyDown={(event) => event.key === 'Escape' && setDraft(null)}
    />
  )
}
