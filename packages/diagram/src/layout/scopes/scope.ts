import { type Connection, type Element, type Flow, isData, isNamedOutside } from '../../flow.ts'
import { labelSize, type Size } from '../../text/label-size.ts'
import { widthForBorder } from '../border-places.ts'
import type { Box, Companion, Wire } from '../layers/graph.ts'
import { sizeOf } from './sizes.ts'

/** What is drawn directly in one container, prepared for its layout. */
export interface Scope {
  readonly boxes: readonly Box[]
  /** By wire: the connection that it draws. */
  readonly wires: ReadonlyMap<Wire, Connection>
  /** Data and notes that belong to no box here. */
  readonly loose: readonly Element[]
  /** Connections between a box and what belongs to it. */
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
  const laneOf = new Map(lanes.map((lane, position) => [lane.id, position]))
  const nodes = own.filter((one) => !isExtra(one) && one.kind !== 'boundaryEvent')
  const events = Map.groupBy(
    own.filter(({ kind }) => kind === 'boundaryEvent'),
    ({ attachedTo }) => attachedTo ?? '',
  )
  const hostOf = new Map<string, string>(nodes.map(({ id }) => [id, id]))
  for (const [host, list] of events) if (hostOf.has(host)) for (const { id } of list) hostOf.set(id, host)
  const { companions, ties } = companionsOf(own, hostOf, flow)
  const boxes = nodes.map((element): Box => {
    const borderEvents = (events.get(element.id) ?? []).map(({ id, name }) => ({ id, label: labelSize(name) }))
    const size = insides.get(element.id) ?? sizeOf(element)
    return {
      id: element.id,
      kind: element.kind.endsWith('Gateway') ? 'gateway' : element.kind.endsWith('Event') ? 'event' : 'activity',
      width: Math.max(size.width, even(widthForBorder(borderEvents))),
      height: size.height,
      lane: laneOf.get(element.lane ?? '') ?? 0,
      isEnd: element.kind === 'endEvent',
      borderEvents,
      label: isNamedOutside(element) ? labelSize(element.name) : null,
      companions: companions.get(element.id) ?? [],
    }
  })
  const placed = new Set([...companions.values()].flat().map(({ id }) => id))
  return {
    boxes,
    wires: wiresOf(boxes, hostOf, flow),
    loose: own.filter((one) => isExtra(one) && one.kind !== 'lane' && one.kind !== 'group' && !placed.has(one.id)),
    ties,
    lanes,
  }
}

const even = (value: number): number => Math.ceil(value / 2) * 2

const isExtra = (element: Element): boolean =>
  isData(element) || element.kind === 'textAnnotation' || element.kind === 'lane' || element.kind === 'group'

/** Lanes that hold no lanes, in drawing order, which has those of one lane together. */
function leaves(own: readonly Element[]): Element[] {
  const lanes = own.filter(({ kind }) => kind === 'lane')
  const outer = new Set(lanes.map(({ lane }) => lane))
  return lanes.filter(({ id }) => !outer.has(id))
}

/** Data and notes stand with the first box that they are connected with. */
function companionsOf(own: readonly Element[], hostOf: ReadonlyMap<string, string>, { connections }: Flow) {
  const companions = new Map<string, Companion[]>()
  const ties: Connection[] = []
  const extras = new Map(
    own.filter((one) => isData(one) || one.kind === 'textAnnotation').map((one) => [one.id, one] as const),
  )
  const homeOf = new Map<string, string>()
  for (const connection of connections.values()) {
    for (const [id, other] of [
      [connection.source, connection.target],
      [connection.target, connection.source],
    ] as const) {
      const extra = extras.get(id)
      // Only the box itself: what belongs to an event on its border would hang in the air above the box.
      const host = hostOf.get(other) === other ? other : undefined
      if (extra === undefined || host === undefined) continue
      if (homeOf.has(id) && homeOf.get(id) !== host) continue
      ties.push(connection)
      if (homeOf.has(id)) continue
      homeOf.set(id, host)
      const label = isNamedOutside(extra) ? labelSize(extra.name) : null
      companions.set(host, [...(companions.get(host) ?? []), { id, size: sizeOf(extra), label }])
    }
  }
  return { companions, ties }
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
