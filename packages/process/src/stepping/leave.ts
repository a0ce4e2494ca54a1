import type { FlowNode, SequenceFlow } from '../definition.ts'
import { isActivity } from '../definition.ts'
import { type ElementInstance, INSTANCE } from '../state.ts'
import { bringOutputs, gatherOutput, lookAtAdHoc } from './ad-hoc.ts'
import { chooseFlows } from './choose-flows.ts'
import { compensateNext, keepForCompensation } from './compensation.ts'
import { answerOf, turnDone } from './loops.ts'
import { clearTokens, elementOf, isTurn, nodeById, nodeOf, push, type Run, removeElement } from './run.ts'
import { stop } from './stop.ts'
import { visibleIn } from './variables.ts'

/** Closes a visit: the token takes the flows that lead on, or tells whoever waited for it. */
export function leave(run: Run, key: number, data: unknown): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  if (isTurn(run, element)) return leaveTurn(run, element, node, data)
  if (element.compensates !== null) {
    remove(run, element, node, [], data)
    push(run, { do: 'settle', scope: element.scope })
    return compensateNext(run, element.compensates)
  }
  const choice = chooseFlows(run, node, visibleIn(run, element.scope))
  if ('cause' in choice) return stop(run, key, choice.cause, { kind: 'leave' })
  const adHoc = adHocAround(run, element)
  if (adHoc !== null && isActivity(node) && choice.flows.length === 0) {
    gatherOutput(run, element.scope, adHoc, { ...visibleIn(run, key), ...element.brought })
  }
  remove(run, element, node, choice.flows, data)
  for (const flow of choice.flows) {
    push(run, { do: 'arrive', node: nodeById(run, flow.target), scope: element.scope, flow })
  }
  followLink(run, node, element.scope)
  if (choice.flows.length === 0 || adHoc !== null) push(run, { do: 'settle', scope: element.scope })
  if (adHoc !== null && isActivity(node)) lookAtAdHoc(run, element.scope, adHoc)
}

function leaveTurn(run: Run, element: ElementInstance, node: FlowNode, data: unknown): void {
  const answer = answerOf(run, element)
  remove(run, element, node, [], data)
  turnDone(run, element.scope, answer)
}

function remove(
  run: Run,
  element: ElementInstance,
  node: FlowNode,
  flows: readonly SequenceFlow[],
  data: unknown,
): void {
  const { key, loop, compensates } = element
  if (node.kind === 'adHocSubProcess' && loop === null && compensates === null) bringOutputs(run, key, node)
  keepForCompensation(run, element, node)
  clearTokens(run, key)
  removeElement(run, element)
  const ids = flows.map(({ id }) => id)
  run.events.push({ kind: 'left', at: run.now, element: node.id, key, flows: ids, data, isBody: loop !== null })
}

function adHocAround(run: Run, { scope }: ElementInstance) {
  if (scope === INSTANCE) return null
  const around = nodeOf(run, elementOf(run, scope))
  return around.kind === 'adHocSubProcess' ? around : null
}

/** The throwing side of a link leads on at the catching side of the same name, as if a flow were drawn between them. */
function followLink(run: Run, node: FlowNode, scope: number): void {
  if (node.kind !== 'intermediateThrowEvent') return
  for (const definition of node.definitions) {
    if (definition.kind !== 'link') continue
    for (const other of run.definition.nodes.values()) {
      if (
        other.kind === 'intermediateCatchEvent' &&
        other.parent === node.parent &&
        other.definitions.some((one) => one.kind === 'link' && one.name === definition.name)
      ) {
        push(run, { do: 'arrive', node: other, scope, flow: null })
      }
    }
  }
}
