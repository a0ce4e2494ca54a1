import type { BoxedExpression } from '../model/boxed-expression.ts'
import type { ItemDefinition, SourceDefinitions } from '../model/source-definitions.ts'

const plainName = /^[\p{L}_][\p{L}\p{N}_]*$/u

function* ofItem(item: ItemDefinition): Iterable<string> {
  for (const component of item.components) {
    yield component.name
    yield* ofItem(component)
  }
}

function* ofExpression(expression: BoxedExpression | undefined): Iterable<string> {
  switch (expression?.kind) {
    case 'context':
      for (const { variable, value } of expression.entries) {
        if (variable !== undefined) yield variable.name
        yield* ofExpression(value)
      }
      return
    case 'relation':
      for (const { name } of expression.columns) yield name
      return
    case 'table':
      for (const { name } of expression.outputs) if (name !== undefined) yield name
      return
    case 'function':
      yield* ofExpression(expression.body)
      return
    case 'list':
      for (const item of expression.items) yield* ofExpression(item)
      return
    default:
  }
}

/** Names of entries that values of this document have, where FEEL cannot read them without being told (`first name`). */
export function memberNames(definitions: SourceDefinitions): Set<string> {
  const names = new Set<string>()
  const add = (more: Iterable<string>) => {
    for (const name of more) if (!plainName.test(name)) names.add(name)
  }
  for (const item of definitions.itemDefinitions) add(ofItem(item))
  for (const decision of definitions.decisions) add(ofExpression(decision.expression))
  for (const knowledge of definitions.knowledge) add(ofExpression(knowledge.logic))
  for (const service of definitions.services)
    add(service.outputDecisions.length > 1 ? outputNames(service, definitions) : [])
  return names
}

const outputNames = (service: SourceDefinitions['services'][number], definitions: SourceDefinitions): string[] =>
  service.outputDecisions.flatMap(({ id }) => definitions.decisions.find((decision) => decision.id === id)?.name ?? [])
