import { figureOf, type RuleBook } from '@aftersale/decision'
import { labelIn } from '@aftersale/kernel'
import type { TFunction } from 'i18next'

/** A number of the company that decisions read by its name, in the words of the reader. */
export interface NamedFigure {
  /** The id of its decision. */
  readonly id: string
  /** What cells and expressions call it. */
  readonly name: string
  readonly label: string
  readonly description: string
  readonly value: number
}

const NAME = /^[A-Za-z_]\w*$/

/** The figures of a book, in the order in which they stand there. */
export const namedFigures = (book: RuleBook, language: 'en' | 'zh-CN'): NamedFigure[] =>
  book.decisions.flatMap((decision) => {
    const value = figureOf(decision)
    // Names with blanks in them are read by FEEL alone.
    if (value === undefined || !NAME.test(decision.name)) return []
    const { id, name, label, description } = decision
    return [{ id, name, label: labelIn(label, language), description: labelIn(description, language), value }]
  })

/** A number, or a figure with its value and its name. */
export function operandText(operand: number | string, figures: readonly NamedFigure[], t: TFunction): string {
  const figure = figures.find(({ name }) => name === operand)
  return figure === undefined ? String(operand) : t('studioRules.figure', { value: figure.value, label: figure.label })
}
