import { type Element, isSubProcess } from '../../flow.ts'
import { FONT, type Size } from '../../text/label-size.ts'
import { textWidth } from '../../text/text-width.ts'
import { shifted } from '../shifted.ts'
import { withLanes } from './lanes.ts'
import { type LaidScope, layOutScope } from './lay-out-scope.ts'
import { type Contents, scopeOf } from './scope.ts'

/** Around what is in a sub-process; its name stands above it. */
const PADDING = { side: 24, top: 36, bottom: 24, markers: 10 } as const
/** Wider than this a name does not make its sub-process. */
const WIDEST_NAME = 400

/** A process, a pool or a sub-process with all that is in it, from the innermost sub-process outwards. */
export function layOutContainer(id: string, contents: Contents): LaidScope {
  const own = contents.elements.get(id) ?? []
  const inner = own.filter(isSubProcess)
  const laid = new Map(inner.map((element) => [element.id, layOutContainer(element.id, contents)]))
  const sizes = new Map<string, Size>()
  for (const element of inner) {
    const inside = laid.get(element.id)
    if (inside !== undefined && inside.shapes.size > 0) sizes.set(element.id, frameOf(element, inside))
  }
  const outer = layOutScope(scopeOf(id, contents, sizes))
  const shapes = new Map(outer.shapes)
  const edges = new Map(outer.edges)
  for (const { id: sub } of inner) {
    const [inside, frame] = [laid.get(sub), outer.shapes.get(sub)]
    if (inside === undefined || frame === undefined) continue
    shapes.set(sub, { ...frame, isExpanded: true })
    const { x, y, width } = frame.bounds
    const placed = shifted(inside, { x: x + Math.floor((width - inside.width) / 2), y: y + PADDING.top })
    for (const [key, shape] of placed.shapes) shapes.set(key, shape)
    for (const [key, edge] of placed.edges) edges.set(key, edge)
  }
  return withLanes(own, { ...outer, shapes, edges })
}

function frameOf({ name, markers }: Element, inside: LaidScope): Size {
  const names = [name.text, ...Object.values(name.translations)].map((text) => textWidth(text, FONT.title))
  const width = Math.max(inside.width, Math.min(Math.max(...names) + 16, WIDEST_NAME)) + 2 * PADDING.side
  const height = inside.height + PADDING.top + PADDING.bottom + (markers.length > 0 ? PADDING.markers : 0)
  return { width: Math.ceil(width / 2) * 2, height: Math.ceil(height / 2) * 2 }
}
