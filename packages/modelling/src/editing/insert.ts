import { accept, type Result } from '@aftersale/kernel'
import { setWords } from '../document/names.ts'
import { newPart, setExtension } from '../document/new-part.ts'
import type { PlainRefusal } from '../document/open-document.ts'
import type { Part } from '../document/part.ts'
import { insertApproval } from './insert-approval.ts'
import { insertCall, insertWork } from './insert-work.ts'
import { makeNode, OTHERWISE, putOn } from './new-node.ts'
import { checkInsertable, flowOf } from './places.ts'
import type { NewStep } from './plain-edit.ts'
import { setCondition, setDecision, setTemplate, setWait } from './settings.ts'
import { addNode, connect, type Editing, freeId, leadTo, targetOf } from './wiring.ts'

/** Puts a step on a way; answers the id of its card. */
export function insertStep(editing: Editing, flowId: string, step: NewStep): Result<string, PlainRefusal> {
  const found = flowOf(editing, flowId)
  const place = found.ok ? checkInsertable(found.value) : found
  if (!place.ok) return place
  const flow = place.value
  switch (step.kind) {
    case 'approval':
      return insertApproval(editing, flow, step)
    case 'work':
      return insertWork(editing, flow, step)
    case 'call':
      return accept(insertCall(editing, flow, step))
    case 'branch':
    case 'parallel':
      return accept(insertFork(editing, flow, step))
    default:
      return accept(insertPlain(editing, flow, step))
  }
}

function insertPlain(editing: Editing, flow: Part, step: NewStep & { kind: 'tell' | 'rule' | 'wait' }): string {
  const node = makeNode(editing, TYPES[step.kind], step.name, NOUNS[step.kind])
  if (step.kind === 'tell') {
    setExtension(node, 'zeebe:TaskDefinition', { type: 'cases.tell' })
    setTemplate(node, step.template)
  } else if (step.kind === 'rule') setDecision(node, step.decision, step.result)
  else {
    const timer = newPart('bpmn:TimerEventDefinition')
    timer.$parent = node
    node.set('eventDefinitions', [timer])
    setWait(node, step.timing)
  }
  putOn(editing, flow, node)
  return node.id ?? ''
}

const TYPES = { tell: 'bpmn:ServiceTask', rule: 'bpmn:BusinessRuleTask', wait: 'bpmn:IntermediateCatchEvent' } as const
const NOUNS = { tell: 'Tell', rule: 'Rule', wait: 'Wait' } as const

function insertFork(editing: Editing, flow: Part, step: NewStep & { kind: 'branch' | 'parallel' }): string {
  const isBranch = step.kind === 'branch'
  const type = isBranch ? 'bpmn:ExclusiveGateway' : 'bpmn:ParallelGateway'
  const fork = makeNode(editing, type, step.name, isBranch ? 'Branch' : 'SideBySide')
  const id = fork.id ?? ''
  putOn(editing, flow, fork)
  const join = newPart(type, { id: freeId(editing, `${id}Joined`) })
  const [straight] = [...editing.parts.values()].filter(
    (part) => part.$type === 'bpmn:SequenceFlow' && part.get('sourceRef') === fork,
  )
  if (straight === undefined) throw new Error(`expected a way to leave ${id}`)
  const target = targetOf(straight)
  addNode(editing, join, fork)
  leadTo(editing, straight, join)
  const other = connect(editing, fork, join, `${id}Other`, flow)
  connect(editing, join, target, `${join.id ?? ''}To${target.id ?? ''}`, straight)
  if (isBranch) {
    setCondition(other, step.condition)
    setWords(other, step.way)
    setWords(straight, OTHERWISE)
    fork.set('default', straight)
  }
  return id
}
