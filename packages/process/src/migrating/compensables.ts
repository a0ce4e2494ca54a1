import { type FlowNode, isActivity } from '../definition.ts'
import { type Compensable, INSTANCE } from '../state.ts'
import { noTarget, notTogether, undoLost } from './migration-problem.ts'
import { type Placing, scopeFor } from './placement.ts'
import { misfit, nodeFrom, targetId, targetOf } from './targets.ts'

/** What was done and can be undone, as the new version knows it. What has no place there is a problem. */
export function migrateCompensable(placing: Placing, record: Compensable): Compensable {
  const target = undoTarget(placing, record)
  if (target === null) return record
  const isHere = record.scope === INSTANCE || placing.elements.has(record.scope)
  const opened = placing.opened.length
  const scope = isHere ? scopeFor(placing, record.element, record.scope, target.parent) : record.scope
  // A sub-process that only what is done would lie in is not active: nothing in it could ask to undo it.
  if (placing.opened.length > opened) placing.problems.push(notTogether(record.element))
  return moved(placing, record, target, scope ?? record.scope)
}

function moved(placing: Placing, record: Compensable, target: FlowNode, scope: number): Compensable {
  const inner = record.inner.map((one) => {
    const inside = undoTarget(placing, one)
    if (inside === null) return one
    if (inside.parent !== target.id) placing.problems.push(notTogether(one.element))
    return moved(placing, one, inside, one.scope)
  })
  return { ...record, element: target.id, scope, inner }
}

function undoTarget({ versions, problems }: Placing, { element }: Compensable): FlowNode | null {
  const one = nodeFrom(versions, element)
  const other = targetOf(versions, element)
  if (other === null) {
    problems.push(noTarget(element, targetId(versions, element)))
    return null
  }
  const problem = misfit(one, other)
  if (problem !== null) problems.push(problem)
  const isLost = isActivity(one) && isActivity(other) && one.compensatedBy !== null && other.compensatedBy === null
  if (isLost) problems.push(undoLost(element))
  return other
}
