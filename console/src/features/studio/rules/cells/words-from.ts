import type { TFunction } from 'i18next'
import { wordText } from '../../../../text/words.ts'
import { type WordOf, wordKinds } from './columns.ts'

const JUDGEMENTS = ['approve', 'person', 'refuse', 'none'] as const
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

/** The words of the company for keys that rules write, and ours for those the program knows. */
export function wordsFrom(t: TFunction): WordOf {
  return (kind, key) => {
    const word = wordText(kind, key, t)
    if (word !== key || kind !== 'outcome') return word === key ? undefined : word
    const judgement = JUDGEMENTS.find((one) => one === key)
    if (judgement !== undefined) return t(`judgements.${judgement}`)
    const priority = PRIORITIES.find((one) => one === key)
    return priority === undefined ? undefined : t(`priorities.${priority}`)
  }
}

/** The same by the name of the result that says a key. */
export const keyWords =
  (t: TFunction) =>
  (output: string, key: string): string | undefined => {
    const kind = Object.entries(wordKinds).find(([name]) => name === output)?.[1]
    return kind === undefined ? undefined : wordsFrom(t)(kind, key)
  }
