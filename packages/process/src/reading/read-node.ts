import type { Body, FlowNode } from '../definition.ts'
import type { Drawing } from './drawing.ts'
import { readCatchEvent, readEndEvent, readStartEvent, readThrowEvent } from './read-event.ts'
import { readEventBasedGateway, readGateway } from './read-gateway.ts'
import { readAdHoc, readCallActivity, readSubProcess } from './read-sub-process.ts'
import {
  readBusinessRuleTask,
  readPlainTask,
  readReceiveTask,
  readScriptTask,
  readSendTask,
  readServiceTask,
} from './read-task.ts'
import { readUserTask } from './read-user-task.ts'
import type { Source } from './source.ts'

/** What is drawn inside a sub-process, all of it read already. */
export type Contents = (source: Source) => Body

/** Reads one flow node but boundary events; null where it will not execute at all (the reason is added). */
export function readNode(source: Source, parent: string | null, contents: Contents, drawing: Drawing): FlowNode | null {
  switch (source.$type) {
    case 'bpmn:StartEvent':
      return readStartEvent(source, parent, drawing)
    case 'bpmn:EndEvent':
      return readEndEvent(source, parent, drawing)
    case 'bpmn:IntermediateCatchEvent':
      return readCatchEvent(source, parent, drawing)
    case 'bpmn:IntermediateThrowEvent':
      return readThrowEvent(source, parent, drawing)
    case 'bpmn:ExclusiveGateway':
      return readGateway(source, parent, 'exclusiveGateway', drawing)
    case 'bpmn:ParallelGateway':
      return readGateway(source, parent, 'parallelGateway', drawing)
    case 'bpmn:InclusiveGateway':
      return readGateway(source, parent, 'inclusiveGateway', drawing)
    case 'bpmn:ComplexGateway':
      return readGateway(source, parent, 'complexGateway', drawing)
    case 'bpmn:EventBasedGateway':
      return readEventBasedGateway(source, parent, drawing)
    case 'bpmn:ServiceTask':
      return readServiceTask(source, parent, drawing)
    case 'bpmn:SendTask':
      return readSendTask(source, parent, drawing)
    case 'bpmn:ReceiveTask':
      return readReceiveTask(source, parent, drawing)
    case 'bpmn:ScriptTask':
      return readScriptTask(source, parent, drawing)
    case 'bpmn:BusinessRuleTask':
      return readBusinessRuleTask(source, parent, drawing)
    case 'bpmn:UserTask':
      return readUserTask(source, parent, drawing)
    case 'bpmn:ManualTask':
      return readPlainTask(source, parent, 'manualTask', drawing)
    case 'bpmn:Task':
      return readPlainTask(source, parent, 'task', drawing)
    case 'bpmn:CallActivity':
      return readCallActivity(source, parent, drawing)
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction':
      return readSubProcess(source, parent, contents(source), drawing)
    case 'bpmn:AdHocSubProcess':
      return readAdHoc(source, parent, contents(source), drawing)
    default:
      return refuseElement(source, drawing)
  }
}

function refuseElement(source: Source, { problems }: Drawing): null {
  const type = source.$type.replace('bpmn:', '')
  problems.add(source, 'process.element-not-executed', `A ${type} is not executed.`, `不支持执行 ${type}。`)
  return null
}
