import { type FeelParameter, nativeFunction } from '@aftersale/feel'
import type { CompileScope } from '../compile/compile-scope.ts'
import { runOf } from '../compile/run.ts'
import type { SourceService } from '../model/source-definitions.ts'
import { coercionTo } from '../types/coercion.ts'
import { serve } from './evaluate-node.ts'
import { resultType } from './link-knowledge.ts'
import type { DecisionNode, InputNode, ServiceNode } from './node.ts'

/** A decision service as a function of its input data and input decisions (DMN 1.5, 10.4). */
export function linkService(
  source: SourceService,
  namespace: string,
  scope: CompileScope,
  outputs: readonly DecisionNode[],
  given: readonly (InputNode | DecisionNode)[],
): ServiceNode {
  const parameters: FeelParameter[] = given.map((node) => ({ name: node.source.variable.name, type: node.type }))
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
    function: nativeFunction(source.variable.name, parameters, { kind: 'Any' }, (args, evaluation) => {
      const value = serve(service, args, runOf(evaluation))
      return coerce === undefined ? value : coerce(value, evaluation)
    }),
  }
  return service
}
