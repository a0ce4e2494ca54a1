import { newPart } from '../document/new-part.ts'
import type { OpenDocument } from '../document/open-document.ts'
import { isA, listOf, type Part, partOf } from '../document/part.ts'

/** A document being changed. */
export interface Editing {
  readonly document: OpenDocument
  readonly parts: Map<string, Part>
}

export const editingOf = (document: OpenDocument): Editing => ({ document, parts: new Map(document.parts) })

export const sourceOf = (flow: Part): Part => {
  const source = partOf(flow, 'sourceRef')
  if (source === null) throw new Error(`expected the flow ${flow.id ?? ''} to come from somewhere`)
  return source
}

export const targetOf = (flow: Part): Part => {
  const target = partOf(flow, 'targetRef')
  if (target === null) throw new Error(`expected the flow ${flow.id ?? ''} to lead somewhere`)
  return target
}

/** What holds a flow element: a process or a sub-process. */
export function containerOf(part: Part): Part {
  const { $parent } = part
  if ($parent === undefined) throw new Error(`expected ${part.id ?? part.$type} to stand in a flow`)
  return $parent
}

const flowsIn = (container: Part): readonly Part[] =>
  listOf(container, 'flowElements').filter(
    (part) =>
      part.$type === 'bpmn:SequenceFlow' && partOf(part, 'sourceRef') !== null && partOf(part, 'targetRef') !== null,
  )

export const nodesIn = (container: Part): readonly Part[] =>
  listOf(container, 'flowElements').filter((part) => isA(part, 'FlowNode'))

export const arrivingAt = (node: Part): readonly Part[] =>
  flowsIn(containerOf(node)).filter((flow) => targetOf(flow) === node)

export const leaving = (node: Part): readonly Part[] =>
  flowsIn(containerOf(node)).filter((flow) => sourceOf(flow) === node)

export const eventsOn = (node: Part): readonly Part[] =>
  nodesIn(containerOf(node)).filter(
    (part) => part.$type === 'bpmn:BoundaryEvent' && partOf(part, 'attachedToRef') === node,
  )

/** The id that is wished for, with a number where it is taken; it is taken from now on. */
export function freeId({ document: { ids } }: Editing, wish: string): string {
  let id = wish
  for (let next = 2; ids.has(id); next += 1) id = `${wish}${next}`
  ids.add(id)
  return id
}

/** Adds a node beside another one: in the same flow and the same lane. */
export function addNode(editing: Editing, node: Part, beside: Part): void {
  const container = containerOf(beside)
  node.$parent = container
  insertAfter(listOf(container, 'flowElements'), beside, node)
  if (node.id !== undefined) editing.parts.set(node.id, node)
  for (const lane of lanesOf(container)) {
    const members = listOf(lane, 'flowNodeRef')
    if (members.includes(beside)) members.push(node)
  }
}

function insertAfter(list: Part[], one: Part, added: Part): void {
  const at = list.indexOf(one)
  list.splice(at === -1 ? list.length : at + 1, 0, added)
}

/** Draws a flow; `after` is the one that it comes after where several leave the same node. */
export function connect(editing: Editing, source: Part, target: Part, wish: string, after: Part | null = null): Part {
  const container = containerOf(target)
  const flow = newPart('bpmn:SequenceFlow', { id: freeId(editing, wish) })
  flow.$parent = container
  flow.set('sourceRef', source)
  flow.set('targetRef', target)
  const elements = listOf(container, 'flowElements')
  if (after === null) elements.push(flow)
  else insertAfter(elements, after, flow)
  editing.parts.set(flow.id ?? '', flow)
  list(editing, source, 'outgoing', flow)
  list(editing, target, 'incoming', flow)
  return flow
}

function list({ document }: Editing, node: Part, property: 'incoming' | 'outgoing', flow: Part): void {
  if (!document.listsFlows) return
  const flows = listOf(node, property)
  if (flows.length === 0) node.set(property, [flow])
  else if (!flows.includes(flow)) flows.push(flow)
}

function unlist(node: Part | null, property: 'incoming' | 'outgoing', flow: Part): void {
  const flows = node === null ? [] : listOf(node, property)
  const at = flows.indexOf(flow)
  if (at !== -1) flows.splice(at, 1)
}

/** Lets a flow lead somewhere else. */
export function leadTo(editing: Editing, flow: Part, target: Part): void {
  unlist(partOf(flow, 'targetRef'), 'incoming', flow)
  flow.set('targetRef', target)
  list(editing, target, 'incoming', flow)
}

/** Lets a flow come from somewhere else. */
export function comeFrom(editing: Editing, flow: Part, source: Part): void {
  unlist(partOf(flow, 'sourceRef'), 'outgoing', flow)
  flow.set('sourceRef', source)
  list(editing, source, 'outgoing', flow)
}

const lanesOf = (container: Part): readonly Part[] => {
  const inSet = (set: Part): Part[] =>
    listOf(set, 'lanes').flatMap((lane) => {
      const inner = partOf(lane, 'childLaneSet')
      return [lane, ...(inner === null ? [] : inSet(inner))]
    })
  return listOf(container, 'laneSets').flatMap(inSet)
}

/** Takes flows and nodes away, with whatever refers to them alone. */
export function takeAway(editing: Editing, gone: ReadonlySet<Part>): void {
  for (const part of gone) {
    const container = containerOf(part)
    if (part.$type === 'bpmn:SequenceFlow') {
      const source = partOf(part, 'sourceRef')
      unlist(source, 'outgoing', part)
      unlist(partOf(part, 'targetRef'), 'incoming', part)
      if (source !== null && partOf(source, 'default') === part) source.set('default', undefined)
    }
    drop(listOf(container, 'flowElements'), (one) => one === part)
    for (const lane of lanesOf(container)) drop(listOf(lane, 'flowNodeRef'), (one) => one === part)
    const isTied = (one: Part): boolean =>
      one.$type === 'bpmn:Association' && [partOf(one, 'sourceRef'), partOf(one, 'targetRef')].includes(part)
    drop(listOf(container, 'artifacts'), isTied)
    if (part.id !== undefined) editing.parts.delete(part.id)
  }
}

function drop(list: Part[], isGone: (part: Part) => boolean): void {
  for (let at = list.length - 1; at >= 0; at -= 1) {
    const part = list[at]
    if (part !== undefined && isGone(part)) list.splice(at, 1)
  }
}
