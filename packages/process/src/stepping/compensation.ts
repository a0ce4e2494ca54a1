import type { FlowNode, SubProcess } from '../definition.ts'
import { isActivity } from '../definition.ts'
import type { Compensable, ElementInstance } from '../state.ts'
import { done, enter, open } from './enter.ts'
import { fireStart } from './fire.ts'
import { change, elementOf, flowScope, isThere, nodeById, nodeOf, push, type Run } from './run.ts'

/** Keeps an activity that is done, where anything could undo it. What was done within it goes with it. */
export function keepForCompensation(run: Run, element: ElementInstance, node: FlowNode): void {
  if (!isActivity(node) || element.compensates !== null || node.isForCompensation) return
  const inner = 'body' in node ? run.compensable.filter(({ scope }) => scope === element.key) : []
  if (inner.length > 0) run.compensable = run.compensable.filter(({ scope }) => scope !== element.key)
  // Of a loop each turn is kept, its body is not.
  if (element.loop !== null) return
  if (node.compensatedBy === null && inner.length === 0 && compensationStart(node) === null) return
  const { key, variables } = element
  run.compensable.push({ key, element: node.id, scope: flowScope(run, element), variables, inner })
}

/** Everything that an event in this scope may undo: of an event sub-process also what is around it. */
function compensableFrom(run: Run, scope: number, activity: string | null): readonly Compensable[] {
  const scopes = new Set([scope])
  const element = run.elements.get(scope)
  if (element !== undefined && isEventSubProcess(nodeOf(run, element))) scopes.add(element.scope)
  return run.compensable.filter((one) => scopes.has(one.scope) && (activity === null || one.element === activity))
}

const isEventSubProcess = (node: FlowNode) => node.kind === 'subProcess' && node.variant === 'event'

/**
 * Undoes activities one after the other, the last completed first (BPMN 2.0.2, 13.5.5): `key` waits meanwhile and
 * completes when all is undone.
 */
export function compensate(run: Run, key: number, records: readonly Compensable[]): void {
  const taken = new Set(records)
  run.compensable = run.compensable.filter((one) => !taken.has(one))
  change(run, key, { wait: { kind: 'compensation', left: records } })
  compensateNext(run, key)
}

/** Begins to undo all at once, for an event that does not wait for it. */
function compensateAside(run: Run, key: number, records: readonly Compensable[]): void {
  const taken = new Set(records)
  run.compensable = run.compensable.filter((one) => !taken.has(one))
  for (const record of records.toReversed()) undo(run, record, record.scope, key)
}

/** A handler is done: the next one follows, if whoever threw the compensation still waits for it. */
export function compensateNext(run: Run, thrower: number): void {
  const element = run.elements.get(thrower)
  if (element?.wait.kind !== 'compensation') return
  const { left } = element.wait
  const record = left.at(-1)
  if (record === undefined) {
    change(run, thrower, { wait: { kind: 'children' } })
    return push(run, { do: 'complete', key: thrower, data: null })
  }
  change(run, thrower, { wait: { kind: 'compensation', left: left.slice(0, -1) } })
  // What was done inside a sub-process is undone inside the visit that was opened for it.
  const scope = isThere(run, record.scope) ? record.scope : thrower
  undo(run, record, scope, thrower)
}

function undo(run: Run, record: Compensable, scope: number, thrower: number): void {
  const node = nodeById(run, record.element)
  const { variables } = record
  if (isActivity(node) && node.compensatedBy !== null) {
    enter(run, nodeById(run, node.compensatedBy), scope, { variables, compensates: thrower })
    return
  }
  const key = open(run, node, scope, { variables, compensates: thrower, isTurn: true })
  const start = compensationStart(node)
  if (start === null) return compensate(run, key, record.inner)
  run.compensable = [...run.compensable, ...record.inner.map((one) => ({ ...one, scope: key }))]
  fireStart(run, key, start, null)
}

function compensationStart(node: FlowNode) {
  if (node.kind !== 'subProcess') return null
  for (const { body } of node.body.eventSubProcesses satisfies readonly SubProcess[]) {
    for (const start of body.triggeredStarts) {
      if (start.kind === 'startEvent' && start.definitions.some(({ kind }) => kind === 'compensation')) return start
    }
  }
  return null
}

/** A throw event asks for compensation: it waits for it, or only begins it. */
export function throwCompensation(run: Run, key: number, activity: string | null, waits: boolean): void {
  const records = compensableFrom(run, elementOf(run, key).scope, activity)
  if (waits) return compensate(run, key, records)
  compensateAside(run, key, records)
  done(run, key, null)
}
