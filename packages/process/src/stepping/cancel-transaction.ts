import type { BoundaryEvent, FlowNode } from '../definition.ts'
import { isActivity } from '../definition.ts'
import { type Compensable, INSTANCE } from '../state.ts'
import { compensate } from './compensation.ts'
import { dropStarts, fireBoundary, hostOf } from './fire.ts'
import { change, childrenOf, elementOf, nodeOf, type Run, removeElement } from './run.ts'
import { stop } from './stop.ts'
import { terminateWithin } from './terminate.ts'

/**
 * A cancel end event: everything else in the transaction ends, what was done in it is undone, last first; then it is left
 * by the cancel event on its border (BPMN 2.0.2, 10.3.2 and 13.3.4). Of a multi-instance that event is on the border of all
 * its turns together, so all are cancelled.
 */
export function cancelTransaction(run: Run, key: number): void {
  const { scope } = elementOf(run, key)
  const transaction = transactionAround(run, scope)
  if (transaction === null) return stop(run, key, noTransaction)
  const host = hostOf(run, transaction)
  const turns = host === transaction ? [transaction] : childrenOf(run, host)
  for (const turn of turns) {
    terminateWithin(run, turn, (element) => element.key === key)
    dropStarts(run, turn)
    // The other turns stay for what is undone in them, and do not go on.
    if (turn !== transaction) change(run, turn, { wait: { kind: 'compensation', left: [] } })
  }
  compensate(run, key, run.compensable.filter(isOf(run, host, turns)))
}

/** What was done in the transaction or, of a multi-instance, in any of its turns: also in those that are complete. */
function isOf(run: Run, host: number, turns: readonly number[]): (one: Compensable) => boolean {
  const { element, scope } = elementOf(run, host)
  return (one) => turns.includes(one.scope) || (one.element === element && one.scope === scope && one.key > host)
}

/** All is undone: the transaction ends, and the token goes on from its cancel event. */
export function leaveCancelled(run: Run, key: number): void {
  const transaction = transactionAround(run, elementOf(run, key).scope)
  if (transaction === null) return stop(run, key, noTransaction)
  const host = hostOf(run, transaction)
  const boundary = cancelEventOf(nodeOf(run, elementOf(run, host)))
  if (boundary === null) return stop(run, key, noTransaction)
  const element = elementOf(run, key)
  removeElement(run, element)
  run.events.push({ kind: 'left', at: run.now, element: element.element, key, flows: [], data: null, isBody: false })
  fireBoundary(run, host, boundary, null)
}

function transactionAround(run: Run, scope: number): number | null {
  if (scope === INSTANCE) return null
  const node = nodeOf(run, elementOf(run, scope))
  return node.kind === 'subProcess' && node.variant === 'transaction' ? scope : null
}

function cancelEventOf(node: FlowNode): BoundaryEvent | null {
  if (!isActivity(node)) return null
  return node.boundaries.find(({ definitions }) => definitions.some(({ kind }) => kind === 'cancel')) ?? null
}

const noTransaction = {
  code: 'process.no-transaction',
  message: {
    en: 'There is no transaction around with a cancel event on its border.',
    'zh-CN': '外层没有带取消边界事件的事务子流程。',
  },
}
