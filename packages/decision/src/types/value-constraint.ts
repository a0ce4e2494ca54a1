import { createEvaluation, type FeelValue, type UnaryTests } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'

/** Constraints are constants of the model: those that would ask for the time all see the same one. */
const epoch = instantOf(0)

/** Whether a value passes the unary tests of `allowedValues`, `typeConstraint`, `inputValues` or `outputValues`. */
export function constraintOf(tests: UnaryTests): (value: FeelValue) => boolean {
  const words = new Set<string>()
  for (const shape of tests.shapes) {
    if (shape.kind === 'equal' && typeof shape.value === 'string') words.add(shape.value)
  }
  const onlyWords = words.size === tests.shapes.length
  return (value) => {
    if (typeof value === 'string' && onlyWords) return words.has(value)
    return tests.test(value, {}, createEvaluation({ now: epoch })) === true
  }
}
