import { extensionOf, feelOf, listOf, type Part, textOf } from '../document/part.ts'
import type { FieldRight, Policy, PolicyKind, Step, Who } from './plain-flow.ts'
import { timingOf } from './read-timing.ts'

/** The step of a person: who does it, on which form, until when, and how several decide. */
export function personStepOf(task: Part): Step & { kind: 'person' } {
  const due = textOf(extensionOf(task, 'zeebe:TaskSchedule'), 'dueDate')
  return {
    kind: 'person',
    who: whoOf(task),
    form: textOf(extensionOf(task, 'zeebe:FormDefinition'), 'formId'),
    due: due === null ? null : timingOf(due, task),
    policy: policyOf(task),
    rights: rightsOf(task),
  }
}

const listed = (written: string): string[] =>
  written.split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()]))

function whoOf(task: Part): Who {
  const assignment = extensionOf(task, 'zeebe:AssignmentDefinition')
  const [assignee, users, groups] = ['assignee', 'candidateUsers', 'candidateGroups'].map((name) =>
    textOf(assignment, name),
  )
  const written = [assignee, users, groups].filter((one) => one !== null && one !== undefined)
  if (written.length === 0) return { kind: 'everybody' }
  if (written.length > 1) return { kind: 'formula', text: written.join(', ') }
  if (groups !== null && groups !== undefined) return groupsOf(groups)
  const persons = written[0] ?? ''
  return feelOf(persons) === null ? { kind: 'persons', persons: listed(persons) } : { kind: 'formula', text: persons }
}

const NAMED = /^([\w.]+)$/
const NAMED_OR = /^if ([\w.]+) = null then "([^"]+)" else \1$/

function groupsOf(written: string): Who {
  const feel = feelOf(written)
  if (feel === null) return { kind: 'groups', groups: listed(written) }
  const alone = NAMED.exec(feel)?.[1]
  if (alone !== undefined) return { kind: 'named', variable: alone, otherwise: null }
  const [, variable, otherwise] = NAMED_OR.exec(feel) ?? []
  return variable === undefined || otherwise === undefined
    ? { kind: 'formula', text: written }
    : { kind: 'named', variable, otherwise }
}

const POLICIES: readonly PolicyKind[] = ['any', 'all', 'ordered', 'ratio']

function policyOf(task: Part): Policy | null {
  const approval = extensionOf(task, 'aftersale:Approval')
  if (approval === null) return null
  const kind = POLICIES.find((one) => one === textOf(approval, 'policy')) ?? 'any'
  const ratio = Number(textOf(approval, 'ratio') ?? Number.NaN)
  return { kind, ratio: ratio > 0 && ratio <= 1 ? ratio : null, approvers: textOf(approval, 'approvers') ?? '' }
}

const RIGHTS: readonly FieldRight[] = ['hidden', 'readonly', 'editable', 'required']

function rightsOf(task: Part): Readonly<Record<string, FieldRight>> {
  const all = extensionOf(task, 'aftersale:FieldRights')
  const entries = (all === null ? [] : listOf(all, 'values')).flatMap((one) => {
    const field = textOf(one, 'field')
    const right = RIGHTS.find((known) => known === textOf(one, 'right'))
    return field === null || right === undefined ? [] : [[field, right] as const]
  })
  return Object.fromEntries(entries)
}
