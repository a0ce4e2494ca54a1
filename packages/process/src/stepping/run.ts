import { createEvaluation, type Evaluation, type FeelContext } from '@aftersale/feel'
import type { Instant } from '@aftersale/kernel'
import type { Effect, ProcessEvent, Step } from '../command.ts'
import type { Body, FlowNode, ProcessDefinition, SequenceFlow } from '../definition.ts'
import {
  type Compensable,
  type ElementInstance,
  type FiredGateway,
  INSTANCE,
  type InstanceState,
  type Subscription,
  type TakenFlow,
} from '../state.ts'
import type { Surroundings } from './surroundings.ts'

/** Something still to be done before the instance rests. */
export type Item =
  /** A token comes to a node, by a flow or (null) without one. */
  | { readonly do: 'arrive'; readonly node: FlowNode; readonly scope: number; readonly flow: SequenceFlow | null }
  /** Prepares a visit: data and variables, what can interrupt it, its start listeners. */
  | { readonly do: 'begin'; readonly key: number }
  /** Does what the element is for. */
  | { readonly do: 'activate'; readonly key: number }
  /** It was done; `data` goes into the history. */
  | { readonly do: 'complete'; readonly key: number; readonly data: unknown }
  /** Nothing keeps it any more but finding the way on. */
  | { readonly do: 'leave'; readonly key: number; readonly data: unknown }
  /** A scope may have nothing left in it. */
  | { readonly do: 'settle'; readonly scope: number }
  /** A compensation handler ended undone: whoever threw the compensation goes on with the next one. */
  | { readonly do: 'undo-next'; readonly thrower: number }

interface Change {
  readonly scope: number
  readonly name: string
  readonly isNew: boolean
}

/** The work of some commands on one instance: opened on the state before, closed into the answer. */
export interface Run {
  readonly definition: ProcessDefinition
  readonly now: Instant
  readonly surroundings: Surroundings
  readonly evaluation: Evaluation
  /** By key, ascending. */
  readonly elements: Map<number, ElementInstance>
  /** Keys of what lives in each scope. */
  readonly children: Map<number, Set<number>>
  readonly subscriptions: Map<number, readonly Subscription[]>
  readonly events: ProcessEvent[]
  readonly effects: Effect[]
  readonly agenda: Item[]
  /** How many tokens on the agenda are on their way within each scope. */
  readonly onTheWay: Map<number, number>
  /** How often something was entered in each scope by this command: what a loop without a wait is told by. */
  readonly visits: Map<number, number>
  /** Scopes that are complete and not left yet: nothing completes twice. */
  readonly completing: Set<number>
  /** Subscriptions (owner, event and index) made by this command: a condition is looked at when it begins to wait. */
  readonly unseen: Set<string>
  readonly before: InstanceState
  taken: TakenFlow[]
  compensable: Compensable[]
  fired: readonly FiredGateway[]
  /** Variables that were made or changed since conditions were last looked at. */
  changes: Change[]
  variables: FeelContext
  nextKey: number
  /** The key that the first visit of this command gets. */
  firstKey: number
  status: InstanceState['status']
}

export function openRun(
  definition: ProcessDefinition,
  state: InstanceState,
  now: Instant,
  surroundings: Surroundings,
): Run {
  const children = new Map<number, Set<number>>()
  for (const { key, scope } of state.elements) childrenIn(children, scope).add(key)
  return {
    definition,
    now,
    surroundings,
    evaluation: createEvaluation({ now, zone: surroundings.zone }),
    elements: new Map(state.elements.map((element) => [element.key, element])),
    children,
    subscriptions: Map.groupBy(state.subscriptions, (subscription) => subscription.owner),
    events: [],
    effects: [],
    agenda: [],
    onTheWay: new Map(),
    visits: new Map(),
    completing: new Set(),
    unseen: new Set(),
    before: state,
    taken: [...state.taken],
    compensable: [...state.compensable],
    fired: state.fired,
    changes: [],
    variables: state.variables,
    nextKey: state.nextKey,
    firstKey: state.nextKey,
    status: state.status,
  }
}

export function closeRun(run: Run): Step {
  return {
    state: {
      status: run.status,
      businessKey: run.before.businessKey,
      isCalled: run.before.isCalled,
      nextKey: run.nextKey,
      variables: run.variables,
      elements: [...run.elements.values()],
      taken: run.taken,
      subscriptions: [...run.subscriptions.values()].flat(),
      compensable: run.status === 'active' ? run.compensable : [],
      fired: run.fired,
    },
    events: run.events,
    effects: run.effects,
  }
}

