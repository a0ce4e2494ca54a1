import type { Language } from '@aftersale/contract'
import type { Evaluation, Expression, FeelContext } from '@aftersale/feel'
import { accept, type Result, refuse } from '@aftersale/kernel'
import { readableValue } from './readable-value.ts'

/** What a placeholder comes to that is no text, number, amount nor date. */
export interface Unreadable {
  readonly code: 'wording.unreadable'
  readonly placeholder: string
}

/** How one placeholder reads in a language; what it does not find is empty. */
export function fillPlaceholder(
  expression: Expression,
  variables: FeelContext,
  {
    evaluation,
    language,
    zone,
  }: { readonly evaluation: Evaluation; readonly language: Language; readonly zone: string },
): Result<string, Unreadable> {
  const readable = readableValue(expression.evaluate(variables, evaluation), language, zone)
  if (readable === undefined) return refuse({ code: 'wording.unreadable', placeholder: expression.source.trim() })
  return accept(readable)
}
