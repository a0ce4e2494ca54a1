import type { Bilingual, Language } from '@aftersale/contract'

/** A text in the page's language. */
export const inLanguage = (text: Bilingual, language: Language): string => text[language]
