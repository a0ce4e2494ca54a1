import type { ProcessDefinition } from './definition.ts'

/**
 * Names of the messages that elements of a process wait for at any depth. Null where the drawing does not tell all of them: a name
 * is an expression, or other processes are called.
 */
export function awaitedMessages({ nodes }: ProcessDefinition): ReadonlySet<string> | null {
  const names = new Set<string>()
  for (const node of nodes.values()) {
    if (node.kind === 'callActivity') return null
    if (node.kind === 'intermediateThrowEvent' || node.kind === 'endEvent') continue
    const definitions = node.kind === 'receiveTask' ? [node.message] : 'definitions' in node ? node.definitions : []
    for (const definition of definitions) {
      if (definition.kind !== 'message') continue
      if (definition.name.kind !== 'text') return null
      names.add(String(definition.name.value))
    }
  }
  return names
}
