import type { Diagram, Edge, Plane, Shape } from '../../diagram.ts'
import { type Connection, type Element, type Flow, isSubProcess } from '../../flow.ts'
import { around, type Bounds, center, grown, moved, passes, pieces } from '../../geometry.ts'
import { connectFreely } from '../free/connect-freely.ts'
import { layOut } from '../lay-out.ts'
import { type Drawn, shifted } from '../shifted.ts'
import { findPlace, MARGIN } from './find-place.ts'
import { grownAround, makeRoom } from './make-room.ts'

/**
 * The drawing of a flow that was changed: `before` as it was drawn, `flow` as it is now. What was drawn stays where it is;
 * what came in is put on the line that it came in on, and what lies behind it makes room; only lines that lead elsewhere
 * now, or would pass through what is new, find a way anew. `swapped` are two elements that change places. What is drawn
 * nowhere near is left out.
 */
export function amend(before: Diagram, flow: Flow, swapped: readonly [string, string] | null = null): Diagram {
  const fresh = [...flow.elements.values()].filter(({ id }) => !before.flow.elements.has(id))
  return { flow, planes: before.planes.map((plane) => amendPlane(plane, before.flow, flow, fresh, swapped)) }
}

function amendPlane(
  plane: Plane,
  old: Flow,
  flow: Flow,
  fresh: readonly Element[],
  swapped: readonly [string, string] | null,
): Plane {
  const shapes = new Map([...plane.shapes].filter(([id]) => flow.elements.has(id)))
  const isSame = (one: Connection | undefined, other: Connection | undefined): boolean =>
    one !== undefined && one.source === other?.source && one.target === other.target
  const edges = new Map([...plane.edges].filter(([id]) => isSame(flow.connections.get(id), old.connections.get(id))))
  let drawn: Drawn = exchanged({ shapes, edges }, flow, swapped)
  const coming = fresh.filter(({ parent }) => [...shapes.keys()].some((id) => flow.elements.get(id)?.parent === parent))
  const placed = coming.length === 0 ? [] : [...new Set(coming.map(({ id }) => id))]
  if (coming.length > 0) drawn = withComing(drawn, plane, flow, coming)
  const isTouched = ({ id, source, target }: Connection): boolean =>
    !drawn.edges.has(id) &&
    (plane.edges.has(id) || placed.includes(source) || placed.includes(target) || !old.connections.has(id))
  const connections = new Map([...flow.connections].filter(([, one]) => isTouched(one)))
  const found = connectFreely({ ...flow, connections }, drawn)
  return { of: plane.of, shapes: drawn.shapes, edges: new Map([...drawn.edges, ...found]) }
}

function withComing(drawn: Drawn, plane: Plane, flow: Flow, coming: readonly Element[]): Drawn {
  const ids = new Set(coming.map(({ id }) => id))
  const entry = entryOf(ids, plane, flow)
  const source = drawn.shapes.get(entry?.source ?? '')
  const [first] = coming
  if (entry === null || source === undefined || first === undefined) return drawn
  const block = blockOf(coming, ids, flow)
  const door = block.shapes.get(entry.target)?.bounds
  const all = around(extentsOf(block))
  if (door === undefined || all === null) return drawn
  const container = [first.lane, first.parent].find((id) => id !== null && drawn.shapes.has(id)) ?? null
  const open = containersOf(first, flow)
  const isSolid = (id: string): boolean => {
    const element = flow.elements.get(id)
    return element !== undefined && !open.has(id) && !GROUND.has(element.kind)
  }
  const { place, room } = findPlace(
    { size: { width: all.width, height: all.height }, entry: { x: center(door).x - all.x, y: center(door).y - all.y } },
    source,
    plane.edges.get(entry.id),
    container === null ? null : (drawn.shapes.get(container)?.bounds ?? null),
    drawn,
    isSolid,
  )
  const roomy = room === null ? drawn : makeRoom(drawn, flow, open, room)
  const put = shifted(block, { x: place.x - all.x, y: place.y - all.y })
  const covered = grown({ ...place, width: all.width, height: all.height }, MARGIN)
  const held = [first.lane, first.parent].reduce(
    (now: Drawn, id) => (id === null ? now : grownAround(now, flow, open, id, covered)),
    roomy,
  )
  const isFree = ({ points }: Edge): boolean =>
    ![...put.shapes.values()].some(({ bounds }) => pieces(points).some((piece) => passes(piece, grown(bounds, NEAR))))
  return {
    shapes: new Map([...held.shapes, ...put.shapes]),
    edges: new Map([...[...held.edges].filter(([, edge]) => isFree(edge)), ...put.edges]),
  }
}

