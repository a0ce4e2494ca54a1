import { coerceTo } from './conformance.ts'
import { entryOf } from './context.ts'
import { type FeelNumber } from './decimal.ts'
import type { Evaluation, Site } from './evaluation.ts'
import { javaMethod } from './java.ts'
import { isContext } from './kind.ts'
import { badValue } from './messages.ts'
import { numberFrom } from './number.ts'
import { ANY } from './type.ts'
import { FeelFunction, type FeelParameter, type FeelValue } from './value.ts'

/**
 * The function that an `external` body maps to: `{ java: { class, method signature } }` (DMN 1.5, 10.3.2.13.3), for the
 * static methods of java.lang that are arithmetic or text. null with a warning where there is no such method here.
 */
export function externalFunction(
  parameters: readonly FeelParameter[],
  mapping: FeelValue,
  evaluation: Evaluation,
  site: Site,
): FeelValue {
  const java = isContext(mapping) ? (entryOf(mapping, 'java') ?? null) : null
  const className = isContext(java) ? entryOf(java, 'class') : null
  const signature = isContext(java) ? entryOf(java, 'method signature') : null
  if (typeof className !== 'string' || typeof signature !== 'string') {
    return evaluation.warn('feel.bad-external', badValue('The mapping of an external function'), site)
  }
  const method = javaMethod(className, signature)
  if (method === null || (!method.variadic && method.parameters.length !== parameters.length)) {
    return evaluation.warn('feel.bad-external', badValue(`${className}.${signature}`), site)
  }
  return new FeelFunction(`${className}.${signature}`, [
    {
      parameters,
      required: parameters.length,
      variadic: false,
      result: ANY,
      implementation: (args, running) => {
        const given = args.map((value, index) => javaArgument(value, method.parameters[index] ?? 'object'))
        const result = given.includes(undefined) ? undefined : method.run(given as readonly (number | string)[])
        if (result === undefined) return running.warn('feel.arguments', badValue('An argument'))
        return typeof result === 'number' ? numberFrom(result) : result
      },
    },
  ])
}

/** A FEEL value as the Java type takes it; undefined where it does not. */
function javaArgument(value: FeelValue, type: string): number | string | undefined {
  if (type === 'number') {
    const number = coerceTo(value, { kind: 'number' })
    return number === undefined || number === null ? undefined : Number(number as FeelNumber)
  }
  if (type === 'character') return typeof value === 'string' && value.length === 1 ? value : undefined
  if (type === 'text') return typeof value === 'string' ? value : undefined
  if (typeof value === 'string') return value
  return value !== null && coerceTo(value, { kind: 'number' }) !== undefined ? Number(value as FeelNumber) : undefined
}
