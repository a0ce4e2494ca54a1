import { type DecisionTrace, explainDecision } from '@aftersale/decision'
import { createEvaluation, feelToJson } from '@aftersale/feel'
import type { Command, Effect } from '@aftersale/process'
import type { DeployedDecision } from '../definitions/definitions.ts'
import type { Work } from './work.ts'
import type { Working } from './working.ts'

/** Data of the history row of a business rule task. */
export interface Judgement {
  /** Id of the deployed version. */
  readonly decision: string
  readonly inputs: Readonly<Record<string, unknown>>
  /** For each table that was evaluated: the rules that decided, from 1. */
  readonly fired: readonly { readonly table: string; readonly rules: readonly number[] }[]
}

type DecisionEffect = Extract<Effect, { kind: 'decision' }>

/** Decides by the version that the process names; one that is not deployed stops the instance. */
export async function decide(work: Work, working: Working, effect: DecisionEffect): Promise<Command> {
  const deployed = await work.bindings.decision(effect.decisionId, effect.binding, working.deployed)
  if (deployed === null) return { kind: 'fail', key: effect.key, cause: notDeployed(effect.decisionId) }
  const { key, model } = deployed
  const evaluation = createEvaluation({ now: work.now, zone: work.setup.zone })
  const { value, trace } = explainDecision(model, key, effect.variables, evaluation)
  return { kind: 'complete-decision', key: effect.key, result: value, trace: judgement(deployed, effect, trace) }
}

/**
 * What the history keeps of a decision: which version, what went in, which rules decided. The words around it (labels,
 * conditions, notes) stand in that version, which never changes, so they are read from it when somebody asks.
 */
function judgement(deployed: DeployedDecision, effect: DecisionEffect, trace: readonly DecisionTrace[]): Judgement {
  const { inputs } = deployed
  return {
    decision: deployed.id,
    inputs: Object.fromEntries(inputs.map((name) => [name, feelToJson(effect.variables[name] ?? null)])),
    fired: trace.map((table) => ({ table: table.decision.id, rules: table.matched.map((rule) => rule.index) })),
  }
}

function notDeployed(decisionId: string) {
  return {
    code: 'engine.decision-not-deployed',
    message: { en: `The decision “${decisionId}” is not deployed.`, 'zh-CN': `决策“${decisionId}”尚未部署。` },
  }
}
