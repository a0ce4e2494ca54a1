import type { Json } from '@aftersale/contract'
import { currencyExponent } from '@aftersale/kernel'
import { Checkbox, Input, InputNumber, Select } from 'antd'
import type { FieldTies } from '../../../shell/fields/field.tsx'
import { inLanguage } from '../../../text/bilingual.ts'
import { useLanguage } from '../../../text/use-language.ts'
import type { TypeField } from './type-field.ts'

type TypeFieldInputProps = {
  readonly ties: FieldTies
  readonly kind: TypeField['kind']
  readonly value: Json | undefined
  readonly onChange: (value: Json) => void
}

const textOf = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The input for a kind of field. Amounts are typed as people write them and kept in minor units. */
export function TypeFieldInput({ ties, kind, value, onChange }: TypeFieldInputProps) {
  const language = useLanguage()
  const { status: _status, ...plain } = ties
  switch (kind.type) {
    case 'long-text':
      return (
        <Input.TextArea
          {...ties}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={kind.maxLength ?? 4_000}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'number':
      return (
        <InputNumber
          {...ties}
          style={{ width: '100%' }}
          precision={kind.decimals}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number)}
        />
      )
    case 'money':
      return <MoneyInput ties={ties} currency={kind.currency ?? 'CNY'} value={value} onChange={onChange} />
    case 'boolean':
      return <Checkbox {...plain} checked={value === true} onChange={(event) => onChange(event.target.checked)} />
    case 'choice':
    case 'choices':
      return (
        <Select
          {...ties}
          allowClear
          {...(kind.type === 'choices' && { mode: 'multiple' as const })}
          value={value ?? (kind.type === 'choices' ? [] : null)}
          options={kind.options.map((option) => ({ value: option.value, label: inLanguage(option.label, language) }))}
          onChange={(chosen: Json | undefined) => onChange(chosen ?? null)}
        />
      )
    case 'date':
    case 'instant':
      return (
        <Input
          {...ties}
          type={kind.type === 'date' ? 'date' : 'datetime-local'}
          value={kind.type === 'date' ? textOf(value) : localOf(value)}
          onChange={(event) => onChange(kind.type === 'date' ? event.target.value : instantIn(event.target.value))}
        />
      )
    default:
      return (
        <Input
          {...ties}
          maxLength={kind.type === 'text' ? (kind.maxLength ?? 200) : 200}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
  }
}

type MoneyInputProps = Omit<TypeFieldInputProps, 'kind'> & { readonly currency: string }

function MoneyInput({ ties, currency, value, onChange }: MoneyInputProps) {
  const digits = currencyExponent(currency) ?? 2
  const minor = typeof value === 'object' && value !== null && 'minor' in value ? Number(value.minor) : null
  return (
    <InputNumber
      {...ties}
      style={{ width: '100%' }}
      precision={digits}
      suffix={currency}
      value={minor === null ? null : minor / 10 ** digits}
      onChange={(amount) => onChange(amount === null ? null : { minor: Math.round(amount * 10 ** digits), currency })}
    />
  )
}

const two = (number: number) => String(number).padStart(2, '0')

/** An instant as an input of type `datetime-local` shows it. */
function localOf(value: unknown): string {
  if (typeof value !== 'string' || value === '') return ''
  const at = new Date(value)
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
}

const instantIn = (text: string) => (text === '' ? null : new Date(text).toISOString())
