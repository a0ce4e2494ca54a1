import type { BusinessRuleTask, CallActivity, ReceiveTask, ScriptTask, SendTask } from '../../definition.ts'
import { done } from '../enter.ts'
import { offerJob } from '../jobs.ts'
import { change, elementOf, type Run } from '../run.ts'
import { notText, stop } from '../stop.ts'
import { keyOf, subscribe, unsubscribeEvent } from '../subscribe.ts'
import { asVariable } from '../values.ts'
import { textOf, visibleIn } from '../variables.ts'
import { publish } from './throw.ts'

export function runScript(run: Run, node: ScriptTask, key: number): void {
  if (node.job !== null) return offerJob(run, key, '', node.job)
  if (node.script === null) return done(run, key, null)
  const { expression, resultVariable } = node.script
  const value = asVariable(expression.evaluate(visibleIn(run, key), run.evaluation))
  done(run, key, { [resultVariable]: value })
}

export function askDecision(run: Run, node: BusinessRuleTask, key: number): void {
  if (node.job !== null) return offerJob(run, key, '', node.job)
  if (node.decision === null) return done(run, key, null)
  const variables = visibleIn(run, key)
  const decisionId = textOf(run, node.decision.id, variables)
  if (decisionId === null) return stop(run, key, notText('decision id', '决策 id'))
  change(run, key, { wait: { kind: 'decision', decisionId } })
  run.effects.push({
    kind: 'decision',
    key,
    element: node.id,
    decisionId,
    binding: node.decision.binding,
    variables,
  })
}

export function sendMessage(run: Run, node: SendTask, key: number): void {
  if (node.job !== null) return offerJob(run, key, '', node.job)
  if (node.message !== null && !publish(run, key, node.message, node.publish)) return
  done(run, key, null)
}

export function awaitMessage(run: Run, node: ReceiveTask, key: number): void {
  unsubscribeEvent(run, key, node.id)
  const cause = subscribe(run, key, node, visibleIn(run, key))
  if (cause !== null) return stop(run, key, cause)
  change(run, key, { wait: { kind: 'event' } })
}

/** Calls another process: it gets the variables of its input mappings or, where the model says so, all that are visible. */
export function callProcess(run: Run, node: CallActivity, key: number): void {
  const visible = visibleIn(run, key)
  const processId = textOf(run, node.processId, visible)
  if (processId === null) return stop(run, key, notText('process id', '流程 id'))
  const businessKey = node.businessKey === null ? run.before.businessKey : keyOf(run, node.businessKey, visible)
  if (businessKey === null) return stop(run, key, notText('business key', '业务键'))
  change(run, key, { wait: { kind: 'call', processId } })
  run.effects.push({
    kind: 'call',
    key,
    element: node.id,
    processId,
    binding: node.binding,
    businessKey,
    variables: node.passesAllVariables ? visible : (elementOf(run, key).variables ?? {}),
  })
}
