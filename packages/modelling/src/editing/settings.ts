import { newPart, setExtension } from '../document/new-part.ts'
import { extensionOf, listOf, type Part, partOf, textOf } from '../document/part.ts'
import type { FieldRight, Policy } from '../reading/plain-flow.ts'
import { grantedBy } from './granted-by.ts'
import type { NewTiming, NewWho } from './plain-edit.ts'

// What a step says in the dialect. Each of these changes one setting and leaves the others as they are.

export function setWho(task: Part, who: NewWho): void {
  const groups = who.kind === 'groups' && who.groups.length > 0 ? who.groups.join(', ') : null
  const persons = who.kind === 'persons' && who.persons.length > 0 ? who.persons.join(', ') : null
  const settings = { assignee: null, candidateUsers: persons, candidateGroups: groups }
  setExtension(task, 'zeebe:AssignmentDefinition', groups === null && persons === null ? null : settings)
}

export function setForm(task: Part, form: string | null): void {
  const old = extensionOf(task, 'zeebe:FormDefinition')
  if (form === null) setExtension(task, 'zeebe:FormDefinition', null)
  else if (textOf(old, 'formId') !== form) setExtension(task, 'zeebe:FormDefinition', { formId: form, formKey: null })
}

export function setDue(task: Part, due: NewTiming | null): void {
  const followUpDate = textOf(extensionOf(task, 'zeebe:TaskSchedule'), 'followUpDate')
  const settings = { dueDate: due?.duration ?? null, followUpDate }
  setExtension(task, 'zeebe:TaskSchedule', due === null && followUpDate === null ? null : settings)
  if (due !== null || followUpDate === null) setCalendar(task, due?.calendar ?? null)
}

function setCalendar(owner: Part, name: string | null): void {
  setExtension(owner, 'aftersale:Calendar', name === null ? null : { name })
}

export function setPolicy(task: Part, policy: Policy | null): void {
  if (policy === null) return setExtension(task, 'aftersale:Approval', null)
  const { kind, ratio, approvers } = policy
  const share = kind === 'ratio' ? String(ratio ?? 0.5) : null
  return setExtension(task, 'aftersale:Approval', { policy: kind, ratio: share, approvers })
}

export function setRights(task: Part, rights: Readonly<Record<string, FieldRight>>): void {
  const values = Object.entries(rights).map(([field, right]) => newPart('aftersale:FieldRight', { field, right }))
  setExtension(task, 'aftersale:FieldRights', values.length === 0 ? null : { values })
}

export function setTemplate(task: Part, template: string): void {
  const all = extensionOf(task, 'zeebe:TaskHeaders')
  const headers = all === null ? [] : listOf(all, 'values')
  const known = headers.find((one) => textOf(one, 'key') === 'template')
  if (known !== undefined) known.set('value', template)
  else {
    const values = [...headers, newPart('zeebe:Header', { key: 'template', value: template })]
    setExtension(task, 'zeebe:TaskHeaders', { values })
  }
}

export function setDecision(task: Part, decision: string, result: string | null): void {
  setExtension(
    task,
    'zeebe:CalledDecision',
    result === null ? { decisionId: decision } : { decisionId: decision, resultVariable: result },
  )
}

/** The duration of the one timer of an event. */
export function setWait(event: Part, { duration, calendar }: NewTiming): void {
  const [definition] = listOf(event, 'eventDefinitions')
  if (definition === undefined) return
  const old = partOf(definition, 'timeDuration')
  if (old === null) {
    const rule = newPart('bpmn:FormalExpression', { body: duration })
    rule.$parent = definition
    definition.set('timeDuration', rule)
    definition.set('timeDate', undefined)
    definition.set('timeCycle', undefined)
  } else old.set('body', duration)
  setCalendar(definition, calendar)
}

export function setCondition(flow: Part, condition: string | null): void {
  if (condition === null) return flow.set('conditionExpression', undefined)
  const body = `=${condition}`
  const old = partOf(flow, 'conditionExpression')
  if (old !== null) return old.set('body', body)
  const made = newPart('bpmn:FormalExpression', { body })
  made.$parent = flow
  return flow.set('conditionExpression', made)
}

/**
 * A step that decides brings its own variable, and the reason given: what another step decided under the same name before stays
 * as it was. Several approvers bring `approved`, one person the answer of the form.
 */
export function setVerdict(task: Part, isSeveral: boolean): void {
  const target = grantedBy(task.id ?? '')
  const source = isSeveral ? '=approved' : '=decision = "approve"'
  const mapping = extensionOf(task, 'zeebe:IoMapping')
  const outputs = mapping === null ? [] : listOf(mapping, 'outputParameters')
  const known = outputs.find((one) => textOf(one, 'target') === target)
  if (known !== undefined) known.set('source', source)
  else {
    const made = [
      newPart('zeebe:Output', { source, target }),
      newPart('zeebe:Output', { source: '=note', target: 'note' }),
    ]
    setExtension(task, 'zeebe:IoMapping', { outputParameters: made })
  }
}

/** Whether the step brings a verdict as `setVerdict` writes it. */
export function hasVerdict(task: Part): boolean {
  const mapping = extensionOf(task, 'zeebe:IoMapping')
  const target = grantedBy(task.id ?? '')
  return mapping !== null && listOf(mapping, 'outputParameters').some((one) => textOf(one, 'target') === target)
}
