import type { Options } from './form.ts'
import type { Place } from './form-problem.ts'
import { isPlainObject, type PlainObject } from './plain-object.ts'
import { readExpression } from './read-expression.ts'
import { isSameValue } from './same-value.ts'

/** Reads `values`, `valuesKey` or `valuesExpression` of a field to choose in. */
export function readOptions(component: PlainObject, place: Place): Options {
  const { values, valuesKey, valuesExpression } = component
  if (typeof valuesKey === 'string' && valuesKey !== '') return { from: 'data', key: valuesKey }
  if (valuesExpression !== undefined) {
    const expression = readExpression(valuesExpression, place.inside('valuesExpression'))
    return expression === undefined ? NONE : { from: 'expression', expression }
  }
  const list = place.inside('values')
  if (!Array.isArray(values) || values.length === 0) {
    list.report('form.options-wrong', 'There is nothing to choose from.', '没有可选项。')
    return NONE
  }
  const options = values.map((option: unknown) => (isPlainObject(option) ? option['value'] : undefined))
  for (const [index, value] of options.entries()) {
    const option = list.inside(`[${index}]`)
    if (value === undefined || value === null)
      option.report('form.options-wrong', 'The option has no value.', '选项没有值。')
    if (options.findIndex((other) => isSameValue(other, value)) < index) {
      option.report('form.options-wrong', 'The option has the value of an earlier one.', '选项的值与前面的选项重复。')
    }
  }
  return { from: 'form', values: options }
}

const NONE: Options = { from: 'form', values: [] }
