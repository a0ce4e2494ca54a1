import type { FeelContext } from '@aftersale/feel'
import { type FlowNode, isActivity } from '../definition.ts'
import type { ElementInstance } from '../state.ts'
import { readData } from './data.ts'
import { offerJob } from './jobs.ts'
import { mapInputs } from './mapping.ts'
import { elementOf, isTurn, nodeOf, push, type Run } from './run.ts'
import { stop } from './stop.ts'
import { subscribe } from './subscribe.ts'
import { setLocal, visibleIn } from './variables.ts'

/** Prepares a visit: its data, its variables, the events on its border, its start listeners; then it is activated. */
export function begin(run: Run, key: number): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  if (element.loop === null && readData(run, key, node)) return
  prepare(run, key)
}

/** What follows once the values of data stores are there. */
export function prepare(run: Run, key: number): void {
  const element = elementOf(run, key)
  const node = nodeOf(run, element)
  if (element.loop === null) {
    const inputs = mapInputs(run, node, visibleIn(run, key))
    if (inputs !== null) setLocal(run, key, inputs)
    if ('body' in node && node.body.dataObjects.length > 0) {
      setLocal(run, key, { ...emptyData(node.body.dataObjects), ...elementOf(run, key).variables })
    }
  }
  if (!isTurn(run, element) && !openBorder(run, element, node)) return
  nextListener(run, key, 'start', 0)
}

/** Offers the work of the next listener; where none is left the element is activated, or has all its results. */
export function nextListener(run: Run, key: number, on: 'start' | 'end', position: number): boolean {
  const element = elementOf(run, key)
  const listener = element.loop === null ? nodeOf(run, element).listeners[on][position] : undefined
  if (listener !== undefined) {
    offerJob(run, key, `${on}-${position}`, listener)
    return true
  }
  if (on === 'start') push(run, { do: 'activate', key })
  return false
}

/** Lets the events on an activity's border be triggered. Where one cannot, the activity stops. */
function openBorder(run: Run, element: ElementInstance, node: FlowNode): boolean {
  if (!isActivity(node)) return true
  const visible = visibleIn(run, element.key)
  for (const boundary of node.boundaries) {
    const cause = subscribe(run, element.key, boundary, visible)
    if (cause === null) continue
    stop(run, element.key, cause, { kind: 'begin' })
    run.subscriptions.delete(element.key)
    return false
  }
  return true
}

const emptyData = (objects: readonly { readonly name: string }[]): FeelContext =>
  Object.fromEntries(objects.map(({ name }) => [name, null]))
