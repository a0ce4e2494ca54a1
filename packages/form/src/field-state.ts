import { type Evaluation, type Expression, type FeelContext, feelFromJson, feelToJson } from '@aftersale/feel'
import type { Field, FieldRights, Options } from './form.ts'
import type { PlainObject } from './plain-object.ts'

/**
 * What a field is to somebody at this moment: withheld by right, hidden by a condition, shown only, or to be filled in.
 * `known` is data and values together.
 */
export type FieldState = 'withheld' | 'hidden' | 'readonly' | 'editable'

export function fieldState(
  field: Field,
  rights: FieldRights | undefined,
  known: PlainObject,
  evaluation: Evaluation,
): FieldState {
  const right = rights !== undefined && Object.hasOwn(rights, field.name) ? rights[field.name] : 'editable'
  if (right === 'hidden') return 'withheld'
  if (field.hiddenWhen.some((condition) => isTrue(condition, known, evaluation))) return 'hidden'
  const { isReadonly } = field
  const isShownOnly = typeof isReadonly === 'boolean' ? isReadonly : isTrue(isReadonly, known, evaluation)
  return right === 'readonly' || isShownOnly ? 'readonly' : 'editable'
}

/** The options that a field has now; none where the data has no list for it. Objects of label and value are their value. */
export function currentOptions(options: Options, known: PlainObject, evaluation: Evaluation): readonly unknown[] {
  if (options.from === 'form') return options.values
  const found =
    options.from === 'data' ? known[options.key] : feelToJson(evaluate(options.expression, known, evaluation))
  if (!Array.isArray(found)) return []
  return found.map((option: unknown) =>
    typeof option === 'object' && option !== null && 'value' in option ? option.value : option,
  )
}

/** Anything but true, so also an expression that fails, leaves a field as it is. */
function isTrue(condition: Expression, known: PlainObject, evaluation: Evaluation): boolean {
  return evaluate(condition, known, evaluation) === true
}

function evaluate(expression: Expression, known: PlainObject, evaluation: Evaluation) {
  return expression.evaluate(feelFromJson(known) as FeelContext, evaluation)
}
