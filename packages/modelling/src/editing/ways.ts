import { accept, type Result } from '@aftersale/kernel'
import { setWords } from '../document/names.ts'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import { type Part, type Words } from '../document/part.ts'
import { checkTarget, flowOf, nodeOf } from './places.ts'
import type { NewWay } from './plain-edit.ts'
import { takeOut } from './remove.ts'
import { setCondition } from './settings.ts'
import { reached } from './vanish.ts'
import { connect, containerOf, type Editing, leadTo, leaving, sourceOf, targetOf } from './wiring.ts'

const CONDITIONAL = ['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway']

/** Sets the names and conditions of all ways of a branch; one of them at most has none and is taken otherwise. */
export function changeWays(editing: Editing, id: string, ways: readonly NewWay[]): Result<null, PlainRefusal> {
  const found = nodeOf(editing, id)
  if (!found.ok) return found
  const gateway = found.value
  if (!CONDITIONAL.includes(gateway.$type)) return noBranch(id)
  const flows = leaving(gateway)
  const isWhole = ways.length === flows.length && flows.every((flow) => ways.some((way) => way.flow === flow.id))
  if (!isWhole) return refusal('ways-changed', 'The branch has other ways by now.', '分支的路径已有变化。', id)
  const otherwise = ways.filter(({ condition }) => condition === null)
  if (otherwise.length > 1) {
    return refusal(
      'condition-missing',
      'Only one way can be taken “otherwise”: each other one needs a condition.',
      '只能有一条“否则”路径：其余路径都需要条件。',
      id,
    )
  }
  for (const flow of flows) {
    const way = ways.find((one) => one.flow === flow.id)
    if (way === undefined) continue
    setWords(flow, way.name)
    setCondition(flow, way.condition)
  }
  gateway.set(
    'default',
    flows.find((flow) => flow.id === otherwise[0]?.flow),
  )
  return accept(null)
}

/** One more way out of a branch, to a step that is there. */
export function addWay(
  editing: Editing,
  id: string,
  { to, condition, name }: { readonly to: string; readonly condition: string | null; readonly name: Words },
): Result<string, PlainRefusal> {
  const [found, target] = [nodeOf(editing, id), nodeOf(editing, to)]
  if (!found.ok) return found
  if (!target.ok) return target
  const gateway = found.value
  const isParallel = gateway.$type === 'bpmn:ParallelGateway'
  const isBranch = leaving(gateway).length > 1 && (CONDITIONAL.includes(gateway.$type) || isParallel)
  if (!isBranch) return noBranch(id)
  if ((condition === null) !== isParallel) {
    return refusal('condition-missing', 'A new way of a branch needs a condition.', '分支的新路径需要条件。', id)
  }
  const isMeeting = isParallel && target.value.$type === 'bpmn:ParallelGateway' && target.value !== gateway
  const allowed = isMeeting ? accept(target.value) : checkTarget(target.value, containerOf(gateway))
  if (!allowed.ok) return allowed
  const flow = connect(editing, gateway, allowed.value, `${id}To${to}`, leaving(gateway).at(-1) ?? null)
  setWords(flow, name)
  setCondition(flow, condition)
  return accept(flow.id ?? '')
}

/** Lets a way lead to another step; steps that only it led to go. */
export function leadWay(editing: Editing, id: string, to: string): Result<null, PlainRefusal> {
  const [found, target] = [flowOf(editing, id), nodeOf(editing, to)]
  if (!found.ok) return found
  if (!target.ok) return target
  const flow = found.value
  const allowed = checkTarget(target.value, containerOf(flow))
  if (!allowed.ok) return allowed
  if (sourceOf(flow).$type === 'bpmn:EventBasedGateway' || isCounted(targetOf(flow))) {
    return refusal('in-expert-view', 'Change this way in the expert view.', '请在专家视图中修改此路径。', id)
  }
  const before = reached(containerOf(flow))
  leadTo(editing, flow, target.value)
  takeOut(editing, containerOf(flow), new Set(), before)
  return accept(null)
}

/** A way that a waiting gateway counts on cannot simply go elsewhere. */
const isCounted = ({ $type }: Part): boolean => $type === 'bpmn:ParallelGateway' || $type === 'bpmn:ComplexGateway'

const noBranch = (id: string) =>
  refusal('wrong-kind', 'Only a branch has ways with conditions.', '只有分支才有带条件的路径。', id)
