import type { Code, Compiling, Scope } from './code.ts'
import { itemScope } from './compile-name.ts'
import type { FeelNumber } from './decimal.ts'
import { isNumber, truncated } from './number.ts'
import type { Node } from './syntax.ts'
import type { FeelValue } from './value.ts'
import { stepsOf } from './walk.ts'

/**
 * `list[condition]`: a number picks the item at that place, from 1 at the front or -1 at the back; anything else keeps
 * the items for which it is true. What is not a list is the only item of one (DMN 1.5, table 57).
 */
export function compileFilter(compiling: Compiling, node: Node & { type: 'filter' }, scope: Scope | null): Code {
  const target = compiling.code(node.target, scope)
  const condition = compiling.code(node.condition, itemScope(scope))
  const steps = stepsOf(node.condition)
  return (context, frame, evaluation) => {
    const value = target(context, frame, evaluation)
    const items = Array.isArray(value) ? (value as readonly FeelValue[]) : value === null ? [] : [value]
    const first = condition(context, { value: items[0] ?? null, outer: frame }, evaluation)
    if (isNumber(first)) return itemAt(items, first)
    if (value === null) return null
    const kept: FeelValue[] = []
    for (let index = 0; index < items.length; index += 1) {
      evaluation.spend(steps)
      const item = items[index] ?? null
      const holds = index === 0 ? first : condition(context, { value: item, outer: frame }, evaluation)
      if (holds === true) kept.push(item)
    }
    return kept
  }
}

function itemAt(items: readonly FeelValue[], place: FeelNumber): FeelValue {
  const index = truncated(place)
  return (index > 0 ? items[index - 1] : index < 0 ? items[items.length + index] : null) ?? null
}
