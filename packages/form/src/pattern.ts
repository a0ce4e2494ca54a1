import { compileExpression, createEvaluation, type Expression } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'

/** A pattern as long as this says more than people can check. */
export const PATTERN_LIMIT = 500
const STEPS = 100_000

/**
 * Patterns run on the regular expressions of FEEL, which count their steps and stop: one that would keep a backtracking
 * engine busy for years (`(a+)+$`) ends after some milliseconds. Like form-js, a pattern may match anywhere in the text.
 */
const matches = compiled('matches(text, pattern)')

function compiled(source: string): Expression {
  const expression = compileExpression(source)
  if (!expression.ok)
    throw new Error(`expected ${source} to compile, got ${expression.refusal.problems[0]?.message.en}`)
  return expression.value
}

/** Whether a text matches; null where the pattern cannot be read, or takes too many steps to tell. */
export function matchesPattern(text: string, pattern: string): boolean | null {
  const evaluation = createEvaluation({ now: instantOf(0), limits: { steps: STEPS } })
  const answer = matches.evaluate({ text, pattern }, evaluation)
  return typeof answer === 'boolean' ? answer : null
}
