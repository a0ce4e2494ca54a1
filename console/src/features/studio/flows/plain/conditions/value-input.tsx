import type { KnownValue, Row } from '@aftersale/modelling'
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inLanguage } from '../../../../../text/bilingual.ts'
import { useLanguage } from '../../../../../text/use-language.ts'

type ValueInputProps = {
  readonly row: Row
  readonly known: KnownValue | undefined
  readonly onChange: (value: Row['value']) => void
}

/** What a field is compared with, asked for as the field is: an amount, a number, one of several, yes or no, text. */
export function ValueInput({ row: { operator, value }, known, onChange }: ValueInputProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const label = t('plain.condition.value')
  const options = (known?.options ?? []).map((one) => ({ value: one.value, label: inLanguage(one.label, language) }))
  if (operator === 'empty' || operator === 'filled') return <span />
  if (operator === 'in') {
    const values = Array.isArray(value) ? value.map(String) : []
    return (
      <Select
        mode="tags"
        aria-label={label}
        value={values}
        options={options}
        onChange={(all: string[]) => onChange(all)}
      />
    )
  }
  if (known?.kind === 'money' || known?.kind === 'number' || typeof value === 'number') {
    const isMoney = known?.kind === 'money'
    const shown = typeof value === 'number' ? (isMoney ? value / 100 : value) : null
    return (
      <InputNumber
        aria-label={label}
        style={{ width: '100%' }}
        value={shown}
        min={isMoney ? 0 : -1_000_000_000}
        {...(isMoney ? { precision: 2, suffix: t('plain.condition.yuan') } : {})}
        onChange={(typed) => onChange(typed === null ? null : isMoney ? Math.round(typed * 100) : typed)}
      />
    )
  }
  if (known?.kind === 'flag' || typeof value === 'boolean') {
    const flags = [true, false].map((one) => ({
      value: String(one),
      label: t(one ? 'plain.condition.yes' : 'plain.condition.no'),
    }))
    return (
      <Select
        aria-label={label}
        value={String(value)}
        options={flags}
        onChange={(one: string) => onChange(one === 'true')}
      />
    )
  }
  const text = typeof value === 'string' ? value : ''
  if (options.length === 0) {
    return <Input aria-label={label} value={text} onChange={({ target }) => onChange(target.value)} />
  }
  return (
    <TextChoice label={label} value={text} options={options} isOpen={known?.kind !== 'choice'} onChange={onChange} />
  )
}

type TextChoiceProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  /** Another value than those known can be typed. */
  readonly isOpen: boolean
  readonly onChange: (value: string) => void
}

function TextChoice({ label, value, options, isOpen, onChange }: TextChoiceProps) {
  const [typed, setTyped] = useState('')
  const others = [value, ...(isOpen ? [typed.trim()] : [])].filter(
    (one) => one !== '' && !options.some((option) => option.value === one),
  )
  return (
    <Select
      aria-label={label}
      value={value === '' ? null : value}
      showSearch={{ optionFilterProp: 'label', onSearch: setTyped }}
      popupMatchSelectWidth={false}
      options={[...options, ...[...new Set(others)].map((one) => ({ value: one, label: one }))]}
      onChange={(one: string) => onChange(one)}
    />
  )
}
