import type { SourceDefinitions } from '../model/source-definitions.ts'
import type { TypeTable } from '../types/type-table.ts'
import type { DecisionNode, InputNode, KnowledgeNode, ServiceNode } from './node.ts'

/** One document, linked and compiled, with the documents it imports by the names it gives them. */
export interface ModelUnit {
  readonly source: SourceDefinitions
  readonly types: TypeTable
  readonly members: ReadonlySet<string>
  readonly imports: readonly { readonly name: string; readonly unit: ModelUnit }[]
  readonly inputs: ReadonlyMap<string, InputNode>
  readonly decisions: ReadonlyMap<string, DecisionNode>
  /** What logic can call. */
  readonly functions: ReadonlyMap<string, KnowledgeNode | ServiceNode>
}

/** A unit and the import names that lead to it; an import without a name adds none. */
export interface ReachedUnit {
  readonly path: readonly string[]
  readonly unit: ModelUnit
}

/** Finds the document of a namespace among the imports, the nearest first. */
export function reachUnit(imports: ModelUnit['imports'], namespace: string): ReachedUnit | undefined {
  let level: ReachedUnit[] = imports.map(({ name, unit }) => ({ path: name === '' ? [] : [name], unit }))
  const seen = new Set<ModelUnit>()
  while (level.length > 0) {
    const found = level.find(({ unit }) => unit.source.namespace === namespace)
    if (found !== undefined) return found
    const next: ReachedUnit[] = []
    for (const { path, unit } of level) {
      if (seen.has(unit)) continue
      seen.add(unit)
      for (const inner of unit.imports)
        next.push({ path: inner.name === '' ? path : [...path, inner.name], unit: inner.unit })
    }
    level = next
  }
  return undefined
}
