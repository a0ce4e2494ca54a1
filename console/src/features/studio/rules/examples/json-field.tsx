import type { DecisionExample } from '@aftersale/decision'
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShownColumn } from '../cells/columns.ts'
import { jsonFromText, textFromJson } from './json-text.ts'

type Json = DecisionExample['expected']

type JsonFieldProps = {
  readonly field: Pick<ShownColumn, 'label' | 'kind' | 'choices'>
  readonly value: Json
  readonly onChange: (value: Json) => void
}

function FreeField({ field, value, onChange }: JsonFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(() => textFromJson(value))
  return (
    <Input
      aria-label={field.label}
      placeholder={t('studioRules.nothing')}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value)
        onChange(jsonFromText(target.value))
      }}
    />
  )
}

/** A field for a JSON value by the kind of its column. */
export function JsonField(props: JsonFieldProps) {
  const { field, value, onChange } = props
  const { t } = useTranslation()
  const { label, kind, choices } = field
  if (kind === 'number') {
    return (
      <InputNumber<number>
        aria-label={label}
        placeholder={t('studioRules.nothing')}
        value={typeof value === 'number' ? value : null}
        changeOnWheel={false}
        onChange={onChange}
      />
    )
  }
  if (kind === 'boolean') {
    return (
      <Select
        aria-label={label}
        allowClear
        placeholder={t('studioRules.nothing')}
        value={typeof value === 'boolean' ? value : undefined}
        onChange={(next: boolean | undefined) => onChange(next ?? null)}
        options={[
          { value: true, label: t('studioRules.yes') },
          { value: false, label: t('studioRules.no') },
        ]}
      />
    )
  }
  if (kind === 'choice') {
    const known = choices.some((choice) => choice.value === value)
    // A value that nobody can choose is shown all the same: examples may be about such.
    const strange = typeof value === 'string' && !known ? [{ value, label: value }] : []
    return (
      <Select
        aria-label={label}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={t('studioRules.nothing')}
        value={typeof value === 'string' ? value : undefined}
        onChange={(next: string | undefined) => onChange(next ?? null)}
        options={[...choices, ...strange]}
      />
    )
  }
  if (kind === 'text') {
    return (
      <Input
        aria-label={label}
        placeholder={t('studioRules.nothing')}
        value={typeof value === 'string' ? value : ''}
        onChange={({ target }) => onChange(target.value === '' ? null : target.value)}
      />
    )
  }
  return <FreeField {...props} />
}
