import { INSTANCE } from '../state.ts'
import { activate } from './activating/activate.ts'
import { lookAtAdHoc } from './ad-hoc.ts'
import { begin } from './begin.ts'
import { compensateNext } from './compensation.ts'
import { complete } from './complete.ts'
import { lookAtConditions } from './conditions.ts'
import { completeScope, enter } from './enter.ts'
import { arriveAtJoin, isJoin, settleJoins, stopDeadJoins } from './joins.ts'
import { leave } from './leave.ts'
import { elementOf, hasChildren, type Item, isThere, nodeOf, push, type Run } from './run.ts'
import { recomputeTimers } from './timers.ts'

/** Works the agenda off until every token waits or is consumed. A queue, not recursion: a long flow must not deepen the stack. */
export function settle(run: Run): void {
  do {
    workOff(run)
  } while (run.status === 'active' && lookAround(run))
}

function workOff(run: Run): void {
  for (let position = 0; position < run.agenda.length; position += 1) {
    const item = run.agenda[position]
    if (item !== undefined) work(run, item)
  }
  run.agenda.length = 0
}

/** What can only be decided when everything else rests. Answers whether something moved. */
function lookAround(run: Run): boolean {
  if (run.taken.length + run.fired.length > 0 && settleJoins(run)) return true
  if (run.agenda.length > 0) return true
  if (run.definition.watchesVariables) {
    if (run.changes.length > 0) recomputeTimers(run)
    if (lookAtConditions(run)) return true
  }
  run.changes = []
  run.unseen.clear()
  if (run.taken.length > 0) stopDeadJoins(run)
  return run.agenda.length > 0
}

function work(run: Run, item: Item): void {
  switch (item.do) {
    case 'arrive':
      run.onTheWay.set(item.scope, (run.onTheWay.get(item.scope) ?? 1) - 1)
      return arrive(run, item)
    case 'settle':
      return isThere(run, item.scope) ? settleScope(run, item.scope) : undefined
    case 'undo-next':
      return compensateNext(run, item.thrower)
    case 'begin':
      return run.elements.has(item.key) ? begin(run, item.key) : undefined
    case 'activate':
      return run.elements.has(item.key) ? activate(run, item.key) : undefined
    case 'complete':
      return run.elements.has(item.key) ? complete(run, item.key, item.data) : undefined
    case 'leave':
      return run.elements.has(item.key) ? leave(run, item.key, item.data) : undefined
  }
}

/** A scope that ended meanwhile takes the tokens on their way within it along. */
function arrive(run: Run, { node, scope, flow }: Extract<Item, { do: 'arrive' }>): void {
  if (!isThere(run, scope)) return
  if (flow !== null && isJoin(node)) {
    arriveAtJoin(run, node, scope, flow)
    push(run, { do: 'settle', scope })
  } else enter(run, node, scope)
}

/** A scope with nothing left in it is done. Tokens that wait at joins are looked after when all rests. */
function settleScope(run: Run, scope: number): void {
  if (hasChildren(run, scope) || (run.onTheWay.get(scope) ?? 0) > 0 || run.completing.has(scope)) return
  if (run.taken.some((taken) => taken.scope === scope)) return
  if (scope === INSTANCE) {
    run.subscriptions.delete(INSTANCE)
    run.fired = run.fired.filter((fired) => fired.scope !== INSTANCE)
    run.status = 'completed'
    run.events.push({ kind: 'completed', at: run.now })
    return
  }
  const element = elementOf(run, scope)
  if (element.wait.kind !== 'children' || element.loop !== null) return
  const node = nodeOf(run, element)
  if (node.kind === 'adHocSubProcess') return lookAtAdHoc(run, scope, node)
  if (node.kind === 'subProcess') completeScope(run, scope, null)
}
