import { typeFromText } from '../parse-type.ts'
import { FeelFunction, type FeelParameter, type FeelType, type Implementation, type Signature } from '../value.ts'

/**
 * A signature of a built-in: parameters as `name: type`, separated by commas. `name?: type` may be absent, `name??: type`
 * may also be null, `name or null: type` must be given, `...name: type` repeats. A parameter of type Any takes null, others do
 * not unless they say so.
 */
export type Overload = readonly [parameters: string, result: string, implementation: Implementation]

function typeNamed(text: string): FeelType {
  const type = typeFromText(text)
  if (type === undefined) throw new Error(`expected a type, got ${text}`)
  return type
}

function readParameter(text: string): { parameter: FeelParameter; optional: boolean; variadic: boolean } {
  const [declared = '', typeText = ''] = text.split(': ')
  const name = declared.replace(/^\.\.\.|\?+$| or null$/g, '')
  const type = typeNamed(typeText)
  return {
    parameter: { name, type, nullable: type.kind === 'Any' || /\?\?$| or null$/.test(declared) },
    optional: declared.endsWith('?'),
    variadic: declared.startsWith('...'),
  }
}

function readOverload([parameters, result, implementation]: Overload): Signature {
  const read = parameters === '' ? [] : parameters.split(', ').map(readParameter)
  return {
    parameters: read.map(({ parameter }) => parameter),
    required: read.filter(({ optional }) => !optional).length,
    variadic: read.some(({ variadic }) => variadic),
    result: typeNamed(result),
    implementation,
  }
}

export function define(name: string, ...overloads: readonly Overload[]): FeelFunction {
  return new FeelFunction(name, overloads.map(readOverload))
}
