import type { Language, TimelineEntry } from '@aftersale/contract'
import { inLanguage } from '../../../text/bilingual.ts'

/** What the last rule that fired says, in its author's words: why the case stands where it stands. */
export function lastRuleSentence(timeline: readonly TimelineEntry[], language: Language): string | undefined {
  const fired = timeline.findLast(({ rule }) => rule !== undefined && rule.rules.length > 0)
  return fired?.rule?.rules.map(({ sentence }) => inLanguage(sentence, language)).join(' ')
}
