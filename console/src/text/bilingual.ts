import type { Bilingual, Language } from '@aftersale/contract'

/** A text in the page's language. */
export const inLanguage = (text: Bilingual, language: Language): string => text[language]

/**
 * The part for one language of a label that a pack's author wrote in both: `English · 中文`. A label without the
 * separator serves both.
 */
export function labelIn(label: string, language: Language): string {
  const [english = label, chinese] = label.split(' · ')
  return language === 'zh-CN' ? (chinese ?? english) : english
}
