import type { FieldProblem } from '@aftersale/contract'
import type { TextProblem } from './filled-text.ts'

/** What is wrong in a text, as problems of the field that holds it. */
export const problemsIn = (path: string, problems: readonly TextProblem[]): FieldProblem[] =>
  problems.map(({ line, column, message }) => ({
    path,
    en: `line ${line}, column ${column}: ${message.en}`,
    'zh-CN': `第 ${line} 行第 ${column} 列：${message['zh-CN']}`,
  }))
