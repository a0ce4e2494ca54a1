import type { FlowNode } from '../definition.ts'
import { type ElementInstance, INSTANCE } from '../state.ts'
import { cannotOpen, leavesLoop, type MigrationProblem, notTogether, scopeNotClear } from './migration-problem.ts'
import { nodeFrom, targetId, type Versions } from './targets.ts'

/** A visit to a sub-process that is opened around what lies in it in the new version. */
export interface OpenedScope {
  readonly key: number
  readonly node: FlowNode
  readonly scope: number
}

/** Where everything active is to lie: worked out for one instance, filled as it goes. */
export interface Placing {
  readonly versions: Versions
  readonly elements: ReadonlyMap<number, ElementInstance>
  /** What each visit is in the new version. A sub-process that is not there any more has none: it ends when all is moved out. */
  readonly targets: Map<number, FlowNode>
  /** New scope of each visit, once it is known; null where there is none. */
  readonly scopes: Map<number, number | null>
  /** Sub-processes opened or joined, by the scope around them and their id: siblings land in a common one. */
  readonly entered: Map<string, number>
  readonly opened: OpenedScope[]
  readonly problems: MigrationProblem[]
  nextKey: number
}

interface Home {
  readonly scope: number
  /** The innermost scope around it that it lay in before: itself or, of one newly entered, what that lies in. */
  readonly anchor: number
}

/** The scope in the new version of a visit that has a target; null, and a problem, where there is none. */
export function scopeOf(placing: Placing, element: ElementInstance): number | null {
  const known = placing.scopes.get(element.key)
  if (known !== undefined) return known
  const scope = placed(placing, element)
  placing.scopes.set(element.key, scope)
  return scope
}

function placed(placing: Placing, element: ElementInstance): number | null {
  const { elements, targets, versions } = placing
  const target = targets.get(element.key)
  if (target === undefined) return null
  if (isTurn(elements, element)) return element.scope
  const one = nodeFrom(versions, element.element)
  const around = elements.get(element.scope)
  // What is being undone, and a start event that stopped, lie in a scope that they are not drawn in: it stays theirs.
  if (element.compensates !== null || one.parent !== (around?.element ?? null)) {
    const parent = one.parent === null ? null : targetId(versions, one.parent)
    return parent === target.parent ? element.scope : refused(placing, notTogether(one.id))
  }
  const home = homeOf(placing, one.id, element.scope, target.parent)
  if (home === null) return null
  const isBegunByEvent = target.kind === 'subProcess' && target.variant === 'event'
  return isBegunByEvent && home.anchor !== home.scope ? refused(placing, notTogether(one.id)) : home.scope
}

/** The scope for something that lay in `start` and is drawn in `parent` in the new version. Null, and a problem, where there is none. */
export function scopeFor(placing: Placing, id: string, start: number, parent: string | null): number | null {
  return homeOf(placing, id, start, parent)?.scope ?? null
}

function homeOf(placing: Placing, id: string, start: number, parent: string | null): Home | null {
  const home = nearest(placing, start, parent) ?? entered(placing, id, start, parent)
  return home === null || !isTornOut(placing, start, home.anchor) ? home : refused(placing, leavesLoop(id))
}

/** Itself or one around it that is a visit to the sub-process. */
function nearest({ elements, targets }: Placing, start: number, parent: string | null): Home | null {
  if (parent === null) return { scope: INSTANCE, anchor: INSTANCE }
  for (let at = elements.get(start); at !== undefined; at = elements.get(at.scope)) {
    if (at.loop === null && targets.get(at.key)?.id === parent) return { scope: at.key, anchor: at.key }
  }
  return null
}

/** The visit to the sub-process that is active beside it or was opened for another; else one that is opened now. */
function entered(placing: Placing, id: string, start: number, parent: string | null): Home | null {
  const node = parent === null ? undefined : placing.versions.to.nodes.get(parent)
  if (node === undefined) throw new Error(`expected the sub-process ${parent} in ${placing.versions.to.id}, found none`)
  const outer = homeOf(placing, id, start, node.parent)
  if (outer === null) return null
  const place = `${outer.scope} ${node.id}`
  const known = placing.entered.get(place)
  if (known !== undefined) return { scope: known, anchor: outer.anchor }
  const beside = besides(placing, node.id, outer.scope)
  if (beside.length > 1) return refused(placing, scopeNotClear(id, node.id))
  if (beside.length === 0 && !canOpen(node)) return refused(placing, cannotOpen(id, node.id))
  const scope = beside[0] ?? open(placing, node, outer.scope)
  placing.entered.set(place, scope)
  return { scope, anchor: outer.anchor }
}

function besides(placing: Placing, parent: string, scope: number): readonly number[] {
  const { elements, targets } = placing
  return [...elements.values()].flatMap((element) =>
    targets.get(element.key)?.id === parent &&
    element.loop === null &&
    element.wait.kind === 'children' &&
    element.compensates === null &&
    !isTurn(elements, element) &&
    scopeOf(placing, element) === scope
      ? [element.key]
      : [],
  )
}

function open(placing: Placing, node: FlowNode, scope: number): number {
  const key = placing.nextKey
  placing.nextKey += 1
  placing.opened.push({ key, node, scope })
  return key
}

/** What an event, a loop or a worker leads is begun by that alone. */
const canOpen = (node: FlowNode): boolean =>
  (node.kind === 'subProcess' && node.variant !== 'event' && node.loop === null) ||
  (node.kind === 'adHocSubProcess' && node.job === null && node.loop === null)

/** Whether it would leave a turn of a loop, which counts on what is in it. */
function isTornOut({ elements }: Placing, start: number, anchor: number): boolean {
  for (let at = elements.get(start); at !== undefined && at.key !== anchor; at = elements.get(at.scope)) {
    if (at.loop !== null) return true
  }
  return false
}

export const isTurn = (elements: ReadonlyMap<number, ElementInstance>, { scope }: ElementInstance): boolean =>
  (elements.get(scope)?.loop ?? null) !== null

function refused(placing: Placing, problem: MigrationProblem): null {
  placing.problems.push(problem)
  return null
}
