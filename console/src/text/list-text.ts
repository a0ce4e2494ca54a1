import type { Language } from '@aftersale/contract'

/** Several names in a row: “A, B and C”, “A、B和C”. */
export const listText = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: 'conjunction' }).format(names)
