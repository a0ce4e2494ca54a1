import type { Vocabulary } from '@aftersale/contract'
import type { RuleBook } from '@aftersale/decision'
import { feelVariables } from '../feel-variables.ts'
import { dmnTexts } from './dmn-texts.ts'

interface TextRenderer {
  createText: (text: string, options: object) => unknown
}

/** Draws names of decisions in the words people know them by; what is edited is the name that FEEL reads. */
function namesInWords(words: ReadonlyMap<string, string>) {
  function translate(textRenderer: TextRenderer): void {
    const create = textRenderer.createText.bind(textRenderer)
    textRenderer.createText = (text, options) => create(words.get(text) ?? text, options)
  }
  translate.$inject = ['textRenderer']
  return { __init__: ['namesInWords'], namesInWords: ['type', translate] }
}

/** What the modeler's views are given of ours: its texts in the reader's language, and what FEEL may read. */
export function dmnModules(
  book: RuleBook,
  vocabulary: Vocabulary,
  language: 'en' | 'zh-CN',
  words: ReadonlyMap<string, string>,
) {
  const texts = { translate: ['value', dmnTexts(language)] }
  const getVariables = (element: { readonly id?: string }) =>
    feelVariables(book, element.id ?? null, vocabulary, language)
  // The modeler's own providers are told of, and not asked: ours knows the names they would find, with words.
  const names = { variableResolver: ['value', { getVariables, registerProvider: () => undefined }] }
  const withNames = { additionalModules: [texts, names] }
  return {
    drd: { additionalModules: [texts, namesInWords(words)] },
    decisionTable: withNames,
    literalExpression: withNames,
    boxedExpression: withNames,
  }
}
