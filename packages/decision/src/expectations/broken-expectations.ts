import { compileExpression, createEvaluation, type FeelValue, pathsRead } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import { type BookDecision, figureOf, type RuleBook } from '../source/rule-book.ts'
import type { Expectation } from './expectation.ts'

/** An expectation that the figures of a file do not meet. */
export interface BrokenExpectation {
  /** The id of the decision that keeps it. */
  readonly decision: string
  readonly expectation: Expectation
  /** The figures that it speaks of, with their numbers. */
  readonly figures: readonly { readonly name: string; readonly label: string; readonly value: number }[]
}

/**
 * The expectations of a file that do not hold for its figures (decisions that are one number). One that cannot be read, or speaks
 * of what is no figure of the file, does not hold either: nobody would hear of it otherwise.
 */
export function brokenExpectations({ decisions }: RuleBook): BrokenExpectation[] {
  const figures = new Map(
    decisions.flatMap((decision) => {
      const value = figureOf(decision)
      return value === undefined ? [] : [[decision.name, { decision, value }] as const]
    }),
  )
  return decisions.flatMap(({ id, expectations }) =>
    expectations
      .filter(({ text }) => !holds(text, figures))
      .map((expectation) => ({ decision: id, expectation, figures: spokenOf(expectation.text, figures) })),
  )
}

type Figures = ReadonlyMap<string, { readonly decision: BookDecision; readonly value: number }>

function holds(text: string, figures: Figures): boolean {
  const compiled = compileExpression(text)
  if (!compiled.ok) return false
  const values: Record<string, FeelValue> = {}
  for (const [name, { value }] of figures) values[name] = value
  return compiled.value.evaluate(values, createEvaluation({ now: instantOf(0) })) === true
}

function spokenOf(text: string, figures: Figures): BrokenExpectation['figures'] {
  const paths = pathsRead(text)
  const names = new Set(paths.ok ? paths.value.map((path) => path.join('.')) : [])
  return [...names].flatMap((name) => {
    const figure = figures.get(name)
    return figure === undefined ? [] : [{ name, label: figure.decision.label, value: figure.value }]
  })
}
