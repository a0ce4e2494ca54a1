import { feelEquals } from '../equality.ts'
import type { Evaluation } from '../evaluation.ts'
import { isNumber, numberToText } from '../number.ts'
import type { FeelValue } from '../value.ts'

/** What tells simple values apart as `=` does; null for values that must be compared one by one. */
function keyOf(value: FeelValue): string | null {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return `"${value}`
  return isNumber(value) ? numberToText(value) : null
}

/** The values without later ones that equal earlier ones. */
export function distinct(list: readonly FeelValue[], evaluation: Evaluation): FeelValue[] {
  evaluation.spend(list.length)
  const keys = new Set<string>()
  const others: FeelValue[] = []
  return list.filter((item) => {
    const key = keyOf(item)
    if (key !== null) {
      if (keys.has(key)) return false
      keys.add(key)
      return true
    }
    evaluation.spend(others.length)
    if (others.some((other) => feelEquals(other, item, evaluation) === true)) return false
    others.push(item)
    return true
  })
}
