import { currencyExponent, currencySign, decimalText, formatMoney, money, parseMoney } from '@aftersale/kernel'
import { Checkbox, Input, InputNumber } from 'antd'
import { useLanguage } from '../../../text/use-language.ts'
import { ChoiceInput } from './choice-input.tsx'
import type { FieldInputProps } from './field-input-props.ts'
import styles from './form.module.css'
import { LookUpInput } from './look-up-input.tsx'

/** Numbers are typed, and kept as text until they are whole: nothing is lost on the way. */
const NUMBER = { style: { width: '100%' }, inputMode: 'decimal', stringMode: true, controls: false } as const

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '')

/** The input for a kind of field. */
export function FieldInput(props: FieldInputProps) {
  const { ties, kind, look, isReadonly, value, onChange } = props
  switch (kind.type) {
    case 'text':
      if (kind.lookUp !== undefined) return <LookUpInput {...props} kind={kind.lookUp} longest={kind.maxLength} />
      return <TextInput {...props} kind={kind} />
    case 'number':
      if (look?.isMinor === true && props.currency !== null) return <MoneyInput {...props} currency={props.currency} />
      return (
        <InputNumber
          {...ties}
          {...NUMBER}
          disabled={isReadonly}
          value={textOf(value)}
          {...(kind.decimals !== undefined && { precision: kind.decimals })}
          {...(look?.suffix !== undefined && { suffix: look.suffix })}
          onChange={(text) => onChange(numberOf(text, kind.isText))}
        />
      )
    case 'checkbox':
      return (
        <Checkbox
          id={ties.id}
          disabled={isReadonly}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      )
    case 'one':
    case 'many':
      return <ChoiceInput {...props} isMany={kind.type === 'many'} />
    case 'rows':
      throw new Error('expected a field with one value, got a table')
    case 'computed':
      return <ComputedValue {...props} />
    case 'datetime': {
      const type = kind.subtype === 'datetime' ? 'datetime-local' : kind.subtype
      return (
        <Input
          {...ties}
          type={type}
          disabled={isReadonly}
          value={textOf(value)}
          onChange={(event) => onChange(event.target.value || null)}
        />
      )
    }
  }
}

/** An amount that is kept in minor units, written as money is. */
function MoneyInput({ ties, isReadonly, value, currency, onChange }: FieldInputProps & { currency: string }) {
  const language = useLanguage()
  return (
    <InputNumber
      {...ties}
      {...NUMBER}
      disabled={isReadonly}
      precision={currencyExponent(currency) ?? 0}
      prefix={currencySign(currency, language)}
      value={typeof value === 'number' ? decimalText({ minor: value, currency }) : ''}
      onChange={(text) => {
        const amount = parseMoney(String(text ?? ''), currency)
        onChange(amount.ok ? amount.value.minor : null)
      }}
    />
  )
}

/** What a formula comes to, as it will be kept. */
function ComputedValue({ ties, look, currency, value }: FieldInputProps) {
  const language = useLanguage()
  const amount =
    look?.isMinor === true && currency !== null && typeof value === 'number' ? money(value, currency) : null
  const said = amount?.ok === true ? formatMoney(amount.value, language) : textOf(value)
  return (
    <output id={ties.id} aria-describedby={ties['aria-describedby']} className={`${styles.computed} tabular`}>
      {typeof value === 'boolean' ? <Checkbox checked={value} disabled /> : said === '' ? '–' : said}
    </output>
  )
}

function TextInput({ ties, kind, look, isReadonly, value, onChange }: FieldInputProps & { kind: { type: 'text' } }) {
  const common = {
    ...ties,
    disabled: isReadonly,
    value: textOf(value),
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    ...(kind.maxLength !== undefined && { maxLength: kind.maxLength }),
  }
  if (look?.type === 'textarea') return <Input.TextArea {...common} autoSize={{ minRows: 3, maxRows: 10 }} />
  const type = kind.format === 'email' ? 'email' : kind.format === 'phone' ? 'tel' : 'text'
  return <Input {...common} type={type} />
}

/** A number goes as a number, or as its text where the form wants it exact. */
function numberOf(text: string | number | null, isText: boolean): string | number | null {
  if (text === null || text === '') return null
  return isText ? String(text) : Number(text)
}
