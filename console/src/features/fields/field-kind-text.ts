import type { TFunction } from 'i18next'

/** What a field holds, in words. */
export function fieldKindText(type: string, t: TFunction): string {
  const words: Readonly<Record<string, string>> = {
    text: t('field.kinds.text'),
    'long-text': t('field.kinds.longText'),
    number: t('field.kinds.number'),
    money: t('field.kinds.money'),
    date: t('field.kinds.date'),
    instant: t('field.kinds.instant'),
    boolean: t('field.kinds.boolean'),
    choice: t('field.kinds.choice'),
    choices: t('field.kinds.choices'),
    reference: t('field.kinds.reference'),
  }
  return words[type] ?? type
}
