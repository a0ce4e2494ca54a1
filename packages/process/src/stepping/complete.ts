import { nextListener } from './begin.ts'
import { leaveCancelled } from './cancel-transaction.ts'
import { writeData } from './data.ts'
import { dropStarts } from './fire.ts'
import { mapOutputs } from './mapping.ts'
import { change, elementOf, nodeOf, push, type Run } from './run.ts'

/** An element's work is done: its end listeners are asked, then its results are written, then it is left. */
export function complete(run: Run, key: number, data: unknown): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  if (node.kind === 'endEvent' && node.definitions.some(({ kind }) => kind === 'cancel')) {
    return leaveCancelled(run, key)
  }
  // What is opened again only to undo what was done in it has brought its results before.
  if (element.compensates !== null && !('isForCompensation' in node && node.isForCompensation)) {
    return push(run, { do: 'leave', key, data })
  }
  if ('body' in node && element.loop === null) dropStarts(run, key)
  if (!nextListener(run, key, 'end', 0)) writeResults(run, key, data)
}

/** Writes what the element brought where it belongs, once. */
function writeResults(run: Run, key: number, data: unknown): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  mapOutputs(run, node, element)
  writeData(run, element, node)
  push(run, { do: 'leave', key, data })
}

/** An end listener is done; what it brought counts as the element's. */
export function afterEndListener(run: Run, key: number, position: number): void {
  change(run, key, { wait: { kind: 'children' } })
  if (!nextListener(run, key, 'end', position + 1)) writeResults(run, key, null)
}
