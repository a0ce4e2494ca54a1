import type { SequenceFlow } from '../definition.ts'
import { readExpression } from './attributes.ts'
import type { Reading } from './drawing.ts'
import type { Problems } from './problems.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import type { Scan } from './scan.ts'
import { child, nameOf, type Source, text, translations } from './source.ts'

/** Reads the sequence flows of a process at any depth, in drawing order. */
export function readFlows(scan: Scan, reading: Reading): SequenceFlow[] {
  return scan.elements.flatMap(({ source }) => (source.$type === 'bpmn:SequenceFlow' ? readFlow(source, reading) : []))
}

function readFlow(flow: Source, reading: Reading): SequenceFlow[] {
  const { problems } = reading
  refuseIgnored(flow, [], problems)
  const id = text(flow, 'id')
  const source = child(flow, 'sourceRef')?.id
  const target = child(flow, 'targetRef')?.id
  if (id === null) problems.add(flow, 'process.id-missing', 'A flow has no id.', '有一条连线没有 id。')
  if (source === undefined || target === undefined) {
    addLooseEnd(flow, problems)
    return []
  }
  const condition = readExpression(flow, 'conditionExpression', flow, { en: 'condition', zh: '条件' }, reading)
  return [{ id: id ?? '', name: nameOf(flow) ?? '', translations: translations(flow), source, target, condition }]
}

/** A reference that leads nowhere was already named by the parser; one that is not there was not. */
function addLooseEnd(flow: Source, problems: Problems): void {
  if (problems.list.some(({ code, element }) => code === 'process.xml-warning' && element === flow.id)) return
  problems.add(flow, 'process.flow-loose', 'This flow does not connect two elements.', '这条连线没有连接两个元素。')
}
