import type { Bilingual } from '@aftersale/contract'
import { compileExpression, type Expression } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'

/** A text with FEEL in it: what stands between, and what is computed, in turn. */
export interface FilledText {
  readonly parts: readonly (string | Expression)[]
}

/** Where in the text something is wrong, from 1 on, and what. */
export interface TextProblem {
  readonly line: number
  readonly column: number
  readonly message: Bilingual
}

const MOST_PLACEHOLDERS = 200
/** FEEL has braces of its own, so the first `}}` need not be the end: this many are tried. */
const MOST_ENDS = 8

/** Reads a text with placeholders `{{ FEEL }}`; refused with the first thing wrong in each of them. */
export function readFilledText(source: string): Result<FilledText, { code: 'text-wrong'; problems: TextProblem[] }> {
  const parts: (string | Expression)[] = []
  const problems: TextProblem[] = []
  let from = 0
  for (let count = 1; ; count += 1) {
    const open = source.indexOf('{{', from)
    if (open === -1) break
    if (count > MOST_PLACEHOLDERS) {
      problems.push(problemAt(source, open, TOO_MANY))
      break
    }
    parts.push(source.slice(from, open))
    const read = readPlaceholder(source, open + 2)
    if (read.expression !== null) parts.push(read.expression)
    if (read.problem !== null) problems.push(read.problem)
    from = read.end
  }
  parts.push(source.slice(from))
  return problems.length > 0 ? refuse({ code: 'text-wrong', problems }) : accept({ parts })
}

const TOO_MANY = {
  en: `a text has at most ${MOST_PLACEHOLDERS} placeholders`,
  'zh-CN': `每段文本最多 ${MOST_PLACEHOLDERS} 个占位符`,
}
const OPEN = { en: 'this placeholder does not end: }} is missing', 'zh-CN': '占位符没有结束：缺少 }}' }
const EMPTY = { en: 'this placeholder is empty', 'zh-CN': '占位符为空' }

interface Placeholder {
  readonly expression: Expression | null
  readonly problem: TextProblem | null
  readonly end: number
}

function readPlaceholder(source: string, start: number): Placeholder {
  const first = source.indexOf('}}', start)
  if (first === -1) return { expression: null, problem: problemAt(source, start - 2, OPEN), end: source.length }
  if (source.slice(start, first).trim() === '') {
    return { expression: null, problem: problemAt(source, start, EMPTY), end: first + 2 }
  }
  let problem: TextProblem | null = null
  let end = first
  for (let tried = 0; tried < MOST_ENDS && end !== -1; tried += 1, end = source.indexOf('}}', end + 1)) {
    const read = compileExpression(source.slice(start, end))
    if (read.ok) return { expression: read.value, problem: null, end: end + 2 }
    const [wrong] = read.refusal.problems
    if (problem === null && wrong !== undefined) problem = problemAt(source, start + wrong.from, wrong.message)
  }
  return { expression: null, problem, end: first + 2 }
}

function problemAt(source: string, at: number, message: Bilingual): TextProblem {
  const before = source.slice(0, at).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, message }
}
