import { type Evaluation, type Expression, feelToJson } from '@aftersale/feel'
import type { Field, FieldRight, FieldRights, Options } from './form.ts'
import type { Scene } from './scene.ts'

/**
 * What a field is to somebody at this moment: withheld by right, hidden by a condition, shown only, or to be filled in.
 */
export type FieldState = 'withheld' | 'hidden' | 'readonly' | 'editable'

/** What the rights say of a field. */
export const rightOn = (rights: FieldRights | undefined, name: string): FieldRight =>
  rights !== undefined && Object.hasOwn(rights, name) ? (rights[name] ?? 'editable') : 'editable'

export function fieldState(field: Field, right: FieldRight, scene: Scene, evaluation: Evaluation): FieldState {
  if (right === 'hidden') return 'withheld'
  if (field.hiddenWhen.some((condition) => isTrue(condition, scene, evaluation))) return 'hidden'
  const { isReadonly, kind } = field
  if (kind.type === 'computed') return 'readonly'
  const isShownOnly = typeof isReadonly === 'boolean' ? isReadonly : isTrue(isReadonly, scene, evaluation)
  return right === 'readonly' || isShownOnly ? 'readonly' : 'editable'
}

export type OptionNow = { readonly value: unknown; readonly label: string | undefined }

/** The options that a field has now; none where the data has no list for it. Objects of label and value are both. */
export function currentOptions(options: Options, scene: Scene, evaluation: Evaluation): readonly OptionNow[] {
  if (options.from === 'form') return options.values.map((value) => ({ value, label: undefined }))
  const found =
    options.from === 'data' ? scene.variable(options.key) : feelToJson(scene.evaluate(options.expression, evaluation))
  if (!Array.isArray(found)) return []
  return found.map((option: unknown): OptionNow => {
    if (typeof option !== 'object' || option === null || !('value' in option))
      return { value: option, label: undefined }
    const label = 'label' in option && typeof option.label === 'string' ? option.label : undefined
    return { value: option.value, label }
  })
}

/** Anything but true, so also an expression that fails, leaves a field as it is. */
function isTrue(condition: Expression, scene: Scene, evaluation: Evaluation): boolean {
  return scene.evaluate(condition, evaluation) === true
}
