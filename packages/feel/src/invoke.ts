import { coerceTo } from './conformance.ts'
import type { Evaluation, Site } from './evaluation.ts'
import { badArguments } from './messages.ts'
import { FeelFunction, type FeelParameter, type FeelValue, type Signature } from './value.ts'

/** The type check and conversion of one argument; undefined where it is refused. */
function accepted(value: FeelValue, parameter: FeelParameter, evaluation: Evaluation): FeelValue | undefined {
  if (value === null) return parameter.nullable === false ? undefined : null
  if (parameter.type.kind === 'Any') return value
  const coerced = coerceTo(value, parameter.type, evaluation)
  return coerced === null && parameter.nullable === false ? undefined : coerced
}

/** The arguments as the signature takes them; null where they do not fit it. */
function fitPositional(signature: Signature, args: readonly FeelValue[], evaluation: Evaluation): FeelValue[] | null {
  const { parameters, required, variadic } = signature
  if (args.length < required || (!variadic && args.length > parameters.length)) return null
  const fitted: FeelValue[] = []
  for (let index = 0; index < args.length; index += 1) {
    const parameter = parameters[index] ?? parameters[parameters.length - 1]
    const value = parameter === undefined ? undefined : accepted(args[index] ?? null, parameter, evaluation)
    if (value === undefined) return null
    fitted.push(value)
  }
  return fitted
}

/** A parameter that is not named is null (DMN 1.5, 10.3.2.13.5), or absent where it is optional and comes last. */
function fitNamed(
  signature: Signature,
  names: readonly string[],
  args: readonly FeelValue[],
  evaluation: Evaluation,
): FeelValue[] | null {
  const { parameters, required } = signature
  if (new Set(names).size !== names.length || !names.every((name) => parameters.some((own) => own.name === name))) {
    return null
  }
  const fitted: FeelValue[] = []
  let last = -1
  for (let index = 0; index < parameters.length; index += 1) {
    const parameter = parameters[index]
    const given = parameter === undefined ? -1 : names.indexOf(parameter.name)
    if (parameter === undefined) return null
    if (given < 0 && index >= required) {
      fitted.push(null)
      continue
    }
    const value = accepted(args[given] ?? null, parameter, evaluation)
    if (value === undefined) return null
    fitted.push(value)
    last = index
  }
  return fitted.slice(0, Math.max(last + 1, required))
}

/**
 * The signatures in the order in which to try them. `before(point, range)` and `before(range, point)` have the same
 * names: there the order of the arguments tells which of them is meant.
 */
function candidates({ signatures }: FeelFunction, names: readonly string[] | null): readonly Signature[] {
  if (names === null || signatures.length === 1) return signatures
  const inOrder = signatures.filter(({ parameters }) => names.every((name, index) => parameters[index]?.name === name))
  return [...inOrder, ...signatures]
}

/**
 * Invokes a function with arguments in order, or by name where `names` says which each is. Null with a warning where no
 * signature of the function takes them. Optional parameters that are absent at the end are absent from the arguments
 * that the implementation sees.
 */
export function invoke(
  callee: FeelFunction,
  args: readonly FeelValue[],
  names: readonly string[] | null,
  evaluation: Evaluation,
  site: Site,
): FeelValue {
  for (const signature of candidates(callee, names)) {
    const fitted =
      names === null ? fitPositional(signature, args, evaluation) : fitNamed(signature, names, args, evaluation)
    if (fitted !== null) {
      evaluation.enter()
      for (const value of fitted) if (typeof value === 'string') evaluation.spend(value.length >> 6)
      evaluation.site = site
      const result = signature.implementation(fitted, evaluation)
      evaluation.leave()
      return result
    }
  }
  evaluation.warn('feel.arguments', badArguments(callee.name === '' ? 'function' : callee.name), site)
  return null
}

/** A function written outside FEEL, such as a business knowledge model: one signature, every parameter required. */
export function nativeFunction(
  name: string,
  parameters: readonly FeelParameter[],
  result: Signature['result'],
  implementation: Signature['implementation'],
): FeelFunction {
  return new FeelFunction(name, [{ parameters, required: parameters.length, variadic: false, result, implementation }])
}
