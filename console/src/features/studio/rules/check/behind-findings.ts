import { type BookDecision, type RuleBook, ruleTextsBehind } from '@aftersale/decision'
import type { Finding } from './findings.ts'

const SAID = {
  en: ['Only the Chinese was changed; the English is still', '只改了中文，英文仍为'],
  'zh-CN': ['Only the English was changed; the Chinese is still', '只改了英文，中文仍为'],
} as const

/** Texts of a decision of which one language still says what the rules in force say. */
export function behindFindings({ id }: BookDecision, former: RuleBook | null, book: RuleBook): Finding[] {
  if (former === null) return []
  return ruleTextsBehind(former, book)
    .filter(({ decision }) => decision === id)
    .map(({ rule, column, language, words }, at): Finding => {
      const [english, chinese] = SAID[language]
      const rules = rule === null ? [] : [rule]
      return {
        key: `behind ${at}`,
        weight: 'look',
        text: { en: `${english} “${words[language]}”.`, 'zh-CN': `${chinese}“${words[language]}”。` },
        rules,
        marked: rules,
        column,
        example: null,
        where: null,
      }
    })
}
