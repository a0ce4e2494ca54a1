import { accept, type Result } from '@aftersale/kernel'
import { newPart, setExtension } from '../document/new-part.ts'
import { type PlainRefusal, refusal } from '../document/open-document.ts'
import type { Part } from '../document/part.ts'
import { readsOf } from '../work/offer.ts'
import { workOffers } from '../work/offers.ts'
import { makeNode, putOn } from './new-node.ts'
import type { NewStep } from './plain-edit.ts'
import type { Editing } from './wiring.ts'

/** Puts automatic work on a way, with what it reads and brings. */
export function insertWork(
  editing: Editing,
  flow: Part,
  { name, offer: key, inputs }: NewStep & { readonly kind: 'work' },
): Result<string, PlainRefusal> {
  const offer = workOffers.find((one) => one.key === key)
  const feel = offer === undefined ? null : readsOf(offer, inputs)
  if (offer === undefined || feel === null) {
    return refusal(
      'input-missing',
      'Something that this step needs is not filled in.',
      '此步骤还有必填内容未填写。',
      flow.id ?? null,
    )
  }
  const task = makeNode(editing, 'bpmn:ServiceTask', name, 'Work')
  setExtension(task, 'zeebe:TaskDefinition', { type: offer.type })
  const read = offer.reads === null ? [] : [newPart('zeebe:Input', { source: `=${feel}`, target: offer.reads.target })]
  const brought = Object.entries(offer.brings).map(([target, source]) =>
    newPart('zeebe:Output', { source: `=${source}`, target }),
  )
  if (read.length + brought.length > 0) {
    setExtension(task, 'zeebe:IoMapping', { inputParameters: read, outputParameters: brought })
  }
  putOn(editing, flow, task)
  return accept(task.id ?? '')
}

/** Puts the call of another flow on a way. */
export function insertCall(editing: Editing, flow: Part, step: NewStep & { readonly kind: 'call' }): string {
  const call = makeNode(editing, 'bpmn:CallActivity', step.name, 'Call')
  setExtension(call, 'zeebe:CalledElement', { processId: step.process })
  putOn(editing, flow, call)
  return call.id ?? ''
}
