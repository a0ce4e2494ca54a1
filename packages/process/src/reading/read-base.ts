import type { Activity, FlowNode, SequenceFlow } from '../definition.ts'
import { readMappings } from './attributes.ts'
import type { Drawing } from './drawing.ts'
import { readDataInputs, readDataOutputs } from './read-data.ts'
import { readListeners } from './read-job.ts'
import { readLoop } from './read-loop.ts'
import { refuseIgnored } from './refuse-ignored.ts'
import { child, flag, nameOf, type Source, text, translations } from './source.ts'

type Base = Pick<
  FlowNode,
  | 'id'
  | 'name'
  | 'translations'
  | 'parent'
  | 'incoming'
  | 'outgoing'
  | 'defaultFlow'
  | 'inputs'
  | 'outputs'
  | 'listeners'
  | 'dataInputs'
  | 'dataOutputs'
>
type ActivityBase = Base & Pick<Activity, 'boundaries' | 'loop' | 'isForCompensation' | 'compensatedBy'>

/** Extensions that every element may carry. */
const EVERYWHERE = ['zeebe:ExecutionListeners', 'zeebe:TaskHeaders']

/**
 * What every flow node has. `executed` lists the extensions of the dialect that its kind acts on besides. Null where it has
 * no id, so that nothing could ever refer to it.
 */
export function readBase(
  source: Source,
  parent: string | null,
  executed: readonly string[],
  drawing: Drawing,
): Base | null {
  const { problems, incoming, outgoing } = drawing
  refuseIgnored(source, [...EVERYWHERE, ...executed], problems)
  const id = text(source, 'id')
  if (id === null) {
    problems.add(source, 'process.id-missing', 'An element has no id.', '有一个元素没有 id。')
    return null
  }
  const leaving = outgoing.get(id) ?? []
  return {
    id,
    name: nameOf(source) ?? id,
    translations: translations(source),
    parent,
    incoming: incoming.get(id) ?? [],
    outgoing: leaving,
    defaultFlow: readDefaultFlow(source, leaving, drawing),
    inputs: readMappings(source, 'inputParameters', drawing),
    outputs: readMappings(source, 'outputParameters', drawing),
    listeners: readListeners(source, drawing),
    dataInputs: readDataInputs(source, drawing),
    dataOutputs: readDataOutputs(source, drawing),
  }
}

/** What every activity has besides: what hangs on its border, how often it is done, what undoes it. */
export function readActivityBase(
  source: Source,
  parent: string | null,
  executed: readonly string[],
  drawing: Drawing,
): ActivityBase | null {
  const base = readBase(source, parent, ['zeebe:IoMapping', ...executed], drawing)
  if (base === null) return null
  const boundaries = drawing.boundaries.get(base.id) ?? []
  const handlers = boundaries
    .filter(({ definitions }) => definitions.some(({ kind }) => kind === 'compensation'))
    .flatMap(({ id }) => drawing.scan.associated.get(id) ?? [])
    .filter((other) => other.$instanceOf?.('bpmn:Activity'))
  return {
    ...base,
    boundaries,
    loop: readLoop(source, drawing),
    isForCompensation: flag(source, 'isForCompensation'),
    compensatedBy: handlers[0]?.id ?? null,
  }
}

function readDefaultFlow(source: Source, leaving: readonly SequenceFlow[], { problems }: Drawing): SequenceFlow | null {
  const flow = source.$instanceOf?.('bpmn:ParallelGateway') ? null : child(source, 'default')
  if (flow === null) return null
  const found = leaving.find(({ id }) => id === flow.id)
  if (found !== undefined) return found
  problems.add(
    source,
    'process.default-elsewhere',
    `Its default flow “${flow.id ?? ''}” does not leave it.`,
    `它的默认连线“${flow.id ?? ''}”不是从它出发的。`,
  )
  return null
}
