import type { SequenceFlow } from '../definition.ts'
import { readExpression } from './attributes.ts'
import type { Reading } from './drawing.ts'
import type { Problems } from './problems.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import type { Scan } from './scan.ts'
import { child, nameOf, type Source, text, translations } from './source.ts'

/** Reads the sequence flows of a process at any depth, in drawing order. */
export function readFlows(scan: Scan, reading: Reading): SequenceFlow[] {
  return scan.elements.flatMap(({ source }) =>
    source.$type === 'bpmn:SequenceFlow' ? readFlow(source, scan, reading) : [],
  )
}

function readFlow(flow: Source, { nodes }: Scan, reading: Reading): SequenceFlow[] {
  const { problems } = reading
  refuseIgnored(flow, [], problems)
  const ends = [child(flow, 'sourceRef'), child(flow, 'targetRef')]
  const [source, target] = ends.map((end) => (end !== null && nodes.has(end) ? end.id : undefined))
  if (source === undefined || target === undefined) {
    addLooseEnd(flow, ends, problems)
    return []
  }
  const condition = readExpression(flow, 'conditionExpression', flow, { en: 'condition', zh: '条件' }, reading)
  const id = text(flow, 'id') ?? ''
  return [{ id, name: nameOf(flow) ?? '', translations: translations(flow), source, target, condition }]
}

/** A reference that leads nowhere or to several elements was already named; what else is no end of a flow was not. */
function addLooseEnd(flow: Source, ends: readonly (Source | null)[], problems: Problems): void {
  const isSaid = problems.list.some(
    ({ code, element }) =>
      (code === 'process.reference-unresolved' && element === flow.id) ||
      (code === 'process.id-invalid' && ends.includes(null)) ||
      (code === 'process.id-twice' && ends.some((end) => end?.id === element)),
  )
  if (isSaid) return
  if (!ends.every((end) => end?.$instanceOf?.('bpmn:FlowNode'))) {
    problems.add(flow, 'process.flow-loose', 'This flow does not connect two elements.', '这条连线没有连接两个元素。')
    return
  }
  problems.add(
    flow,
    'process.flow-between-pools',
    'This flow leads from one pool into another: only messages go there.',
    '这条连线从一个泳池通向另一个泳池：泳池之间只能传递消息。',
  )
}
