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
  const { isReadonly, kind } = field
  if (kind.type === 'computed') return 'readonly'
  const isShownOnly = typeof isReadonly === 'boolean' ? isReadonly : isTrue(isReadonly, known, evaluation)
  return right === 'readonly' || isShownOnly ? 'readonly' : 'editable'
}

export type OptionNow = { readonly value: unknown; readonly label: string | undefined }

/** The options that a field has now; none where the data has no list for it. Objects of label and value are both. */
export function currentOptions(options: Options, known: PlainObject, evaluation: Evaluation): readonly OptionNow[] {
  if (options.from === 'form') return options.values.map((value) => ({ value, label: undefined }))
  const found =
    options.from === 'data' ? known[options.key] : feelToJson(evaluate(options.expression, known, evaluation))
  if (!Array.isArray(found)) return []
  return found.map((option: unknown): OptionNow => {
    if (typeof option !== 'object' || option === null || !('value' in option))
      return { value: option, label: undefined }
    const label = 'label' in option && typeof option.label === 'string' ? option.label : undefined
    return { value: option.value, label }
  })
}

/** Anything but true, so also an expression that fails, leaves a field as it is. */
function isTrue(condition: Expression, known: PlainObject, evaluation: Evaluation): boolean {
  return evaluate(condition, known, evaluation) === true
}

function evaluate(expression: Expression, known: PlainObject, evaluation: Evaluation) {
  return expression.evaluate(feelFromJson(known) as FeelContext, evaluation)
}
