import { compileExpression, FeelRange, type FeelValue } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'

const steps = compileExpression('for item in range return item')

/** A range has its steps as FEEL's `for` takes them: by 1, or by a day; null, with FEEL's warning, where it has none. */
function listOf(value: FeelValue, { evaluation }: Run): FeelValue {
  if (!(value instanceof FeelRange)) return value
  if (!steps.ok) throw new Error(`expected FEEL to read a for, got ${steps.refusal.code}`)
  return steps.value.evaluate({ range: value }, evaluation)
}

/** The items that a boxed filter or iterator goes through; undefined, with a warning, where there are none to be had. */
export function iterated(value: FeelValue, run: Run): readonly FeelValue[] | undefined {
  const { evaluation } = run
  const list = listOf(value, run)
  if (!Array.isArray(list)) {
    evaluation.warn('dmn.not-a-list', {
      en: 'The collection to go through is not a list; null is used instead.',
      'zh-CN': '要遍历的对象不是列表，按 null 处理。',
    })
    return undefined
  }
  const items = list as readonly FeelValue[]
  if (items.length > evaluation.stepsLeft) {
    evaluation.warn('feel.limit-steps', {
      en: 'The evaluation takes too many steps and was stopped.',
      'zh-CN': '求值步数过多，已停止。',
    })
    return undefined
  }
  evaluation.spend(items.length)
  return items
}

export function warnNotBoolean(what: string, run: Run): null {
  return run.evaluation.warn('dmn.not-boolean', {
    en: `“${what}” is neither true nor false; null is used instead.`,
    'zh-CN': `“${what}”既不为真也不为假，按 null 处理。`,
  })
}
