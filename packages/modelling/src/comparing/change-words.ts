import type { Words } from '../document/part.ts'
import type { Card, Scope } from '../reading/plain-flow.ts'
import { stepSentence } from '../sentences/step-words.ts'
import type { FlowVocabulary, Language } from '../sentences/vocabulary.ts'

/** One sentence in each language. */
export const inBoth = (said: (language: Language) => string): Words => ({ en: said('en'), 'zh-CN': said('zh-CN') })

export const quoted = (text: string): string => `“${text}”`

/**
 * That something was said and is said otherwise now; empty: it was or is not said at all, alike: the other language changed
 * alone. `what` null: the sentence itself.
 */
export function changedWords(what: string | null, before: string, after: string, language: Language): string {
  const name = what === 'name' ? NAME[language] : (what ?? '')
  if (language === 'en') {
    const lead = name === '' ? '' : `${name} `
    if (before === after) return `${lead}changed in Chinese`
    if (before === '') return `${lead}set to ${quoted(after)}`
    if (after === '') return `${lead}taken away, was ${quoted(before)}`
    return `${lead}changed from ${quoted(before)} to ${quoted(after)}`
  }
  if (before === after) return `${name}的英文有改动`
  if (before === '') return `${name}设为${quoted(after)}`
  if (after === '') return `${name}已去掉，原为${quoted(before)}`
  return `${name}由${quoted(before)}改为${quoted(after)}`
}

const NAME = { en: 'name', 'zh-CN': '名称' } as const

/** What a card is called: its name, else what it does. */
export const titleOf = (card: Card, scope: Scope, vocabulary: FlowVocabulary, language: Language): string =>
  card.name[language] === '' ? stepSentence(card, scope, vocabulary, language) : card.name[language]
