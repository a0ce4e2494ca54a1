import type { Language } from '@aftersale/contract'
import type { TFunction } from 'i18next'
import { inLanguage } from '../../../text/bilingual.ts'
import { momentText } from '../../../text/format.ts'
import { valueText } from '../value-text.ts'
import type { TypeField } from './type-field.ts'

/** The value of a field as a person reads it: options by their labels. */
export function typeFieldText({ kind }: TypeField, value: unknown, t: TFunction, language: Language): string {
  if (kind.type === 'choice' || kind.type === 'choices') {
    const labels = [value].flat().map((one) => {
      const option = kind.options.find((known) => known.value === one)
      return option === undefined ? valueText(one, t, language) : inLanguage(option.label, language)
    })
    return labels.join(language === 'en' ? ', ' : '、')
  }
  if (kind.type === 'instant' && typeof value === 'string') {
    return momentText(Date.parse(value) as Parameters<typeof momentText>[0], language)
  }
  return valueText(value, t, language)
}
