import {
  type Connection,
  type Element,
  type Flow,
  isActivity,
  isData,
  isNamedOutside,
  type Trigger,
} from '../../flow.ts'
import { labelSize, type Size } from '../../text/label-size.ts'
import type { BorderEvent } from '../border-places.ts'
import { widthForBorder } from '../border-places.ts'
import type { Box, Handler, Wire } from '../layers/graph.ts'
import { companionsOf } from './companions.ts'
import { handlersOf, type Undoing } from './handlers.ts'
import { sizeOf } from './sizes.ts'

/** What is drawn directly in one container, prepared for its layout. */
export interface Scope {
  readonly boxes: readonly Box[]
  /** By wire: the connection that it draws. */
  readonly wires: ReadonlyMap<Wire, Connection>
  /** Data and notes that belong to no box here. */
  readonly loose: readonly Element[]
  /** Connections between a box, or an event on its border, and what belongs to it. */
  readonly ties: readonly Connection[]
  /** Lanes without lanes in them, from the top. */
  readonly lanes: readonly Element[]
}

/** Elements and connections by what they are drawn in. */
export interface Contents {
  readonly flow: Flow
  readonly elements: ReadonlyMap<string, readonly Element[]>
}

export const contentsOf = (flow: Flow): Contents => ({
  flow,
  elements: Map.groupBy(flow.elements.values(), ({ parent }) => parent),
})

/** `insides`: sizes of the sub-processes in it, which are laid out already. */
export function scopeOf(container: string, contents: Contents, insides: ReadonlyMap<string, Size>): Scope {
  const own = contents.elements.get(container) ?? []
  const { flow } = contents
  const lanes = leaves(own)
  const laneOf = positionsIn(lanes, own)
  const hosts = new Set(own.filter(isActivity).map(({ id }) => id))
  // An event on the border of nothing stands by itself.
  const isOnBorder = ({ kind, attachedTo }: Element) => kind === 'boundaryEvent' && hosts.has(attachedTo ?? '')
  const nodes = own.filter((one) => !isExtra(one) && !isOnBorder(one))
  const events = Map.groupBy(own.filter(isOnBorder), ({ attachedTo }) => attachedTo ?? '')
  const hostOf = new Map<string, string>(nodes.map(({ id }) => [id, id]))
  for (const [host, list] of events) for (const { id } of list) hostOf.set(id, host)
  const { companions, ties } = companionsOf(own, hostOf, flow)
  const handlers = handlersOf(own, hostOf, flow)
  const handling = new Set([...handlers.values()].map(({ element }) => element.id))
  const boxOf = (element: Element): Box => {
    const borderEvents = (events.get(element.id) ?? []).map(({ id, name }) => ({
      id,
      label: labelSize(name, BORDER_LABEL),
    }))
    const size = insides.get(element.id) ?? sizeOf(element)
    return {
      id: element.id,
      kind: element.kind.endsWith('Gateway') ? 'gateway' : element.kind.endsWith('Event') ? 'event' : 'activity',
      width: Math.max(size.width, even(widthForBorder(borderEvents))),
      height: size.height,
      lane: laneOf.get(element.lane ?? '') ?? 0,
      isBreak: element.kind === 'endEvent' && BREAKS.has(element.trigger ?? 'none'),
      borderEvents,
      label: isNamedOutside(element) ? labelSize(element.name) : null,
      companions: companions.get(element.id) ?? [],
      handler: handlerOf(handlers.get(element.id), borderEvents, insides),
    }
  }
  const boxes = nodes.filter(({ id }) => !handling.has(id)).map(boxOf)
  const placed = new Set([...companions.values()].flat().map(({ id }) => id))
  return {
    boxes,
    wires: wiresOf(boxes, hostOf, flow),
    loose: own.filter((one) => isExtra(one) && one.kind !== 'lane' && one.kind !== 'group' && !placed.has(one.id)),
    ties: [...ties, ...[...handlers.values()].map(({ connection }) => connection)],
    lanes,
  }
}

/** Ends that break off what led to them. */
const BREAKS = new Set<Trigger | 'none'>(['error', 'escalation', 'terminate', 'cancel', 'compensation'])

/** Names of border events are narrow: they stand between the wires that leave those. */
const BORDER_LABEL = 70

const even = (value: number): number => Math.ceil(value / 2) * 2

const isExtra = (element: Element): boolean =>
  isData(element) || element.kind === 'textAnnotation' || element.kind === 'lane' || element.kind === 'group'

/** By id of each lane its position from the top; of one that holds others, that of the first of those. */
function positionsIn(lanes: readonly Element[], own: readonly Element[]): ReadonlyMap<string, number> {
  const outer = new Map(own.map(({ id, lane }) => [id, lane]))
  const positions = new Map<string, number>()
  for (const [position, { id }] of lanes.entries()) {
    for (let at: string | null = id; at !== null && !positions.has(at); at = outer.get(at) ?? null)
      positions.set(at, position)
  }
  return positions
}

/** Lanes that hold no lanes, in drawing order, which has those of one lane together. */
function leaves(own: readonly Element[]): Element[] {
  const lanes = own.filter(({ kind }) => kind === 'lane')
  const outer = new Set(lanes.map(({ lane }) => lane))
  return lanes.filter(({ id }) => !outer.has(id))
}

function handlerOf(
  undoing: Undoing | undefined,
  events: readonly BorderEvent[],
  insides: ReadonlyMap<string, Size>,
): Handler | null {
  const event = events.find(({ id }) => id === undoing?.event)
  if (undoing === undefined || event === undefined) return null
  const { element } = undoing
  return { id: element.id, event, size: insides.get(element.id) ?? sizeOf(element) }
}

function wiresOf(
  boxes: readonly Box[],
  hostOf: ReadonlyMap<string, string>,
  { connections }: Flow,
): ReadonlyMap<Wire, Connection> {
  const byId = new Map(boxes.map((box) => [box.id, box]))
  const wires = new Map<Wire, Connection>()
  for (const connection of connections.values()) {
    if (connection.kind !== 'sequence' && connection.kind !== 'association') continue
    const from = byId.get(hostOf.get(connection.source) ?? '')
    const to = byId.get(connection.target)
    if (from === undefined || to === undefined) continue
    const event = from.borderEvents.find(({ id }) => id === connection.source) ?? null
    wires.set({ id: connection.id, from, event, to, label: labelSize(connection.name) }, connection)
  }
  return wires
}
