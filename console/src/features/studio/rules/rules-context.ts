import type { Vocabulary } from '@aftersale/contract'
import type { RuleBook, RuleEdit } from '@aftersale/decision'
import { createContext, useContext } from 'react'
import type { WordOf } from './cells/columns.ts'
import type { RulesCheck } from './check/check-rules.ts'

/** What every part of the editor of one file needs. */
export interface Rules {
  readonly book: RuleBook
  /** The rules in force; null: none are, or they cannot be read. */
  readonly former: RuleBook | null
  readonly xml: string
  readonly vocabulary: Vocabulary
  readonly wordOf: WordOf
  /** The path of a name in words (“Right › Reason”); undefined where it is not known. */
  readonly nameOf: (path: string) => string | undefined
  readonly language: 'en' | 'zh-CN'
  readonly check: RulesCheck | null
  readonly isReadOnly: boolean
  readonly apply: (edit: RuleEdit) => void
}

export const RulesContext = createContext<Rules | null>(null)

export function useRules(): Rules {
  const rules = useContext(RulesContext)
  if (rules === null) throw new Error('expected to be drawn inside a rule editor')
  return rules
}
