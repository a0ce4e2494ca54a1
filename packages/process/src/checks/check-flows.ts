import type { Check } from './check.ts'

/** Flows connect elements of the same scope; none leads into what begins, or out of what ends (BPMN 2.0.2, 7.6.1). */
export const checkFlows: Check = ({ nodes, flows }, problems) => {
  for (const flow of flows.values()) {
    const [source, target] = [nodes.get(flow.source), nodes.get(flow.target)]
    if (source === undefined || target === undefined || source.parent === target.parent) continue
    problems.add(
      flow,
      'process.flow-crosses-border',
      'This flow crosses the border of a sub-process: draw it to or from the sub-process itself.',
      '这条连线跨越了子流程边界：请连接到子流程本身。',
    )
  }
  for (const node of nodes.values()) {
    if (node.kind === 'startEvent' && node.incoming.length > 0) {
      problems.add(node, 'process.flow-into-start', 'A flow leads into this start event.', '有连线进入了开始事件。')
    }
    if (node.kind === 'boundaryEvent' && node.incoming.length > 0) {
      problems.add(
        node,
        'process.flow-into-boundary',
        'A flow leads into this boundary event.',
        '有连线进入了边界事件。',
      )
    }
    if (node.kind === 'endEvent' && node.outgoing.length > 0) {
      problems.add(node, 'process.flow-after-end', 'A flow leaves this end event.', '结束事件之后还有连线。')
    }
    if (node.kind !== 'subProcess' || node.variant !== 'event') continue
    if (node.incoming.length > 0 || node.outgoing.length > 0) {
      problems.add(
        node,
        'process.flow-at-event-sub-process',
        'Flows lead into or out of this event sub-process: only its start event begins it.',
        '有连线进出此事件子流程：它只能由自己的开始事件启动。',
      )
    }
  }
}