/** Each command is counted by itself, however many are given in one go. */
export function openCommand(run: Run): void {
  run.visits.clear()
  run.firstKey = run.nextKey
}

function childrenIn(children: Map<number, Set<number>>, scope: number): Set<number> {
  const known = children.get(scope)
  if (known !== undefined) return known
  const made = new Set<number>()
  children.set(scope, made)
  return made
}

export function push(run: Run, item: Item): void {
  if (item.do === 'arrive') run.onTheWay.set(item.scope, (run.onTheWay.get(item.scope) ?? 0) + 1)
  run.agenda.push(item)
}

export function elementOf(run: Run, key: number): ElementInstance {
  const element = run.elements.get(key)
  if (element === undefined) throw new Error(`expected an active element with the key ${key}, found none`)
  return element
}

export function nodeById(run: Run, id: string): FlowNode {
  const node = run.definition.nodes.get(id)
  if (node === undefined) throw new Error(`expected the element ${id} in ${run.definition.id}, found none`)
  return node
}

export const nodeOf = (run: Run, element: ElementInstance): FlowNode => nodeById(run, element.element)

/** Replaces an active element by one with these members changed. */
export function change(run: Run, key: number, changes: Partial<Omit<ElementInstance, 'key' | 'scope'>>): void {
  run.elements.set(key, { ...elementOf(run, key), ...changes })
}

export function addElement(run: Run, element: ElementInstance): void {
  run.elements.set(element.key, element)
  childrenIn(run.children, element.scope).add(element.key)
}

/** Takes an element off with everything that hangs on its key; what lived in it must be gone before. */
export function removeElement(run: Run, { key, scope }: ElementInstance): void {
  run.elements.delete(key)
  run.children.get(scope)?.delete(key)
  run.children.delete(key)
  run.subscriptions.delete(key)
  run.completing.delete(key)
  clearTokens(run, key)
}

/** Drops the tokens within a scope: those that wait at joins, and those on their way. */
export function clearTokens(run: Run, scope: number): void {
  if ((run.onTheWay.get(scope) ?? 0) > 0) {
    run.onTheWay.delete(scope)
    for (const [position, item] of run.agenda.entries()) {
      if (item.do === 'arrive' && item.scope === scope) run.agenda[position] = { do: 'settle', scope }
    }
  }
  if (run.taken.length > 0) run.taken = run.taken.filter((taken) => taken.scope !== scope)
  if (run.fired.length > 0) run.fired = run.fired.filter((fired) => fired.scope !== scope)
}

/** Keys of what is active in a scope, oldest first. */
export const childrenOf = (run: Run, scope: number): readonly number[] => [...(run.children.get(scope) ?? [])]

export const hasChildren = (run: Run, scope: number): boolean => (run.children.get(scope)?.size ?? 0) > 0

export const isThere = (run: Run, scope: number): boolean =>
  scope === INSTANCE ? run.status === 'active' : run.elements.has(scope)

/** What is drawn at the level of a scope; null where the scope is the body of a loop, which holds only turns. */
export function bodyOf(run: Run, scope: number): Body | null {
  if (scope === INSTANCE) return run.definition
  const element = elementOf(run, scope)
  const node = nodeOf(run, element)
  return element.loop === null && 'body' in node ? node.body : null
}

/** Whether it is one turn of a loop or multi-instance. */
export const isTurn = (run: Run, element: ElementInstance): boolean =>
  element.scope !== INSTANCE && elementOf(run, element.scope).loop !== null

/** The scope that the tokens of an element lie in: where flows leave it to. Of a turn, that of its loop's body. */
export function flowScope(run: Run, element: ElementInstance): number {
  return isTurn(run, element) ? elementOf(run, element.scope).scope : element.scope
}

export function subscriptionsOf(run: Run, owner: number): readonly Subscription[] {
  return run.subscriptions.get(owner) ?? []
}

export function setSubscriptions(run: Run, owner: number, subscriptions: readonly Subscription[]): void {
  if (subscriptions.length === 0) run.subscriptions.delete(owner)
  else run.subscriptions.set(owner, subscriptions)
}
