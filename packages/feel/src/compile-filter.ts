import type { Code, Compiling, Scope } from './code.ts'
import { itemScope } from './compile-name.ts'
import type { FeelNumber } from './decimal.ts'
import { kindOf } from './kind.ts'
import { notBoolean } from './messages.ts'
import { isNumber, truncated } from './number.ts'
import type { Node } from './syntax.ts'
import type { FeelValue } from './value.ts'
import { stepsOf } from './walk.ts'

/**
 * `list[condition]`: a number picks the item at that place, from 1 at the front or -1 at the back; anything else keeps
 * the items for which it is true, and is null where it is neither true, false nor null. What is not a list is the only item of one (DMN 1.5, table 57).
 */
export function compileFilter(compiling: Compiling, node: Node & { type: 'filter' }, scope: Scope | null): Code {
  const target = compiling.code(node.target, scope)
  const condition = compiling.code(node.condition, itemScope(scope))
  const site = compiling.site(node.condition)
  const choosesItems = isBoolean(node.condition)
  const steps = stepsOf(node.condition)
  return (context, frame, evaluation) => {
    const value = target(context, frame, evaluation)
    const items = Array.isArray(value) ? (value as readonly FeelValue[]) : value === null ? [] : [value]
    if (items.length === 0 && choosesItems) return value === null ? null : []
    const first = condition(context, { value: items[0] ?? null, outer: frame }, evaluation)
    if (isNumber(first)) return itemAt(items, first)
    if (value === null) return null
    const kept: FeelValue[] = []
    for (let index = 0; index < items.length; index += 1) {
      evaluation.spend(steps)
      const item = items[index] ?? null
      const holds = index === 0 ? first : condition(context, { value: item, outer: frame }, evaluation)
      if (holds === true) kept.push(item)
      else if (holds !== false && holds !== null) {
        return evaluation.warn('feel.not-boolean', notBoolean('[ ]', kindOf(holds)), site)
      }
    }
    return kept
  }
}

const TRUTHS: ReadonlySet<string> = new Set(['=', '!=', '<', '<=', '>', '>=', 'and', 'or'])

/** Whether the text alone says that the condition is no place in the list: then an empty list need not be asked. */
function isBoolean(condition: Node): boolean {
  switch (condition.type) {
    case 'binary':
      return TRUTHS.has(condition.operator)
    case 'between':
    case 'in':
    case 'instance of':
    case 'quantified':
      return true
    default:
      return false
  }
}

function itemAt(items: readonly FeelValue[], place: FeelNumber): FeelValue {
  const index = truncated(place)
  return (index > 0 ? items[index - 1] : index < 0 ? items[items.length + index] : null) ?? null
}
