import { createEvaluation, type Evaluation, type FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Cause, Effect, ProcessEvent, Step } from './command.ts'
import type { FlowNode, ProcessDefinition, SequenceFlow } from './definition.ts'
import type { ElementInstance, InstanceState } from './state.ts'
import { mapOutputs } from './variables.ts'

/** How many elements one command may pass before it counts as a loop without a wait (engine.md, guarantee 12). */
const MOST_VISITS = 10_000

/** The work of one command on one instance: opened on the state before, closed into the answer. Lives for one `step`. */
export interface Run {
  readonly definition: ProcessDefinition
  readonly now: Instant
  readonly evaluation: Evaluation
  readonly elements: ElementInstance[]
  readonly events: ProcessEvent[]
  readonly effects: Effect[]
  /** Flow nodes that a token has reached and that were not entered yet, in the order reached. */
  readonly reached: FlowNode[]
  variables: FeelContext
  nextKey: number
  visits: number
}

export function openRun(definition: ProcessDefinition, state: InstanceState, now: Instant): Run {
  return {
    definition,
    now,
    evaluation: createEvaluation({ now }),
    elements: [...state.elements],
    events: [],
    effects: [],
    reached: [],
    variables: state.variables,
    nextKey: state.nextKey,
    visits: 0,
  }
}

export function closeRun(run: Run): Step {
  const completed = run.elements.length === 0
  if (completed) run.events.push({ kind: 'completed', at: run.now })
  return {
    state: {
      status: completed ? 'completed' : 'active',
      nextKey: run.nextKey,
      variables: run.variables,
      elements: run.elements,
    },
    events: run.events,
    effects: run.effects,
  }
}

/** Opens a visit. Answers its key, or null where this command has passed more elements than it may. */
export function enter(run: Run, node: FlowNode): number | null {
  const key = run.nextKey
  run.nextKey += 1
  run.visits += 1
  run.events.push({ kind: 'entered', at: run.now, element: node.id, key })
  if (run.visits <= MOST_VISITS) return key
  stop(run, node, key, {
    code: 'process.endless-loop',
    message: {
      en: `More than ${MOST_VISITS} elements were passed without a wait: the flow turns in a circle.`,
      'zh-CN': `连续经过了超过 ${MOST_VISITS} 个元素而没有等待：流程在循环。`,
    },
  })
  return null
}

/** Closes a visit: writes what it brought, and sends the token along the flows given (all that leave it, if none). */
export function leave(
  run: Run,
  node: FlowNode,
  visit: { key: number; locals: FeelContext | null; result: FeelContext | null; data?: unknown },
  flows: readonly SequenceFlow[] = node.outgoing,
): void {
  run.variables = mapOutputs(node, run.variables, visit.locals, visit.result, run.evaluation)
  const ids = flows.map((flow) => flow.id)
  run.events.push({ kind: 'left', at: run.now, element: node.id, key: visit.key, flows: ids, data: visit.data ?? null })
  for (const flow of flows) {
    const target = run.definition.nodes.get(flow.target)
    if (target === undefined) throw new Error(`expected the flow ${flow.id} to lead to a node, got ${flow.target}`)
    run.reached.push(target)
  }
}

/** Leaves the visit open until the outside answers. */
export function wait(run: Run, visit: ElementInstance): void {
  run.elements.push(visit)
}

/** The element cannot go on by itself: it waits for repair, and everybody can see why. */
export function stop(run: Run, node: FlowNode, key: number, cause: Cause): void {
  run.events.push({ kind: 'stopped', at: run.now, element: node.id, key, data: cause })
  run.elements.push({ key, element: node.id, since: run.now, waitsFor: 'repair', locals: null })
  run.effects.push({ kind: 'incident', key, element: node.id, cause })
}
