import type { WordKind, Words } from '@aftersale/contract'
import i18next, { type TFunction } from 'i18next'

/** Keys are whatever rules, flows and tables write, so no sign in them has a meaning of its own. */
const PLAIN = { ns: 'words', keySeparator: false, nsSeparator: false, skipInterpolation: true } as const

/** Keeps what people read for keys of rules and flows, in both languages. */
export function keepWords(words: Words): void {
  for (const language of ['en', 'zh-CN'] as const) {
    const texts = Object.entries(words).flatMap(([kind, said]) =>
      Object.entries(said).map(([key, both]) => [`${kind} ${key}`, both[language]]),
    )
    i18next.removeResourceBundle(language, 'words')
    i18next.addResourceBundle(language, 'words', Object.fromEntries(texts))
  }
}

/** What people read for a key; one that nobody has given words is shown as it is. */
export function wordText(kind: WordKind, key: string, t: TFunction): string {
  const name = `${kind} ${key}`
  return i18next.exists(name, PLAIN) ? t(name, PLAIN) : key
}
