import { type FeelParameter, nativeFunction } from '@aftersale/feel'
import type { CompileScope } from '../compile/compile-scope.ts'
import { runOf } from '../compile/run.ts'
import type { SourceService } from '../model/source-definitions.ts'
import { coercionTo } from '../types/coercion.ts'
import { serve } from './evaluate-node.ts'
import { resultType } from './link-knowledge.ts'
import type { Binding, DecisionNode, InputNode, ServiceNode } from './node.ts'

/** A parameter by its qualified name: what is imported goes by the name of the import, a dot, and its own (10.4). */
const parameterOf = ({ path, node }: Binding<InputNode | DecisionNode>): FeelParameter => ({
  name: path.join('.'),
  type: node.type,
})

/** A decision service as a function of its input data and input decisions (DMN 1.5, 10.4). */
export function linkService(
  source: SourceService,
  namespace: string,
  scope: CompileScope,
  outputs: readonly DecisionNode[],
  given: readonly Binding<InputNode | DecisionNode>[],
): ServiceNode {
  const parameters = given.map(parameterOf)
  const result = resultType(scope.type(source.variable.typeRef, source.variable.position))
  const coerce = coercionTo(result, source.name)
  if (outputs.length === 0) scope.report(source.position, { code: 'dmn.missing', what: 'outputDecision' })
  const service: ServiceNode = {
    kind: 'service',
    source,
    namespace,
    outputs,
    parameters: given,
    result,
    function: nativeFunction(source.variable.name, parameters, result, (args, evaluation) => {
      const value = serve(service, args, runOf(evaluation))
      return coerce === undefined ? value : coerce(value, evaluation)
    }),
  }
  return service
}
