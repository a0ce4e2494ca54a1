import type { Compensable, ElementInstance } from '../state.ts'
import { childrenOf, clearTokens, elementOf, isThere, nodeOf, push, type Run, removeElement } from './run.ts'

/** Ends an element that is not done, with everything in it, the innermost and the latest first. */
export function terminate(run: Run, key: number): void {
  const element = elementOf(run, key)
  terminateWithin(run, key)
  run.events.push({ kind: 'terminated', at: run.now, element: element.element, key })
  if (element.wait.kind === 'compensation') giveBack(run, element.wait.left)
  if ('body' in nodeOf(run, element)) forgetCompensation(run, key)
  removeElement(run, element)
  if (element.compensates !== null) push(run, { do: 'undo-next', thrower: element.compensates })
}

/** What was not undone yet, because whoever had it undone ended, can still be. */
function giveBack(run: Run, left: readonly Compensable[]): void {
  run.compensable = [...left.filter(({ scope }) => isThere(run, scope)), ...run.compensable]
}

/** Ends everything in a scope, except those that `keeps` names, and drops the tokens that wait at its joins. */
export function terminateWithin(run: Run, scope: number, keeps: (element: ElementInstance) => boolean = none): void {
  for (const child of childrenOf(run, scope).toReversed()) {
    const element = run.elements.get(child)
    if (element !== undefined && !keeps(element)) terminate(run, child)
  }
  clearTokens(run, scope)
}

const none = () => false

/** What was done in a scope that did not end well can no longer be compensated from outside of it. */
function forgetCompensation(run: Run, scope: number): void {
  if (run.compensable.some((one) => one.scope === scope)) {
    run.compensable = run.compensable.filter((one) => one.scope !== scope)
  }
}
