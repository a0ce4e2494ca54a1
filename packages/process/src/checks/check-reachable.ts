import { type Body, type FlowNode, isActivity, isEvent, type ProcessDefinition } from '../definition.ts'
import type { Check } from './check.ts'
import { linksOf } from './check-links.ts'

/** Everything drawn can happen: flows, events on borders, links, compensation and event sub-processes lead somewhere. */
export const checkReachable: Check = (process, problems) => {
  const reached = reach(process)
  for (const node of process.nodes.values()) {
    if (reached.has(node.id) || (node.parent !== null && !reached.has(node.parent))) continue
    problems.add(node, 'process.unreachable', 'No flow leads here from the start.', '从开始事件无法到达此处。')
  }
}

function reach(process: ProcessDefinition): ReadonlySet<string> {
  const links = linkCatchers(process)
  const seen = new Set<string>()
  const open = [...begunWith(process)]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node.id)) continue
    seen.add(node.id)
    const ids = node.outgoing.map(({ target }) => target)
    if (isActivity(node)) {
      open.push(...node.boundaries)
      if (node.compensatedBy !== null) ids.push(node.compensatedBy)
    }
    if ('body' in node) open.push(...begunWith(node.body))
    if (node.kind === 'intermediateThrowEvent')
      ids.push(
        ...linksOf(node)
          .flatMap(([place]) => links.get(place) ?? [])
          .map(({ id }) => id),
      )
    open.push(...ids.flatMap((id) => process.nodes.get(id) ?? []))
  }
  return seen
}

const begunWith = ({ entries, triggeredStarts, eventSubProcesses }: Body): readonly FlowNode[] => [
  ...entries,
  ...triggeredStarts,
  ...eventSubProcesses,
]

const linkCatchers = ({ nodes }: ProcessDefinition) =>
  Map.groupBy(
    [...nodes.values()].flatMap((node) =>
      isEvent(node) && node.kind === 'intermediateCatchEvent'
        ? linksOf(node).map(([place]) => ({ place, id: node.id }))
        : [],
    ),
    ({ place }) => place,
  )
