import { type Evaluation, type FeelContext, formatFeel } from '@aftersale/feel'
import type { Cause } from '../command.ts'
import type { ExclusiveGateway, SequenceFlow } from '../definition.ts'

type Choice = { readonly flows: readonly SequenceFlow[] } | { readonly cause: Cause }

/**
 * The first flow in drawing order whose condition is true, else the default (BPMN 2.0.2, 13.4.2). A condition that
 * is neither true nor false stops the instance: guessing a branch is how money goes to the wrong place.
 */
export function chooseFlow(gateway: ExclusiveGateway, variables: FeelContext, evaluation: Evaluation): Choice {
  if (gateway.outgoing.length === 1 && gateway.outgoing[0]?.condition === null) return { flows: gateway.outgoing }
  for (const flow of gateway.outgoing) {
    if (flow.condition === null || flow === gateway.defaultFlow) continue
    const value = flow.condition.evaluate(variables, evaluation)
    if (value === true) return { flows: [flow] }
    if (value !== false) return { cause: undecided(flow, formatFeel(value)) }
  }
  if (gateway.defaultFlow !== null) return { flows: [gateway.defaultFlow] }
  return { cause: noneHolds(gateway) }
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

function noneHolds(gateway: ExclusiveGateway): Cause {
  return {
    code: 'process.no-flow-holds',
    message: {
      en: `No condition after “${gateway.name}” holds, and no flow is the default.`,
      'zh-CN': `“${gateway.name}”之后没有条件成立，也没有默认连线。`,
    },
  }
}
