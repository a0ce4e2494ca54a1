import type { FlowNode, ProcessDefinition } from './definition.ts'
import type { JobSpec } from './settings.ts'
import { partOf } from './stepping/parts.ts'

/** The headers that go with a piece of an element's work; none where there is no such element. */
export function jobHeaders(definition: ProcessDefinition, element: string, part: string): JobSpec['headers'] {
  const node = definition.nodes.get(element)
  return node === undefined ? {} : headersOfPart(node, part)
}

/** The same of a node at hand. */
export function headersOfPart(node: FlowNode, part: string): JobSpec['headers'] {
  if (part === '') return ('job' in node ? node.job?.headers : undefined) ?? {}
  const [on, position] = partOf(part)
  if (on === 'start' || on === 'end') return node.listeners[on][position]?.headers ?? {}
  const listeners = node.kind === 'userTask' ? node.taskListeners.filter((one) => one.on === on) : []
  return listeners[position]?.job.headers ?? {}
}
