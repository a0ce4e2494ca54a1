import { instant } from '@aftersale/kernel'
import { expect, test } from 'vitest'
import {
  compileExpression,
  createEvaluation,
  type Evaluation,
  type FeelValue,
  feelFromJson,
  formatFeel,
} from '../src/index.ts'
import type { FeelContext } from '../src/value.ts'

/** The moment at which all examples are evaluated. */
const NOON = instant('2026-11-22T04:00:00Z')

export function newEvaluation(): Evaluation {
  return createEvaluation({ now: NOON, zone: 'Asia/Shanghai' })
}

/** The value of a text, and the codes of the warnings that it gave. */
export function run(source: string, context: object = {}): { value: FeelValue; warnings: readonly string[] } {
  const compiled = compileExpression(source, { names: Object.keys(context) })
  if (!compiled.ok) throw new Error(`${source}: ${compiled.refusal.problems[0]?.message.en}`)
  const evaluation = newEvaluation()
  const value = compiled.value.evaluate(feelFromJson(context) as FeelContext, evaluation)
  return { value, warnings: evaluation.warnings.map(({ code }) => code) }
}

/** The lines of a block of examples. */
export const rowsOf = (block: string): readonly string[] => block.split('\n').filter((line) => line.trim() !== '')

/**
 * One test a row: `expression => expected`, both FEEL, compared as text. `=> null ! code` says that the value is null and
 * which warning came first, `=> null !` that there was one; `=> unreadable code` that the text is no FEEL and why.
 */
export function table(rows: readonly string[], context: object = {}): void {
  test.each(rows)('%s', (row) => {
    const at = row.lastIndexOf(' => ')
    const source = row.slice(0, at)
    const expected = row.slice(at + 4)
    if (expected.startsWith('unreadable ')) {
      const compiled = compileExpression(source)
      expect(compiled.ok ? 'readable' : compiled.refusal.problems[0]?.code).toBe(expected.slice('unreadable '.length))
      return
    }
    const [text = '', warning] = expected.split(/ !(?: |$)/)
    const { value, warnings } = run(source, context)
    expect(formatFeel(value)).toBe(formatFeel(run(text).value))
    if (warning === '') expect(warnings).not.toEqual([])
    else if (warning !== undefined) expect(warnings[0]).toBe(warning)
  })
}