/** How near a line may come to something new. */
const NEAR = 4

const GROUND = new Set<Element['kind']>(['pool', 'lane', 'group'])

/** The line that leads from what is drawn into what comes in: one that was drawn before, if there is one. */
function entryOf(ids: ReadonlySet<string>, plane: Plane, flow: Flow): Connection | null {
  const entries = [...flow.connections.values()].filter(
    ({ kind, source, target }) => kind === 'sequence' && ids.has(target) && plane.shapes.has(source),
  )
  return entries.find(({ id }) => plane.edges.has(id)) ?? entries[0] ?? null
}

/** What comes in, laid out by itself. */
function blockOf(coming: readonly Element[], ids: ReadonlySet<string>, flow: Flow): Drawn {
  const elements = new Map(coming.map((one) => [one.id, { ...one, parent: BLOCK, lane: null }]))
  const inner = [...flow.connections].filter(([, { source, target }]) => ids.has(source) && ids.has(target))
  const name = { text: '', translations: {} }
  const [plane] = layOut({ roots: [{ id: BLOCK, name }], elements, connections: new Map(inner) }).planes
  return plane ?? { shapes: new Map(), edges: new Map() }
}

const BLOCK = ' block'

const extentsOf = ({ shapes, edges }: Drawn): Bounds[] => [
  ...[...shapes.values()].flatMap(({ bounds, label }) => (label === null ? [bounds] : [bounds, label])),
  ...[...edges.values()].flatMap(({ points, label }) => [
    ...points.map(({ x, y }) => ({ x, y, width: 0, height: 0 })),
    ...(label === null ? [] : [label]),
  ]),
]

/** The sub-processes and pools around an element. */
function containersOf({ parent }: Element, flow: Flow): ReadonlySet<string> {
  const found = new Set<string>()
  for (let at = flow.elements.get(parent); at !== undefined; at = flow.elements.get(at.parent)) found.add(at.id)
  return found
}

/** Two elements of one size change places, with what lies on their borders; others stay. */
function exchanged({ shapes, edges }: Drawn, flow: Flow, pair: readonly [string, string] | null): Drawn {
  const [one, other] = (pair ?? []).map((id) => shapes.get(id))
  const isEqual =
    one !== undefined &&
    other !== undefined &&
    one.bounds.width === other.bounds.width &&
    one.bounds.height === other.bounds.height
  const isOpen = (pair ?? []).some((id) => {
    const element = flow.elements.get(id)
    return element !== undefined && isSubProcess(element) && shapes.get(id)?.isExpanded === true
  })
  if (pair === null || !isEqual || isOpen) return { shapes, edges }
  const [first] = pair
  const there = { x: other.bounds.x - one.bounds.x, y: other.bounds.y - one.bounds.y }
  const back = { x: -there.x, y: -there.y }
  const hostOf = (id: string) => flow.elements.get(id)?.attachedTo ?? id
  const isMoved = (id: string) => pair.includes(hostOf(id))
  const placed = [...shapes].map(([id, shape]): [string, Shape] => {
    if (!isMoved(id)) return [id, shape]
    const by = hostOf(id) === first ? there : back
    return [
      id,
      { ...shape, bounds: moved(shape.bounds, by), label: shape.label === null ? null : moved(shape.label, by) },
    ]
  })
  const isLoose = ([id]: readonly [string, Edge]): boolean => {
    const connection = flow.connections.get(id)
    return connection === undefined || !(isMoved(connection.source) || isMoved(connection.target))
  }
  return { shapes: new Map(placed), edges: new Map([...edges].filter(isLoose)) }
}
