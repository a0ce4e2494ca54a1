import type { Way } from '../reading/plain-flow.ts'
import type { KnownValue } from '../values/known-values.ts'
import { conditionWords } from './condition-words.ts'
import { interruptionWords } from './event-words.ts'
import type { Language } from './vocabulary.ts'

/** What a way is called: the event that opens it, its name, or what it is taken for; empty where it is simply the next. */
export function wayWords(way: Way, known: readonly KnownValue[], language: Language): string {
  if (way.interruption !== null) {
    const { event, name, goesOn } = way.interruption
    return interruptionWords(event, name, goesOn, language)
  }
  if (way.name[language] !== '') return way.name[language]
  return takenWords(way, known, language)
}

/** What a way is taken for, whatever it is called; empty where it is always taken. */
export function takenWords({ condition, isDefault }: Way, known: readonly KnownValue[], language: Language): string {
  if (condition !== null) return conditionWords(condition, known, language)
  return isDefault ? OTHERWISE[language] : ''
}

const OTHERWISE = { en: 'otherwise', 'zh-CN': '否则' } as const
