import { type Code, type Compiling, type Frame, local, type Scope } from './code.ts'
import { isBound } from './compile-name.ts'
import { externalFunction } from './external.ts'
import { definitionType } from './infer.ts'
import { invoke } from './invoke.ts'
import { kindOf } from './kind.ts'
import { notFunction } from './messages.ts'
import type { Node } from './syntax.ts'
import { ANY } from './type.ts'
import { FeelFunction, type FeelParameter, type FeelValue, type Signature } from './value.ts'
import { stepsOf } from './walk.ts'

export function compileCall(compiling: Compiling, node: Node & { type: 'call' }, scope: Scope | null): Code {
  const callee = compiling.code(node.callee, scope)
  if (node.callee.type === 'name' && !isBound(node.callee.name, scope)) compiling.call(node.callee.name)
  const args = node.args.map(({ value }) => compiling.code(value, scope))
  const named = node.args.filter(({ name }) => name !== null)
  const names = named.length === 0 ? null : node.args.map(({ name }) => name ?? '')
  const site = compiling.site(node)
  return (context, frame, evaluation) => {
    const target = callee(context, frame, evaluation)
    if (!(target instanceof FeelFunction)) {
      return evaluation.warn('feel.not-function', notFunction(kindOf(target)), site)
    }
    const values: FeelValue[] = []
    for (const arg of args) values.push(arg(context, frame, evaluation))
    return invoke(target, values, names, evaluation, site)
  }
}

/** A lambda: its body sees the variables that were there when it was made. */
export function compileDefinition(compiling: Compiling, node: Node & { type: 'function' }, scope: Scope | null): Code {
  const parameters = node.parameters.map(({ name, type }) => ({ name, type: type?.type ?? ANY }))
  let inner = scope
  for (const { name } of parameters) inner = local(name, inner)
  const body = compiling.code(node.body, inner)
  if (node.external) return compileExternal(compiling, node, parameters, body)
  const steps = stepsOf(node.body) + parameters.length
  const { result } = definitionType(node, new Map(), compiling.builtIns)
  return (context, frame) => {
    const signature: Signature = {
      parameters,
      required: parameters.length,
      variadic: false,
      result,
      implementation: (args, evaluation) => {
        evaluation.spend(steps)
        let bound: Frame | null = frame
        for (const value of args) bound = { value, outer: bound }
        return body(context, bound, evaluation)
      },
    }
    return new FeelFunction('', [signature], [node, context, frame])
  }
}

/** The body is the mapping to a function elsewhere; its parameters have no values there. */
function compileExternal(
  compiling: Compiling,
  node: Node & { type: 'function' },
  parameters: readonly FeelParameter[],
  body: Code,
): Code {
  const site = compiling.site(node)
  return (context, frame, evaluation) => {
    const mapping = body(context, frame, evaluation)
    return externalFunction(parameters, mapping, evaluation, site)
  }
}
