import type { Body, DataObject, FlowNode, StartEvent, SubProcess } from '../definition.ts'
import type { Scan } from './scan.ts'
import { children, flag, type Source, text } from './source.ts'

/** What a process or sub-process holds, from the nodes drawn directly in it. */
export function bodyOf(container: Source, nodes: readonly FlowNode[], scan: Scan): Body {
  const starts = nodes.filter((node): node is StartEvent => node.kind === 'startEvent')
  const plain = starts.filter(({ definitions }) => definitions.length === 0)
  return {
    entries: starts.length > 0 ? plain : nodes.filter(canBeginByItself),
    triggeredStarts: nodes.filter(isTriggeredStart),
    eventSubProcesses: nodes.filter(isEventSubProcess),
    dataObjects: dataObjectsOf(container, scan),
  }
}

const isEventSubProcess = (node: FlowNode): node is SubProcess => node.kind === 'subProcess' && node.variant === 'event'

const isTriggeredStart = (node: FlowNode): boolean =>
  node.kind === 'startEvent' ? node.definitions.length > 0 : 'instantiates' in node && node.instantiates

/** BPMN 2.0.2, 10.5.3: where no start event is drawn, everything begins that no flow and no other element leads to. */
function canBeginByItself(node: FlowNode): boolean {
  if (node.incoming.length > 0 || isTriggeredStart(node) || isEventSubProcess(node)) return false
  if (node.kind === 'boundaryEvent' || node.kind === 'endEvent') return false
  if ('isForCompensation' in node && node.isForCompensation) return false
  return !('definitions' in node && node.kind === 'intermediateCatchEvent' && node.definitions.some(isLink))
}

const isLink = ({ kind }: { readonly kind: string }): boolean => kind === 'link'

/** Data objects and properties of the container: variables that live as long as it is active. */
function dataObjectsOf(container: Source, scan: Scan): DataObject[] {
  const objects = children(container, 'flowElements').filter(({ $type }) => $type === 'bpmn:DataObject')
  return [...objects, ...children(container, 'properties')].flatMap((source) => {
    const id = text(source, 'id')
    const name = id === null ? null : (scan.data.get(id)?.variable ?? null)
    return id === null || name === null ? [] : [{ id, name, isCollection: flag(source, 'isCollection') }]
  })
}
