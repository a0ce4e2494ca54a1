import { startAdHoc } from '../ad-hoc.ts'
import { done } from '../enter.ts'
import { offerJob } from '../jobs.ts'
import { startLoop } from '../loops.ts'
import { openScope } from '../open-scope.ts'
import { elementOf, nodeOf, type Run } from '../run.ts'
import { awaitEvent } from './catch-event.ts'
import { awaitEvents } from './gateway.ts'
import { startSubProcess } from './sub-process.ts'
import { askDecision, awaitMessage, callProcess, runScript, sendMessage } from './tasks.ts'
import { throwEvent } from './throw.ts'
import { openUserTask } from './user-task.ts'

/** Does what the element is for, under the key of its visit. Called again with the same key when it is retried. */
export function activate(run: Run, key: number): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  if (element.loop !== null) return startLoop(run, key)
  switch (node.kind) {
    case 'startEvent':
    case 'intermediateCatchEvent':
    case 'boundaryEvent':
      return awaitEvent(run, node, key)
    case 'intermediateThrowEvent':
    case 'endEvent':
      return throwEvent(run, node, key)
    case 'exclusiveGateway':
    case 'parallelGateway':
    case 'inclusiveGateway':
    case 'complexGateway':
    case 'manualTask':
    case 'task':
      return done(run, key, null)
    case 'eventBasedGateway':
      return awaitEvents(run, node, key)
    case 'serviceTask':
      return offerJob(run, key, '', node.job)
    case 'sendTask':
      return sendMessage(run, node, key)
    case 'receiveTask':
      return awaitMessage(run, node, key)
    case 'scriptTask':
      return runScript(run, node, key)
    case 'businessRuleTask':
      return askDecision(run, node, key)
    case 'userTask':
      return openUserTask(run, node, key)
    case 'callActivity':
      return callProcess(run, node, key)
    case 'subProcess':
      return startSubProcess(run, node, key)
    case 'adHocSubProcess':
      openScope(run, key)
      return startAdHoc(run, key, node)
  }
}
