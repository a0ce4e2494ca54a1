import { instantOf } from '@aftersale/kernel'
import { compileExpression } from './compile-source.ts'
import { createEvaluation } from './evaluation.ts'
import type { Expression } from './expression.ts'

const STEPS = 100_000

const matches = compiled('matches(text, pattern)')

function compiled(source: string): Expression {
  const expression = compileExpression(source)
  if (!expression.ok)
    throw new Error(`expected ${source} to compile, got ${expression.refusal.problems[0]?.message.en}`)
  return expression.value
}

/**
 * Whether a regular expression (XPath's, which FEEL uses) matches somewhere in a text; null where the pattern cannot be
 * read, or takes more than 100,000 steps to tell: a pattern that would keep a backtracking engine busy for years
 * (`(a+)+$`) ends after some milliseconds. For patterns and texts that come from people.
 */
export function matchesPattern(text: string, pattern: string): boolean | null {
  const evaluation = createEvaluation({ now: instantOf(0), limits: { steps: STEPS } })
  const answer = matches.evaluate({ text, pattern }, evaluation)
  return typeof answer === 'boolean' ? answer : null
}
