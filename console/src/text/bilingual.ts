import type { Bilingual, Language } from '@aftersale/contract'

/** A text in the page's language. */
export const inLanguage = (text: Bilingual, language: Language): string => text[language]

/** In the order of a dictionary of the page's language. */
export const byName = <One>(items: readonly One[], nameOf: (one: One) => Bilingual, language: Language): One[] =>
  items.toSorted((one, other) =>
    inLanguage(nameOf(one), language).localeCompare(inLanguage(nameOf(other), language), language),
  )
