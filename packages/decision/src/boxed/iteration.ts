import { FeelRange, type FeelValue } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'

/** The items of what a boxed filter or iterator runs over; undefined, with a warning, where that is no list. */
export function iterated(source: FeelValue, run: Run): readonly FeelValue[] | undefined {
  const list = source instanceof FeelRange ? integersOf(source) : source
  if (!Array.isArray(list)) {
    run.evaluation.warn('dmn.not-a-list', {
      en: 'The collection to go through is not a list; null is used instead.',
      'zh-CN': '要遍历的对象不是列表，按 null 处理。',
    })
    return undefined
  }
  if (run.evaluation.stepsLeft < list.length) {
    run.evaluation.warn('feel.limit-steps', {
      en: 'The evaluation takes too many steps and was stopped.',
      'zh-CN': '求值步数过多，已停止。',
    })
    return undefined
  }
  run.evaluation.spend(list.length)
  return list
}

/** The whole numbers of a closed range; anything else is no list. */
function integersOf({ start, end, startIncluded, endIncluded }: FeelRange): FeelValue {
  if (typeof start !== 'number' || typeof end !== 'number') return null
  const first = Math.ceil(start) + (startIncluded || !Number.isInteger(start) ? 0 : 1)
  const last = Math.floor(end) - (endIncluded || !Number.isInteger(end) ? 0 : 1)
  return Array.from({ length: Math.min(1_000_000, Math.max(0, last - first + 1)) }, (_, index) => first + index)
}

export function warnNotBoolean(what: string, run: Run): null {
  return run.evaluation.warn('dmn.not-boolean', {
    en: `“${what}” is neither true nor false; null is used instead.`,
    'zh-CN': `“${what}”既不为真也不为假，按 null 处理。`,
  })
}
