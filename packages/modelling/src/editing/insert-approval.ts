import { accept, type Result } from '@aftersale/kernel'
import { setWords } from '../document/names.ts'
import { newPart, setExtension } from '../document/new-part.ts'
import type { PlainRefusal } from '../document/open-document.ts'
import type { Part, Words } from '../document/part.ts'
import { grantedBy } from './granted-by.ts'
import { anchorOf, makeNode, OTHERWISE, putOn } from './new-node.ts'
import { checkTarget, countsWays, nodeOf } from './places.ts'
import type { NewStep, Refused } from './plain-edit.ts'
import { setCondition, setDue, setForm, setVerdict, setWho } from './settings.ts'
import { addNode, connect, containerOf, type Editing, freeId, targetOf } from './wiring.ts'

type Approval = NewStep & { readonly kind: 'approval' }

/**
 * Puts the step of a person on a way. With `only`, a branch before it lets all others pass; with `refused`, a branch behind it
 * leads what was refused elsewhere. What passes, and what is granted, goes on as before.
 */
export function insertApproval(editing: Editing, flow: Part, step: Approval): Result<string, PlainRefusal> {
  const end = step.refused === null ? accept(null) : refusedTo(editing, flow, step.refused)
  if (!end.ok) return end
  const task = makeNode(editing, 'bpmn:UserTask', step.name, 'Approval')
  const id = task.id ?? ''
  setExtension(task, 'zeebe:UserTask', {})
  setWho(task, step.who)
  setForm(task, step.form)
  setDue(task, step.due)
  const onward = targetFor(editing, flow, step, id)
  const passing = step.only === null ? null : insertGate(editing, flow, id, onward)
  const after = putOn(editing, passing?.asked ?? flow, task)
  if (passing !== null && step.only !== null) {
    setCondition(passing.asked, step.only.condition)
    setWords(passing.asked, step.only.name)
  }
  if (end.value !== null) {
    setVerdict(task, false)
    addRefusal(editing, after, id, end.value)
  }
  return accept(id)
}

/**
 * Where several ways now lead on, a gateway that waits for as many as it has would wait for one too many: they meet before it.
 */
function targetFor(editing: Editing, flow: Part, step: Approval, id: string): Part {
  const target = targetOf(flow)
  if (step.only === null || !countsWays(target)) return target
  const meet = newPart('bpmn:ExclusiveGateway', { id: freeId(editing, `${id}Passed`) })
  putOn(editing, flow, meet)
  return meet
}

/** The branch before the step: on one way it is asked for, on the other one all goes on. */
function insertGate(editing: Editing, flow: Part, id: string, onward: Part): { readonly asked: Part } {
  const gate = newPart('bpmn:ExclusiveGateway', { id: freeId(editing, `${id}Needed`) })
  setWords(gate, NEEDED)
  const asked = putOn(editing, flow, gate)
  const others = connect(editing, gate, onward, `${id}NotNeeded`, asked)
  setWords(others, OTHERWISE)
  gate.set('default', others)
  return { asked }
}

function addRefusal(editing: Editing, after: Part, id: string, refused: Part): void {
  const gate = newPart('bpmn:ExclusiveGateway', { id: freeId(editing, `${id}Granted`) })
  setWords(gate, GRANTED)
  const granted = putOn(editing, after, gate)
  setCondition(granted, `${grantedBy(id)} = true`)
  setWords(granted, YES)
  const no = connect(editing, gate, refused, `${id}Refused`, granted)
  setWords(no, NO)
  gate.set('default', no)
}

function refusedTo(editing: Editing, flow: Part, refused: Refused): Result<Part, PlainRefusal> {
  const container = containerOf(flow)
  if (refused.kind === 'step') {
    const found = nodeOf(editing, refused.id)
    return found.ok ? checkTarget(found.value, container) : found
  }
  const end = makeNode(editing, 'bpmn:EndEvent', refused.name, 'Refused')
  addNode(editing, end, anchorOf(flow))
  return accept(end)
}

const NEEDED: Words = { en: 'Approval needed?', 'zh-CN': '需要审批？' }
const GRANTED: Words = { en: 'Granted?', 'zh-CN': '是否同意？' }
const YES: Words = { en: 'granted', 'zh-CN': '同意' }
const NO: Words = { en: 'refused', 'zh-CN': '拒绝' }
