import type { Vocabulary } from '@aftersale/contract'
import type { RuleBook } from '@aftersale/decision'
import { compileExpression, compileUnaryTests } from '@aftersale/feel'
import { labelIn } from '@aftersale/kernel'
import type { TFunction } from 'i18next'
import type { NamedFigure } from './cells/named-figures.ts'
import { listText, partsText, quotedText, rulesText } from './signs.ts'

const reads = (text: string, name: string, compile: typeof compileUnaryTests | typeof compileExpression): boolean => {
  // Most cells do not have the name at all.
  if (!text.includes(name)) return false
  const compiled = compile(text)
  return compiled.ok && compiled.value.names.includes(name)
}

/** Where a figure counts, in words: rules that compare with it, texts that say it, offers of the portal that go by it; '': nowhere. */
export function figureUses(
  figure: NamedFigure,
  { book, vocabulary, language }: { book: RuleBook; vocabulary: Vocabulary; language: 'en' | 'zh-CN' },
  t: TFunction,
): string {
  const inDecisions = book.decisions.flatMap(({ label, logic }) => {
    const decision = labelIn(label, language)
    if (logic.kind === 'expression')
      return reads(logic.text, figure.name, compileExpression) ? [quotedText(decision)] : []
    if (logic.kind !== 'table') return []
    const asking = logic.table.rules.flatMap(({ inputs }, index) =>
      inputs.some((cell) => reads(cell, figure.name, compileUnaryTests)) ? [index + 1] : [],
    )
    const isSaid = logic.table.rules.some(({ outputs }) =>
      outputs.some((cell) => reads(cell, figure.name, compileExpression)),
    )
    const places = [
      ...(asking.length === 0 ? [] : [t('studioRules.inRules', { count: asking.length, rules: rulesText(asking) })]),
      ...(isSaid ? [t('studioRules.usedInTexts')] : []),
    ]
    return places.length === 0 ? [] : [t('studioRules.inDecision', { decision, places: listText(places) })]
  })
  const types = vocabulary.caseTypes.filter(({ figures }) => figures.includes(figure.id))
  const offered = types.map(({ name }) => quotedText(name[language]))
  const inPortal = offered.length === 0 ? [] : [t('studioRules.usedInPortal', { types: listText(offered) })]
  const places = [...inDecisions, ...inPortal]
  return places.length === 0 ? '' : t('studioRules.usedBy', { places: partsText(places) })
}
