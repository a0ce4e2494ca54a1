import type { Evaluation } from '@aftersale/feel'
import type { Context } from '../frame/index.ts'

/** A warning of an evaluation in a document: the sentence in one language, and where in which text. */
export interface ToldWarning {
  readonly code: string
  readonly message: string
  readonly source: string
  readonly from: number
  readonly to: number
}

export const warningsTold = ({ warnings }: Evaluation, context: Pick<Context, 'in'>): ToldWarning[] =>
  warnings.map(({ code, message, source, from, to }) => ({ code, message: context.in(message), source, from, to }))

/** Says on stderr why values are null; those beyond what an evaluation keeps are counted. */
export function sayWarnings({ warnings, warningCount }: Evaluation, { say }: Pick<Context, 'say'>): void {
  for (const { message } of warnings) {
    say({ en: `Warning: ${message.en}`, 'zh-CN': `警告：${message['zh-CN']}` })
  }
  const more = warningCount - warnings.length
  if (more > 0) say({ en: `… and ${more} more warnings.`, 'zh-CN': `……另有 ${more} 条警告。` })
}
