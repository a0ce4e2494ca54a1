import type { ListedCase } from '@aftersale/contract'
import type { ListColumn, Saying } from '../../../shell/lists/machine/definition.ts'
import { inLanguage } from '../../../text/bilingual.ts'
import { moneyText } from '../../../text/format.ts'
import { FieldCell } from './field-cell.tsx'
import type { TypeField } from './use-type-fields.ts'

/** A column for each field of the case type; one that somebody may write can be changed in its cell. */
export const fieldColumns = (fields: readonly TypeField[], mayChange: boolean): readonly ListColumn<ListedCase>[] =>
  fields.map((field) => ({
    key: `field.${field.name}`,
    label: field.label,
    ...(field.kind.type === 'number' || field.kind.type === 'money' ? { isNumber: true as const } : {}),
    cell: (one, saying) => {
      const text = fieldText(field, one.fields[field.name], saying)
      const isOpen = one.state !== 'closed'
      return mayChange && !field.isFixed && isOpen ? <FieldCell of={one} field={field} text={text} /> : text
    },
  }))

/** The value of a field in words. */
function fieldText({ kind }: TypeField, value: unknown, { t, language }: Saying): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'boolean') return value ? t('values.yes') : t('values.no')
  const words = (one: unknown) => {
    const option = 'options' in kind ? kind.options.find((known) => known.value === one) : undefined
    return option === undefined ? String(one) : inLanguage(option.label, language)
  }
  if (Array.isArray(value)) return value.map(words).join('、')
  if (typeof value === 'object' && 'minor' in value && 'currency' in value) {
    return moneyText({ minor: Number(value.minor), currency: String(value.currency) }, language)
  }
  return typeof value === 'number' ? value.toLocaleString(language) : words(value)
}
