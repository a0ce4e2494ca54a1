import { type BoundaryEvent, type FlowNode, isEvent, type ProcessDefinition } from '../definition.ts'
import { optionalAttribute } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import type { Problems } from './problems.ts'
import { bodyOf } from './read-body.ts'
import { readBoundary } from './read-event.ts'
import { readFlows } from './read-flows.ts'
import { readListeners } from './read-job.ts'
import { type Contents, readNode } from './read-node.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import type { Scan } from './scan.ts'
import { extension, nameOf, type Source, text, translations } from './source.ts'

export interface ReadProcess {
  readonly process: ProcessDefinition
  /** Whether every element could be read; else what follows from what is missing is not worth naming. */
  readonly isComplete: boolean
}

/** Reads a process as far as it can be read; the reasons why it cannot are added. */
export function readProcess(scan: Scan, problems: Problems): ReadProcess {
  const { source } = scan
  refuseIgnored(source, ['zeebe:ExecutionListeners', 'zeebe:TaskHeaders', 'zeebe:JobPriorityDefinition'], problems)
  const reading = { problems, names: namesOfData(scan) }
  const flows = readFlows(scan, reading)
  const drawing: Drawing = {
    scan,
    ...reading,
    incoming: Map.groupBy(flows, ({ target }) => target),
    outgoing: Map.groupBy(flows, (flow) => flow.source),
    boundaries: new Map(),
    jobPriority: optionalAttribute(
      extension(source, 'zeebe:JobPriorityDefinition'),
      'priority',
      source,
      { en: 'priority', zh: '优先级' },
      reading,
    ),
  }
  const { nodes, isComplete } = readNodes(drawing)
  const id = text(source, 'id') ?? ''
  if (id === '') problems.add(source, 'process.id-missing', 'The process has no id.', '流程没有 id。')
  const tag = extension(source, 'zeebe:VersionTag')
  const process = {
    ...bodyOf(
      source,
      nodes.filter(({ parent }) => parent === null),
      scan,
    ),
    id,
    name: nameOf(source) ?? id,
    translations: translations(source),
    versionTag: tag === null ? null : text(tag, 'value'),
    nodes: new Map(nodes.map((node) => [node.id, node])),
    flows: new Map(flows.map((flow) => [flow.id, flow])),
    listeners: readListeners(source, drawing),
    watchesVariables: nodes.some(watchesVariables),
  }
  return { process, isComplete }
}

/** Names that FEEL would not read as one name by itself. */
const namesOfData = ({ data }: Scan): readonly string[] => [
  ...new Set(
    [...data.values()].flatMap(({ variable }) => variable ?? []).filter((name) => /[^\p{L}\p{N}_]/u.test(name)),
  ),
]

/** Reads what is innermost first, because what contains or carries others holds them; answers in drawing order. */
function readNodes(drawing: Drawing): { nodes: FlowNode[]; isComplete: boolean } {
  const drawn = drawing.scan.elements.filter(({ source }) => source.$instanceOf?.('bpmn:FlowNode'))
  const drawnIn = Map.groupBy(drawn, ({ parent }) => parent)
  const read = new Map<Source, FlowNode>()
  const contents: Contents = (source) => {
    const inner = drawnIn.get(source.id ?? '') ?? []
    return bodyOf(
      source,
      inner.flatMap((one) => read.get(one.source) ?? []),
      drawing.scan,
    )
  }
  for (const { source, parent } of drawn) {
    const boundary = source.$type === 'bpmn:BoundaryEvent' ? readBoundary(source, parent, drawing) : null
    if (boundary === null) continue
    addBoundary(drawing, boundary)
    read.set(source, boundary)
  }
  for (const { source, parent } of drawn.toReversed()) {
    const node = source.$type === 'bpmn:BoundaryEvent' ? null : readNode(source, parent, contents, drawing)
    if (node !== null) read.set(source, node)
  }
  const nodes = drawn.flatMap(({ source }) => read.get(source) ?? [])
  return { nodes, isComplete: nodes.length === drawn.length }
}

function addBoundary({ boundaries }: Drawing, boundary: BoundaryEvent): void {
  const others = boundaries.get(boundary.attachedTo)
  if (others === undefined) boundaries.set(boundary.attachedTo, [boundary])
  else others.push(boundary)
}

/** Conditional events, and timers that are worked out from variables: both are looked at again when variables change. */
function watchesVariables(node: FlowNode): boolean {
  return (
    isEvent(node) &&
    node.definitions.some(
      (definition) =>
        definition.kind === 'conditional' ||
        (definition.kind === 'timer' && (definition.value.kind === 'feel' || definition.calendar?.kind === 'feel')),
    )
  )
}
