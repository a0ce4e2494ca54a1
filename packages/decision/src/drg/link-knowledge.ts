import { createEvaluation, type FeelContext, type FeelType, type FeelValue, nativeFunction } from '@aftersale/feel'
import { instantOf } from '@aftersale/kernel'
import { compileFunction, withArguments } from '../boxed/function.ts'
import type { Compiled, CompileScope } from '../compile/compile-scope.ts'
import { runOf, startRun } from '../compile/run.ts'
import type { SourceKnowledge } from '../model/source-definitions.ts'
import { coercionTo } from '../types/coercion.ts'
import type { KnowledgeNode } from './node.ts'

/** A knowledge model whose function exists already, so that others can name it, but whose logic is compiled last. */
export interface KnowledgeShell {
  readonly node: KnowledgeNode
  readonly complete: (functions: FeelContext, scope: CompileScope) => void
}

/** The variable's type is a function type since DMN 1.2 and was the result's type before. */
export const resultType = (type: FeelType): FeelType => (type.kind === 'function' ? type.result : type)

export function knowledgeShell(source: SourceKnowledge, namespace: string, scope: CompileScope): KnowledgeShell {
  const { logic, variable } = source
  if (logic === undefined || logic.functionKind !== 'FEEL') {
    const value = logic === undefined ? null : externalFunction(compileFunction(logic, scope))
    if (logic === undefined) scope.report(source.position, { code: 'dmn.missing', what: 'encapsulatedLogic' })
    return { node: { kind: 'knowledge', source, namespace, function: value, scope }, complete: () => {} }
  }
  const parameters = logic.parameters.map(({ name, typeRef, position }) => ({
    name,
    type: scope.type(typeRef, position),
  }))
  const names = parameters.map(({ name }) => name)
  const result = resultType(scope.type(variable.typeRef, variable.position))
  const coerce = coercionTo(result, source.name)
  let body: Compiled | undefined
  let known: FeelContext = {}
  const called = nativeFunction(variable.name, parameters, result, (args, evaluation) => {
    const value = body?.(withArguments(known, names, args), runOf(evaluation)) ?? null
    return coerce === undefined ? value : coerce(value, evaluation)
  })
  return {
    node: { kind: 'knowledge', source, namespace, function: called, scope },
    complete: (functions, outer) => {
      const inner = outer.with(names)
      known = functions
      if (logic.body === undefined) outer.report(source.position, { code: 'dmn.missing', what: 'function body' })
      else body = inner.compile(logic.body, inner)
    },
  }
}

/** What an external function is does not depend on when or where it is asked. */
const externalFunction = (compiled: Compiled): FeelValue =>
  compiled({}, startRun(createEvaluation({ now: instantOf(0) })))
