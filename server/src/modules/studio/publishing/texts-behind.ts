import type { ModelProblem } from '@aftersale/contract'
import { readRuleBook, ruleTextsBehind } from '@aftersale/decision'
import { formTextsBehind } from '@aftersale/form'
import { namesBehind, readPlainFlow } from '@aftersale/modelling'
import { modelKindOf } from '../model-kind.ts'
import { documentTextsBehind, type TextBehind } from './document-texts-behind.ts'

/** A file as it is in force, and as it is to be. */
export interface Editions {
  readonly resource: string
  readonly before: string
  readonly after: string
}

/** Texts of which only one language was changed: readers of the other would read what counts no more. No reason to refuse. */
export async function textsBehind({ resource, before, after }: Editions): Promise<ModelProblem[]> {
  const found = await behindIn({ resource, before, after })
  return found.map(({ at, language, words }) => {
    const [is, old] = [words[language === 'en' ? 'zh-CN' : 'en'], words[language]]
    return {
      resource,
      code: 'studio.language-behind',
      element: at,
      message:
        language === 'en'
          ? {
              en: `“${is}”: only the Chinese was changed, the English is still “${old}”.`,
              'zh-CN': `“${is}”：只改了中文，英文仍为“${old}”。`,
            }
          : {
              en: `“${is}”: only the English was changed, the Chinese is still “${old}”.`,
              'zh-CN': `“${is}”：只改了英文，中文仍为“${old}”。`,
            },
    }
  })
}

async function behindIn({ resource, before, after }: Editions): Promise<readonly TextBehind[]> {
  switch (modelKindOf(resource)) {
    case 'flow': {
      const [old, young] = await Promise.all([readPlainFlow(before), readPlainFlow(after)])
      if (!old.ok || !young.ok) return []
      return namesBehind(old.value, young.value).map(({ element, ...rest }) => ({ ...rest, at: element }))
    }
    case 'rules': {
      const [old, young] = [readRuleBook(before), readRuleBook(after)]
      if (!old.ok || !young.ok) return []
      const idOf = (decision: string, rule: number | null) => {
        const logic = young.value.decisions.find(({ id }) => id === decision)?.logic
        return (rule !== null && logic?.kind === 'table' ? logic.table.rules[rule - 1]?.id : null) ?? decision
      }
      return ruleTextsBehind(old.value, young.value).map(({ decision, rule, language, words }) => ({
        at: idOf(decision, rule),
        language,
        words,
      }))
    }
    case 'form':
      return formTextsBehind(before, after)
    default:
      return documentTextsBehind(before, after)
  }
}
