import { accept, type Instant, type Result, refuse } from '@aftersale/kernel'
import type { Command, Step, StepRefusal } from './command.ts'
import type { FlowNode, ProcessDefinition } from './definition.ts'
import { activate } from './elements/activate.ts'
import { closeRun, enter, leave, openRun, type Run, stop } from './run.ts'
import type { ElementInstance, InstanceState } from './state.ts'
import { contextAsVariables } from './variables.ts'

/**
 * The engine's heart, a function: what is asked of an instance (`state` is null before it starts) becomes its next
 * state, what happened (`events`, for the history) and what must be done outside (`effects`). It steps until every
 * token waits or is consumed. Nothing is read but the arguments, nothing is changed but the answer.
 */
export function step(
  definition: ProcessDefinition,
  state: InstanceState | null,
  command: Command,
  now: Instant,
): Result<Step, StepRefusal> {
  if (command.kind === 'start') {
    if (state !== null) return refuse({ code: 'process.already-started' })
    const run = openRun(
      definition,
      { status: 'active', nextKey: 1, variables: contextAsVariables(command.variables), elements: [] },
      now,
    )
    run.events.push({ kind: 'started', at: now })
    run.reached.push(definition.start)
    return accept(settle(run))
  }
  if (state === null) return refuse({ code: 'process.not-started' })
  const position = state.elements.findIndex((element) => element.key === command.key)
  const visit = state.elements[position]
  if (visit === undefined || !answers(command, visit)) {
    return refuse({ code: 'process.not-waiting', key: command.key, waitsFor: visit?.waitsFor ?? null })
  }
  const run = openRun(definition, state, now)
  run.elements.splice(position, 1)
  apply(run, command, visit, nodeOf(definition, visit))
  return accept(settle(run))
}

function answers(command: Exclude<Command, { kind: 'start' }>, visit: ElementInstance): boolean {
  switch (command.kind) {
    case 'complete-job':
      return visit.waitsFor === 'job'
    case 'complete-decision':
      return visit.waitsFor === 'decision'
    case 'complete-user-task':
      return visit.waitsFor === 'user-task'
    case 'fail':
      return visit.waitsFor !== 'repair'
    case 'retry':
      return visit.waitsFor === 'repair'
  }
}

function apply(run: Run, command: Exclude<Command, { kind: 'start' }>, visit: ElementInstance, node: FlowNode): void {
  const { key, locals } = visit
  switch (command.kind) {
    case 'complete-job':
      return leave(run, node, { key, locals, result: command.variables })
    case 'complete-decision': {
      const name = node.kind === 'businessRuleTask' ? node.resultVariable : 'result'
      return leave(run, node, { key, locals, result: { [name]: command.result }, data: command.trace })
    }
    case 'complete-user-task':
      return leave(run, node, { key, locals, result: command.variables, data: { by: command.by } })
    case 'fail':
      return stop(run, node, key, command.cause)
    case 'retry':
      run.events.push({ kind: 'retried', at: run.now, element: node.id, key, data: { by: command.by } })
      return activate(run, node, key)
  }
}

/** Moves tokens on until each waits or is consumed. A queue, not recursion: a long flow must not deepen the stack. */
function settle(run: Run): Step {
  for (let position = 0; position < run.reached.length; position += 1) {
    const node = run.reached[position]
    if (node === undefined) break
    const key = enter(run, node)
    if (key !== null) activate(run, node, key)
  }
  return closeRun(run)
}

function nodeOf(definition: ProcessDefinition, visit: ElementInstance): FlowNode {
  const node = definition.nodes.get(visit.element)
  if (node === undefined) throw new Error(`expected the element ${visit.element} in ${definition.id}, found none`)
  return node
}
