import { accept, type Result } from '@aftersale/kernel'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import { isA, type Part, partOf } from '../document/part.ts'
import { countsWays, flowOf, isGateway, nodeOf } from './places.ts'
import { type Reached, reached, vanishing } from './vanish.ts'
import {
  arrivingAt,
  containerOf,
  type Editing,
  eventsOn,
  leadTo,
  leaving,
  sourceOf,
  takeAway,
  targetOf,
} from './wiring.ts'

/**
 * Takes a step away and joins its neighbours. Where several ways leave it, `keep` is the one that goes on; what could be
 * reached over the others alone goes too.
 */
export function removeStep(editing: Editing, id: string, keep: string | null): Result<null, PlainRefusal> {
  const found = nodeOf(editing, id)
  if (!found.ok) return found
  const node = found.value
  if (isA(node, 'StartEvent')) {
    return refusal('start-stays', 'A flow keeps what begins it.', '流程必须保留开始步骤。', id)
  }
  if (node.get('isForCompensation') === true || node.$type === 'bpmn:BoundaryEvent') return expert(id)
  const [arriving, ways] = [arrivingAt(node), leaving(node)]
  if (ways.length === 0) return removeLast(editing, node, arriving)
  const kept = ways.length === 1 ? ways[0] : ways.find((way) => way.id === keep)
  if (kept === undefined) {
    return refusal(
      'which-way',
      'Several ways leave this step: say which one goes on.',
      '此步骤有多条路径：请选择保留哪一条。',
      id,
    )
  }
  const target = targetOf(kept)
  const joined = checkJoined(node, arriving, target)
  if (!joined.ok) return joined
  const container = containerOf(node)
  const before = reached(container)
  const taken = new Set([node, ...ways, ...eventsOn(node)])
  for (const flow of arriving) leadTo(editing, flow, target)
  takeOut(editing, container, taken, before)
  return accept(null)
}

function checkJoined(node: Part, arriving: readonly Part[], target: Part): Result<null, PlainRefusal> {
  const id = node.id ?? ''
  const waits = arriving.some((flow) => sourceOf(flow).$type === 'bpmn:EventBasedGateway')
  if (target === node || waits || (countsWays(node) && arriving.length > 1)) return expert(id)
  // A gateway that counts its ways would wait for as many as lead to it now.
  return countsWays(target) && arriving.length !== 1 ? expert(id) : accept(null)
}

/** What leads to a step behind which nothing comes needs another way to go. */
function removeLast(editing: Editing, node: Part, arriving: readonly Part[]): Result<null, PlainRefusal> {
  const hasOther = (flow: Part): boolean =>
    sourceOf(flow).$type === 'bpmn:BoundaryEvent' || leaving(sourceOf(flow)).some((one) => !arriving.includes(one))
  if (!arriving.every(hasOther)) {
    return refusal(
      'last-step',
      'What leads here would lead nowhere: every way needs an end.',
      '删除后前面的步骤将没有去向：每条路径都需要有结束。',
      node.id ?? null,
    )
  }
  const container = containerOf(node)
  const events = arriving.map(sourceOf).filter((one) => one.$type === 'bpmn:BoundaryEvent' && leaving(one).length === 1)
  const taken = new Set([node, ...arriving, ...events, ...eventsOn(node)])
  takeOut(editing, container, taken, reached(container))
  return accept(null)
}

/** Takes one of several ways away, with the steps that only it leads to; of an event on a border, the event too. */
export function removeWay(editing: Editing, id: string): Result<null, PlainRefusal> {
  const found = flowOf(editing, id)
  if (!found.ok) return found
  const flow = found.value
  const source = sourceOf(flow)
  const isOnly = leaving(source).length === 1
  const isEvent = source.$type === 'bpmn:BoundaryEvent'
  if (isOnly && !isEvent) {
    return refusal('only-way', 'It is the only way on from here.', '这是此处唯一的路径。', id)
  }
  const container = containerOf(flow)
  takeOut(editing, container, new Set(isOnly && isEvent ? [flow, source] : [flow]), reached(container))
  return accept(null)
}

/** Takes these away, what could be reached over them alone, and gateways that neither part nor join any more because of it. */
export function takeOut(editing: Editing, container: Part, taken: ReadonlySet<Part>, before: Reached): void {
  const gone = vanishing(container, taken, before)
  const flows = [...gone].filter(({ $type }) => $type === 'bpmn:SequenceFlow')
  const touched = new Set(flows.flatMap((flow) => [sourceOf(flow), targetOf(flow)]).filter((node) => !gone.has(node)))
  takeAway(editing, gone)
  for (const node of touched) if (isGateway(node)) collapse(editing, node)
}

function collapse(editing: Editing, node: Part): void {
  const [way, ...others] = leaving(node)
  if (way === undefined || others.length > 0) return
  // The one way that is left is taken whatever holds.
  if (partOf(way, 'conditionExpression') !== null) way.set('conditionExpression', undefined)
  node.set('default', undefined)
  const [only, ...more] = arrivingAt(node)
  const target = targetOf(way)
  const isNeeded = node.get('instantiate') === true || node.$type === 'bpmn:ComplexGateway'
  if (only === undefined || more.length > 0 || target === node || isNeeded) return
  if (sourceOf(only).$type === 'bpmn:EventBasedGateway' || node.$type === 'bpmn:EventBasedGateway') return
  leadTo(editing, only, target)
  takeAway(editing, new Set([way, node]))
}

const expert = (id: string) =>
  refusal(
    'in-expert-view',
    'Other parts of the flow depend on how it is drawn here: change it in the expert view.',
    '流程的其他部分依赖此处的画法：请在专家视图中修改。',
    id,
  )
