import { type FeelContext, formatFeel } from '@aftersale/feel'
import type { Cause } from '../cause.ts'
import type { FlowNode, SequenceFlow } from '../definition.ts'
import type { Run } from './run.ts'

export type Choice = { readonly flows: readonly SequenceFlow[] } | { readonly cause: Cause }

/**
 * The flows that a token takes when it leaves a node (BPMN 2.0.2, 13.3.1 and 13.4). A condition that is neither true nor
 * false stops the instance: guessing a branch is how money goes to the wrong place.
 */
export function chooseFlows(run: Run, node: FlowNode, visible: FeelContext): Choice {
  switch (node.kind) {
    case 'parallelGateway':
      return { flows: node.outgoing }
    case 'exclusiveGateway':
      return chooseOne(run, node, visible)
    default:
      return chooseAll(run, node, visible)
  }
}

/** The first flow in drawing order whose condition is true, else the default. */
function chooseOne(run: Run, node: FlowNode, visible: FeelContext): Choice {
  if (node.outgoing.length === 1 && node.outgoing[0]?.condition === null) return { flows: node.outgoing }
  for (const flow of node.outgoing) {
    if (flow.condition === null || flow === node.defaultFlow) continue
    const answer = holds(run, flow, visible)
    if (typeof answer !== 'boolean') return answer
    if (answer) return { flows: [flow] }
  }
  return node.defaultFlow === null ? { cause: noneHolds(node) } : { flows: [node.defaultFlow] }
}

/** Every flow without a condition and every one whose condition is true; the default where no condition is. */
function chooseAll(run: Run, node: FlowNode, visible: FeelContext): Choice {
  const chosen: SequenceFlow[] = []
  let isConditional = false
  let held = false
  for (const flow of node.outgoing) {
    if (flow === node.defaultFlow) continue
    if (flow.condition === null) {
      chosen.push(flow)
      continue
    }
    isConditional = true
    const answer = holds(run, flow, visible)
    if (typeof answer !== 'boolean') return answer
    if (answer) {
      held = true
      chosen.push(flow)
    }
  }
  if (!held && node.defaultFlow !== null) chosen.push(node.defaultFlow)
  return isConditional && chosen.length === 0 ? { cause: noneHolds(node) } : { flows: chosen }
}

function holds(run: Run, flow: SequenceFlow, visible: FeelContext): boolean | { readonly cause: Cause } {
  const value = flow.condition?.evaluate(visible, run.evaluation) ?? null
  return typeof value === 'boolean' ? value : { cause: undecided(flow, formatFeel(value)) }
}

function undecided(flow: SequenceFlow, value: string): Cause {
  const condition = flow.condition?.source ?? ''
  return {
    code: 'process.condition-undecided',
    message: {
      en: `The condition “${condition}” is neither true nor false: it gives ${value}.`,
      'zh-CN': `条件“${condition}”既不为真也不为假，结果是 ${value}。`,
    },
  }
}

function noneHolds(node: FlowNode): Cause {
  return {
    code: 'process.no-flow-holds',
    message: {
      en: `No condition after “${node.name}” holds, and no flow is the default.`,
      'zh-CN': `“${node.name}”之后没有条件成立，也没有默认连线。`,
    },
  }
}
