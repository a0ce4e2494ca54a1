import type { DecisionProblem } from '../model/problem.ts'
import { problemAt } from '../model/problem.ts'
import type { Sentence } from '../model/problem-facts.ts'
import type { ElementReference } from '../model/source-definitions.ts'
import type { ModelUnit } from './model-unit.ts'
import { reachUnit } from './model-unit.ts'
import type { Binding } from './node.ts'

interface Named {
  readonly source: { readonly variable: { readonly name: string } }
}

/** What references of one element are looked up in, and where failures are reported. */
export interface LinkPlace {
  readonly owner: { readonly id: string; readonly name: string }
  readonly imports: ModelUnit['imports']
  readonly problems: DecisionProblem[]
}

const hrefOf = ({ namespace, id }: ElementReference) => `${namespace ?? ''}#${id}`

/**
 * Resolves references to elements of one kind, here or in an imported document, to nodes and the names they have in
 * scope. `optional` leaves the report to another kind that the same reference may mean.
 */
export function bindAll<T extends Named>(
  references: readonly ElementReference[],
  place: LinkPlace,
  own: ReadonlyMap<string, T>,
  ofUnit: (unit: ModelUnit) => ReadonlyMap<string, T>,
  expected: Sentence,
): Binding<T>[] {
  return references.flatMap((reference) => {
    const reached = reference.namespace === undefined ? undefined : reachUnit(place.imports, reference.namespace)
    const node =
      reference.namespace === undefined ? own.get(reference.id) : reached && ofUnit(reached.unit).get(reference.id)
    if (node !== undefined) return [{ path: [...(reached?.path ?? []), node.source.variable.name], node }]
    const facts = { code: 'dmn.unknown-reference', href: hrefOf(reference), expected } as const
    place.problems.push(problemAt({ ...place.owner, position: reference.position }, facts))
    return []
  })
}

export const referenceKinds = {
  input: { en: 'input data', 'zh-CN': '输入数据' },
  decision: { en: 'decision', 'zh-CN': '决策' },
  function: { en: 'business knowledge model or decision service', 'zh-CN': '业务知识模型或决策服务' },
} as const satisfies Record<string, Sentence>
