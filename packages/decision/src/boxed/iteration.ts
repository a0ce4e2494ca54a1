import { FeelRange, type FeelValue } from '@aftersale/feel'
import type { Run } from '../compile/compile-scope.ts'

/** What can be gone through: how many items, and how to make them once that many are known to be affordable. */
interface Source {
  readonly length: number
  readonly items: () => readonly FeelValue[]
}

/** The whole numbers of a closed range; undefined for other ranges. */
function integersOf({ start, end, startIncluded, endIncluded }: FeelRange): Source | undefined {
  if (typeof start !== 'number' || typeof end !== 'number') return undefined
  const first = Math.ceil(start) + (startIncluded || !Number.isInteger(start) ? 0 : 1)
  const last = Math.floor(end) - (endIncluded || !Number.isInteger(end) ? 0 : 1)
  const length = Math.max(0, last - first + 1)
  return { length, items: () => Array.from({ length }, (_, index) => first + index) }
}

function sourceOf(value: FeelValue): Source | undefined {
  if (value instanceof FeelRange) return integersOf(value)
  if (!Array.isArray(value)) return undefined
  const items = value as readonly FeelValue[]
  return { length: items.length, items: () => items }
}

/** The items that a boxed filter or iterator goes through; undefined, with a warning, where there are none to be had. */
export function iterated(value: FeelValue, { evaluation }: Run): readonly FeelValue[] | undefined {
  const source = sourceOf(value)
  if (source === undefined) {
    evaluation.warn('dmn.not-a-list', {
      en: 'The collection to go through is not a list; null is used instead.',
      'zh-CN': '要遍历的对象不是列表，按 null 处理。',
    })
    return undefined
  }
  if (source.length > Math.min(evaluation.stepsLeft, evaluation.limits.listLength)) {
    evaluation.warn('feel.limit-steps', {
      en: 'The evaluation takes too many steps and was stopped.',
      'zh-CN': '求值步数过多，已停止。',
    })
    return undefined
  }
  evaluation.spend(source.length)
  return source.items()
}

export function warnNotBoolean(what: string, run: Run): null {
  return run.evaluation.warn('dmn.not-boolean', {
    en: `“${what}” is neither true nor false; null is used instead.`,
    'zh-CN': `“${what}”既不为真也不为假，按 null 处理。`,
  })
}
