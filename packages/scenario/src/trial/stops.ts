import { type ElementInstance, taskOf } from '@aftersale/process'
import type { ActiveInstance } from '../room/instance.ts'
import { leavesOf } from '../steps/leaves.ts'
import type { Memory } from './memory.ts'
import { nameOf } from './node-work.ts'
import type { TrialStop } from './trial.ts'

/** Where an instance waits for what the past did not bring. */
export const stopsOf = (instance: ActiveInstance, memory: Memory): readonly TrialStop[] =>
  leavesOf(instance).flatMap((element) => stopOf(instance, element, memory) ?? [])

function stopOf(instance: ActiveInstance, element: ElementInstance, memory: Memory): TrialStop | null {
  const node = instance.deployed.process.nodes.get(element.element)
  const kind = kindOf(element)
  if (node === undefined || kind === null) return null
  const past = memory.visitOf(instance, element.key)
  const cause = element.wait.kind === 'repair' ? element.wait.cause : null
  const groups = taskOf(element)?.candidateGroups ?? []
  return { kind, element: node.id, name: nameOf(node), groups, cause, wasSo: past !== null && past.closed === null }
}

function kindOf({ wait }: ElementInstance): TrialStop['kind'] | null {
  switch (wait.kind) {
    case 'user-task':
      return 'person'
    case 'job':
      return 'work'
    case 'event':
      return 'event'
    case 'repair':
      return 'incident'
    default:
      return null
  }
}
