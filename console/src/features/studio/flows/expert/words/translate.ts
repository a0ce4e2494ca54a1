import type { Language } from '@aftersale/contract'
import { canvasWords } from './canvas-words.ts'
import { ownTerms } from './own-terms.ts'
import { panelWords } from './panel-words.ts'

const chinese: Readonly<Record<string, string>> = { ...canvasWords, ...panelWords }

type Replacements = Readonly<Record<string, string>>

/** The text that the editor's libraries ask for, in a language; what has no Chinese word yet stays English. */
export function translated(text: string, language: Language, replacements: Replacements = {}): string {
  const words = (language === 'zh-CN' ? chinese[text] : ownTerms[text]) ?? text
  return words.replaceAll(/\{([^{}]+)\}/g, (all, name: string) => {
    const value = replacements[name]
    return value === undefined ? all : language === 'zh-CN' ? (chinese[value] ?? value) : value
  })
}

/** The service `translate` of the libraries. */
export const translateModule = (language: Language) => ({
  translate: ['value', (text: string, replacements?: Replacements) => translated(text, language, replacements)],
})
