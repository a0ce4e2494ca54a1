import type { Cause } from '../command.ts'
import type { BusinessRuleTask, ExclusiveGateway, FlowNode, ServiceTask, UserTask } from '../definition.ts'
import { leave, type Run, stop, wait } from '../run.ts'
import { mapInputs, visibleVariables } from '../variables.ts'
import { textOf, textsOf } from './attribute-text.ts'
import { chooseFlow } from './exclusive-gateway.ts'

/** Does what the element is for, under the key of its visit. Called again with the same key when it is retried. */
export function activate(run: Run, node: FlowNode, key: number): void {
  switch (node.kind) {
    case 'startEvent':
    case 'endEvent':
      return leave(run, node, { key, locals: mapInputs(node, run.variables, run.evaluation), result: null })
    case 'exclusiveGateway':
      return passGateway(run, node, key)
    case 'serviceTask':
      return offerJob(run, node, key)
    case 'businessRuleTask':
      return askDecision(run, node, key)
    case 'userTask':
      return openUserTask(run, node, key)
  }
}

function passGateway(run: Run, node: ExclusiveGateway, key: number): void {
  const chosen = chooseFlow(node, run.variables, run.evaluation)
  if ('cause' in chosen) return stop(run, node, key, chosen.cause)
  leave(run, node, { key, locals: null, result: null }, chosen.flows)
}

function offerJob(run: Run, node: ServiceTask, key: number): void {
  const locals = mapInputs(node, run.variables, run.evaluation)
  const variables = visibleVariables(run.variables, locals)
  const type = textOf(node.jobType, variables, run.evaluation)
  if (type === null) return stop(run, node, key, notText('job type', '工作类型'))
  wait(run, { key, element: node.id, since: run.now, waitsFor: 'job', locals })
  run.effects.push({ kind: 'job', key, element: node.id, type, headers: node.headers, variables })
}

function askDecision(run: Run, node: BusinessRuleTask, key: number): void {
  const locals = mapInputs(node, run.variables, run.evaluation)
  const variables = visibleVariables(run.variables, locals)
  const decisionId = textOf(node.decisionId, variables, run.evaluation)
  if (decisionId === null) return stop(run, node, key, notText('decision id', '决策 id'))
  wait(run, { key, element: node.id, since: run.now, waitsFor: 'decision', locals })
  run.effects.push({ kind: 'decision', key, element: node.id, decisionId, variables })
}

function openUserTask(run: Run, node: UserTask, key: number): void {
  const locals = mapInputs(node, run.variables, run.evaluation)
  const variables = visibleVariables(run.variables, locals)
  const candidateGroups = node.candidateGroups ? textsOf(node.candidateGroups, variables, run.evaluation) : []
  if (candidateGroups === null) return stop(run, node, key, notText('candidate groups', '候选组'))
  const assignee = node.assignee ? textOf(node.assignee, variables, run.evaluation) : null
  if (node.assignee !== null && assignee === null) return stop(run, node, key, notText('assignee', '办理人'))
  const formId = node.formId ? textOf(node.formId, variables, run.evaluation) : null
  if (node.formId !== null && formId === null) return stop(run, node, key, notText('form id', '表单 id'))
  wait(run, { key, element: node.id, since: run.now, waitsFor: 'user-task', locals })
  run.effects.push({ kind: 'user-task', key, element: node.id, name: node.name, assignee, candidateGroups, formId })
}

function notText(what: string, zh: string): Cause {
  return {
    code: 'process.not-text',
    message: { en: `The expression for the ${what} gives no text.`, 'zh-CN': `“${zh}”的表达式没有得到文本。` },
  }
}
