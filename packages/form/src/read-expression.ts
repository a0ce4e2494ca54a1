import { compileExpression, type Expression } from '@aftersale/feel'
import type { Place } from './form-problem.ts'

/** Reads FEEL as form-js writes it, with an equals sign first; undefined, and a problem, where it cannot be read. */
export function readExpression(source: unknown, place: Place): Expression | undefined {
  if (typeof source !== 'string' || !source.startsWith('=')) {
    place.report('form.expression-unreadable', 'An expression begins with an equals sign.', '表达式必须以等号开头。')
    return undefined
  }
  const compiled = compileExpression(source.slice(1))
  if (compiled.ok) return compiled.value
  for (const { message } of compiled.refusal.problems) {
    place.report('form.expression-unreadable', message.en, message['zh-CN'])
  }
  return undefined
}
